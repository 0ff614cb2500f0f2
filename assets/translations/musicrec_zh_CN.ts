<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n call(s) written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n day(s) ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n month(s) ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n other(s) cannot be opened either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n play(s) deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n play(s) no longer count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n play(s) of {artist} in all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n track(s) left the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n week(s) ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n year(s) ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, skipped %n time(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {0} times within a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--since must lie before --until.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 is five stars, 0 takes it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; its artist {0} times within a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A grammar is not valid: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A prompt of {0} tokens is too long for this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rating is 0 to 100, not {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small model on this machine reads your requests and words the reasons. Without one, rules and templates do the work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add %n music folder(s) to the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a music folder: musicrec scan ~/Music</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of these, in one database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any GGUF file of an instruction-following model that llama.cpp can run. The file is copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artists, albums, genres, moods and eras can have one, between -1 and 1; a track can be liked or not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for a number of tracks instead: --tracks 20</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for less at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the end of the track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Autopilot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Autopilot on or off: the queue fills itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BPM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginning of the track, or previous track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins here (A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bit rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By tempo and energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache: covers and pictures that can be made again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls, the newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its name, and whether its drive is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the connection and try again; a .gguf file fetched elsewhere can be imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk it is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the folder&apos;s rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name and the rights of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path, or export the history again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling: death metal, jazz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a place where files may be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder for this program&apos;s data, or move that file away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder for this program&apos;s data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or make this one writable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model, or build llama-cpp-python again on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model, or start the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model, or update llama-cpp-python if the model is newer than it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen anew, nearer to “{name}”, which you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen anew: you do not like “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen anew: you skipped {name} twice, so nothing more of theirs follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen anew: you skipped “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close that player and try again, or import a copy of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying {file}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct model_mirrors in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the cue sheet, if one divides this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the file, or move it away to start with the default settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct them, or move the file away to start with the default settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-fade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete every play, like and comment for good?

This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the history …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dislike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dislike the track that plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dislike this track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does another program use it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends here (B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equaliser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every album alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every call is kept on this machine, to read, to export and to clear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every play, like and comment is deleted for good. Your files and playlists stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every track alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything stays in files on this machine. Nothing is ever sent anywhere; the one thing fetched, when you ask for it, is a language model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export all …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export profile and history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the playlist as M3U8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fades out over the last seconds, then pauses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files are read where they are, never moved and never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command by its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some memory or choose a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space or make the folder writable, then start again. The database is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a list that was made for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a playlist that you saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the files&apos; ReplayGain, or as measured here. Nothing is raised past full scale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give yourself the right to read it, then scan again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give yourself the right to write to the file and its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on fetching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the album {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the artist {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the request box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear tracks whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How each track sounds is measured once, on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tracks are measured at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported plays of tracks that are not here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In %n minute(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a list:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In an opened playlist: back to all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In an opened playlist: rename it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the queue: remove; among the playlists: delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In your library since {ago}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it again: pip install --force-reinstall llama-cpp-python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is its drive connected, and may you read it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the drive with your music connected?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has not been measured yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds no sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a part of a file, which has one set of tags for all its tracks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is started again at the next request. If that happens again, choose a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be on a drive that is away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was trained for another model. Choose that one, or switch the adapter off in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its contents are damaged, or not what its name says: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its contents are no audio that this program knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its sound gives no clear answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its tags are damaged: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger models understand more and take longer. Each is fetched once, checked, and kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of a cross-fade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less bass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let nothing heard so far count any more?

The plays stay and can be made to count again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the track that plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like this track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likes and dislikes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists that were made, and what you did with them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logs of the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for changes now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Louder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loudness and cross-fades are in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lyrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>format of a month</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new playlist, or ask for less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a playlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room and try again: it goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on its disk, get the right to write there, or name another: --profile DIR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on its disk, or give yourself the right to write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on its disk, or give yourself the right to write to its folder and to keep its owner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on this disk, or move the models folder (MUSICREC_MODELS).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map: the library as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mood journey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More bass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More like these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More like “{track}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More like “{track}” and others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More memory than is free now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More of your music may have to be measured first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Music as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Music folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New, changed and vanished files are noticed while the window is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No call is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No forgotten part has the number {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No journey can be planned: it needs a beginning, an end and a length in minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No leaning of {0} can be set for a {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lyrics: none in the file, and no .lrc file with its name beside it. Nothing is looked up on the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mirror gives {0}: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is called {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other track fits here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No playlist can be made: the library holds no tracks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No playlist in minutes can be made: none of the tracks that fit ({0}) tells its length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No track of the library is left for this request: everything is excluded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not this one, another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not used:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing heard so far counts any more. The plays stay, and can be made to count again on the page You.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in your library belongs with “{track}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is known of a track with the number {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is known of the {0} &quot;{1}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is playing. Play a track from your library, or let a list be made for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of the playlist {0} can be played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing slides, zooms smoothly or moves by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was named to be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing would be left of the list, so it stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing: the queue ends here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off hides everything about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: the music ends with the last track.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On: when your own tracks are through, the music goes on, and turns as you skip and like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One JSON file with every play, like, comment and what is believed of you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One or more of --genre, --mood, --replaygain, --rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder with music in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play from this track; among the playlists: open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or pause (in a text field: a space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Played %n time(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playing goes on when you press play.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playlists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playlists end with {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays of music that is not in the library any more can be forgotten by time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position in the track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the button and get a playlist for this hour, or say in your own words what you would like: a mood, a genre, an artist, a decade, a length, what to leave out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile and history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions to the language model, with its answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %n file(s) …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {folder} from the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename that folder, or name the folder above it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat a part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat a part: where it begins, where it ends, no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat all, this track, or nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat: all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat: off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat: this track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLite {0} is too old for the library database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the playlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the tracks as a new playlist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved playlists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan its folder first: musicrec scan FOLDER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan the folder again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan the library again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set another mirror, or import a .gguf file fetched elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set both points on the plane and a length above zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting of the equaliser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show file in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the log …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show these shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shuffle the queue, or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shuffle: off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shuffle: on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleep timer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small speakers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound goes to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound off or on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound: equaliser, timer, speed, device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed for music as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spoken from the next start on. Requests may be written in any language at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spoken word only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start anew …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the program from a terminal to see what they say; a library may be missing or damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this track, or go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strawberry keeps its library in strawberry.db, Clementine in clementine.db.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away or delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back a wish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back an exclusion or a dislike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in a file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in a language model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the dislike back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the like back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {folder} out of the library?

The files stay where they are; their plays are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That time ends before it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The comment is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of {0} is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is as it was; it may be damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file may be damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of “{track}” is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} for the library database cannot be made: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history {0} cannot be read: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language model ended by itself {0} times and is left alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language model ended by itself: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language model stopped (llama_decode: {0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language model was switched off meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language model&apos;s process cannot be started: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library database {0} cannot be used: {1} ({2}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library database {0} is of version {1}; this program knows versions up to {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library database {0} was not updated, because no backup could be made: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library has no track {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library has no {0} &quot;{1}&quot;, and nothing is known of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library has no {0} &quot;{1}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library {0} of another player cannot be read: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log cannot be written to {0}: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name must be written as the library writes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The playlist cannot be renamed: it has been deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The playlist has been deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The playlist {0} cannot be read: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The playlist {0} cannot be written: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile cannot be written to {0}: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile folder {0} cannot be made: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue is empty. Play a playlist, or add tracks from the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule &quot;{0}&quot; cannot be used: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings cannot name {0}: a folder&apos;s name must be valid UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file {0} cannot be read: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file {0} cannot be written: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file {0} holds values that make no sense: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tags of {0} cannot be written: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no music in {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no permission to read the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no playlist {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no version {0} of what was learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {0} &quot;{1}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a fault of the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a mistake in the program, not yours. You can go on; if things look odd, start it again. The text below helps to put it right. It is kept in the file named in its first line; nothing has been sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks in the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks of one album in a row are always joined without a gap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks, with their tags and how they sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later, or import a .gguf file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later, or set another mirror.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later: it goes on where it stopped. A .gguf file fetched elsewhere can be imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, or restart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update the program, or move the file away and put back the backup that was made before the update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a Python with SQLite 3.37 or newer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a language model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a tag editor for this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Various artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you think of this track?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it was asked and answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the language model was asked and answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was trained to make the model understand requests better is loaded with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would you like to hear?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you hear and say is not remembered while this is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When all are measured by excerpts, hear them whole: exact loudness, and where sections begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it is always the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While music plays or the machine runs on its battery, measuring takes half of one core.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why and next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why: show the score parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what you think of the track.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written to {file}: the profile and %n play(s), likes and dislikes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You chose it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You do not like this track.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have not heard it here before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You know it since {ago}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You like this track.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You listen in private: nothing is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You: your taste, and how well it is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your remark on this track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your remarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>among those loved and long not heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>analysis workers end before their first file (exit code {0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>around {0}:00 you finish {1} and {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the machine allows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked at least {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked at most {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked {0} to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asking the language model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asking the language model about tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asking what this calls for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by all that the log of listening says of what comes next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by all that the log says of what is discovered next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by how fresh it is in memory, by the power law of {{}}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by listens that fade within days: {{}}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by what came next in sessions like this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by what came soon after the tracks before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by what else is heard in sessions like this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by what followed the track before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by what followed the two tracks before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by what is heard at this hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by what is heard in the same sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by what is heard in the same sessions, each track&apos;s own share alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by what is heard on this day of the week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by what lately followed the track before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by what the log says a session beginning now may hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by what was heard next, with what was skipped passed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by whose music followed that of the artist before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chance, seed {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changing the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choosing tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cosine {0} to a track you turned away from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cosine {0} to the sound you finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disliked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>genre {0} (asked {1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>genre {0}, a kind of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in common with what you keep: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>instrumentalness {0} (asked vocals: {1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last played {0} ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>laying out the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a day ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>llama.cpp cannot be loaded: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking for what sounds alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearness {0} to the {1} {2} finished in this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs {size} of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never heard, nor anything of this artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never heard; {0} {1} of this artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no genre tag (asked {0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no year tag ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not enough listening yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not played yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing near it was heard yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing says that it is {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of this artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other tracks of its album: {0} on a scale from -1 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other tracks of its artist: {0} on a scale from -1 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other tracks of its {0} turned away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partly what you avoid: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pip cannot be started: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sound like {0}: cosine {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sounds like {0}, just skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started, never heard past half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tags do not say whether {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tags name {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the language model finds it closer to your words than {0} of the tracks it compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tried out: this place was left to chance, {0} for this track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turned away before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valence {0} and energy {1} (asked {2})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valence {0} and energy {1} ({2} to {3})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valence {0} and energy {1}; {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting to go on with {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what sounds like it: {0} on a scale from -1 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wording reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you set {0} for the {1} {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} came without an archive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} came without {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be added to this model: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be copied: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be decoded: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be deleted: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be fetched: the disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be fetched: the network does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be fetched: this Python has no pip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be fetched: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be opened: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be opened: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be played: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be played: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be run here: llama.cpp ended abnormally when it was tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be unpacked: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be used as a language model: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be used: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}; the file is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be {1}: {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be {1}: {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} claims {1} channels at {2} hertz, which no music has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has changed since it was scanned; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no sound between {1} s and {2} s: it is {3} s long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has {1} MB free, and {2} MB are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds no listening history that is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds no sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is a database of another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is a database, but no library of Strawberry or Clementine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no address: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no playlist that this program reads: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not among the genres that this program knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not sound that can be decoded: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not the file it should be: its SHA-256 is another one. What had come was thrown away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not what the catalogue knows: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is of a format that this program does not write to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} may not be written to; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} no longer holds what it did: {1} was changed; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} seconds long ({1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} tracks in a row could not be played, so playing has stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was changed by another program meanwhile; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} {1} where these have {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: not a file for libsndfile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}; added {1} ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {size} fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gain} decibels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hertz} hertz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} major</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} minor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{latest}; it was {value} in {month}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} · {read} tokens read, {written} written · {ms} ms · seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} billion parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} million parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{played}; the last time {ago}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} freed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} to fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} to {end}: stop repeating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} in {month}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
