<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source> %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> BPM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> LUFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n album(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artist(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) written.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) with music</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dislike(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have gone; their history is kept.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n like(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n like(s) and dislike(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) cannot be opened either.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n play(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n play(s) deleted.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n play(s) no longer count.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n play(s) no longer count; all begins anew.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n play(s) of {artist} in all.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n play(s) of {name} no longer count.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to come</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) are not on the map yet: how they sound has not been measured.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) left the library.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) lie where nothing can be reached now.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s). Point at one to see what it is.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>+ Wish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, or </source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>, skipped %n time(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
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
        <source>0 is best: as many skips as foreseen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.5 is guessing, 1 is never wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 is five stars, 0 takes it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1: always first among all tracks you know. Each time as foreseen just before it began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>45 minutes that grow quieter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>45 minutes that slowly rise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90s rock, nothing I skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; its artist {0} times within a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>= as before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bit of everything, to begin with.</source>
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
        <source>A mood, a genre, an artist … or nothing: your taste and the hour decide</source>
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
        <source>A skip is a track that you left before half.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small model on this machine reads your requests and words the reasons. Without one, rules and templates do the work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A track that is no longer in the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acoustic sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Across your library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Add %n music folder(s) to the library</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add a folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a music folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a music folder: musicrec scan ~/Music</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add moods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add music folder</source>
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
        <source>Adds: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a track that was heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Album, artist and kin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Albums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of these, in one database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of this stands on {plays}, {said} and {remarks}. Choose a line to see the plays behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All playlists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All plugins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All tracks</source>
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
        <source>Artist to leave out …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artist …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artists, albums, genres, moods and eras can have one, between -1 and 1; a track can be liked or not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As long as usual</source>
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
        <source>Ask for something beside these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At that hour it is {bright} and {strong}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the end of the track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At weekends</source>
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
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to your taste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with a letter, and use letters, digits and spaces: my_plugin</source>
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
        <source>Begins with music for the mood you are in and leads on in small steps, track by track, to the mood you want.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between the mixes and the list that was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bit rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breathe in for {inn} seconds, out for {out}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brightness of mood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By tempo and energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By year</source>
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
        <source>Came in the last 30 days: {n} tracks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it: shorter · less of that singer · keep the first five · now for driving · no more rap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change what is believed of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts</source>
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
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose: {what}</source>
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
        <source>Click to change it.</source>
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
        <source>Colours show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
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
        <source>Continue where you stopped</source>
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
        <source>Correct the manifest, or register the part in enable(api).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct them, or move the file away to start with the default settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted from what was recorded on this machine: {days}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting and drawing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-fade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DJ mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Danceability</source>
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
        <source>Different artists among twenty plays in a row; 1: every play another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction of the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discoveries you kept</source>
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
        <source>Do it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does another program use it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the points, or use the arrows; Home and End go from one to the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a line: a list that follows it. By key: Enter sets a corner, Ctrl+Enter ends the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw around tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw around tracks: a list of the best of them. By key: Enter sets a corner, Ctrl+Enter closes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw where there are points; tracks you disliked are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier</source>
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
        <source>Energy over the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy, from the first track to the last. Draw it as you want it: drag a point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter in the box does the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equaliser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eras</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evenings like this one</source>
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
        <source>Every track would fit: say at least one rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything from {begin} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything stays in files on this machine. Nothing is ever sent anywhere; the one thing fetched, when you ask for it, is a language model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything until {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected in this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export M3U8</source>
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
        <source>Familiar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Familiar or new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Familiar or new …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Familiar to new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Familiar to new: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farther</source>
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
        <source>Fetch one in the settings, or switch it on.</source>
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
        <source>First in a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits the hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follows the last artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follows the last track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follows the last two tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For this time of day, until your habits are known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For this {moment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foresees what you play next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foresees what you skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgotten: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found by their sound. A listen to one of them counts for all; a list takes only one. Nothing is deleted by itself: right-click a copy to move its file to the trash.</source>
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
        <source>Fresh in memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fresh in memory, quickly fading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fresh in memory, slowly fading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Friday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
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
        <source>From a saved playlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From familiar to new</source>
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
        <source>Genre to leave out …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genre …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genres</source>
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
        <source>Go to the artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the artist {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the request box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on with “{title}”, {at} of {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes with this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear tracks whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard again and again, and not for three months: {n} tracks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard at this hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard in the same sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard next, skips passed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard on this weekday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard this day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard this month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard this season</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard this week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How each track sounds is measured once, on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How energy moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How energy moves …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it is compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of one artist …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many rules must fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tracks are measured at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much you like it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How well you are known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I want to be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I want to be here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported plays of tracks that are not here</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>In %n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
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
        <source>In a playlist just made and in the queue: move the selected tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a playlist just made: keep this track while the rest is made anew</source>
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
        <source>In the afternoon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the evening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the morning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the queue and in a playlist just made: take out; among the playlists: delete</source>
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
        <source>Install the plugin again, or tell its author.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the plugin again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install what is missing.</source>
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
        <source>Is wrong about how often you skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It came into your library {ago}.</source>
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
    <message numerus="yes">
        <source>It stands on %n play(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
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
        <source>Keep none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this one while the rest is made anew</source>
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
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known and new</source>
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
        <source>Language model switched off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language model&apos;s opinion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language model: {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language model: {model}, {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language model: {name}, on the CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language model: {name}, {n} layers on the GPU</source>
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
        <source>Lately added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lately follows the last track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later in a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay the map out anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left at {place} of {length}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: {what}</source>
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
        <source>Length …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less bass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less of this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less of {name} from now on.</source>
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
    <message numerus="yes">
        <source>Longest run: %n day(s) with music</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for another version of the plugin, or update the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for changes now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through what you heard …</source>
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
        <source>Loved and long not heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loved, then silent</source>
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
        <source>Make it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make me a playlist</source>
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
        <source>Make the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making a playlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of your music</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Map of your music, %n track(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Map: the library as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes the list shall last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixes for this hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month by month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mood journey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mood …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moods: from sad to happy, from calm to energetic</source>
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
        <source>More like this list</source>
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
        <source>More of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More of this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More of your music may have to be measured first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More of {name} from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most heard artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most heard tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most music in a day: {time} on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most of what you finish is from the {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most: {time}, {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move file to trash …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move this file to the trash?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to trash</source>
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
        <source>Name of the playlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never heard before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New artists in what you finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New in your library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New smart playlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New tracks in what you finish, over months</source>
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
        <source>No albums yet. They appear when music was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No artists yet. They appear when music was read.</source>
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
        <source>No folders with music yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No forgotten part has the number {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No genres yet. They come from the tags of your files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No id can be made of &quot;{0}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No journey can be planned: it needs a beginning, an end and a length in minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No language model: rules and templates do the work</source>
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
        <source>No more of {name} from now on.</source>
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
        <source>No recording is here twice, as far as your music has been measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No saved playlists yet. Make one, then press Save; or make a smart playlist, whose rules choose its tracks anew each time it is opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No track fits now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No track of the library is left for this request: everything is excluded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No track that may be played lies where you drew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tracks yet. Add a folder with music, and they appear here as it is read.</source>
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
        <source>None of your tracks has been measured yet, so mixes go by tags and by what you play. How they sound counts as soon as it is known; that goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not heard lately</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not heard lately …</source>
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
        <source>Nothing can be played here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be told yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found. Fewer or other words may help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing heard so far counts any more. The plays stay, and can be made to count again on the page You.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in particular</source>
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
        <source>Nothing is known of your taste yet. Play something, or import your history.</source>
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
        <source>Nothing is wrong: every file in your music folders could be read, and all of them are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing known yet:</source>
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
        <source>Nothing that is on the map was played today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that you heard or said so far will count. The history itself stays, and you can take this back. What was learned from how you took earlier lists cannot be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was heard in this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was heard in this year.</source>
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
        <source>Nothing yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing you turned away</source>
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
        <source>Number of plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of one artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of what</source>
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
        <source>On workdays</source>
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
        <source>One moment …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of your favourites: {n} plays.</source>
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
        <source>One track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only these artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder with music in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open as a playlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the window: musicrec-desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening your library …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the albums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the artists</source>
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
        <source>Pick nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picked by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
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
        <source>Play {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play “{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playback</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Played %n time(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
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
        <source>Plugins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plugins and their pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point {at} of {n}: {height} %.</source>
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
        <source>Private listening on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private listening: nothing is remembered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private listening: nothing you hear is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private listening: nothing you hear or say is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
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
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the work in the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the list away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this into the box</source>
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
    <message numerus="yes">
        <source>Reading %n file(s) …</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rediscover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remake the rest</source>
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
        <source>Remove this rule</source>
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
        <source>Reset all …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right after a skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules of a smart playlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLite {0} is too old for the library database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a picture …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a playlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as playlist</source>
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
        <source>Save your year in review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as “{title}”.</source>
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
        <source>Search everything</source>
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
        <source>Sessions like this one</source>
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
        <source>Set by you</source>
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
        <source>Share heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of skips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all tracks again, not only those with “{words}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show file in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in a table: {tracks}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
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
        <source>Show the newer list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the plays behind it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show these alone: {group}</source>
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
        <source>Signs compare with {before}.</source>
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
        <source>Soon after the last tracks</source>
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
        <source>Sound you like</source>
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
        <source>Start anew?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the program from a terminal to see what they say; a library may be missing or damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
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
        <source>Stop; what is finished is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. The list is kept as far as it was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strawberry keeps its library in strawberry.db, Clementine in clementine.db.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch it off, or tell its author.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch it on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags in common</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away or delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
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
        <source>Take out of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out “{what}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the dislike back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last change of the list back</source>
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
        <source>Taking turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell its author.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the author of the plugin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempo</source>
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
        <source>The language model understood more of your words and chose other tracks. Yours stay until you want them.</source>
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
    <message numerus="yes">
        <source>The latest %n are shown.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
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
        <source>The list can be changed as soon as its tracks are chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log cannot be written to {0}: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mood I am in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mood I want to be in</source>
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
        <source>The plays behind it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plugin did not answer with {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plugin sent what is no message: {0}.</source>
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
        <source>The rules cannot be changed: the playlist has been deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same in the last two weeks or so</source>
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
        <source>The sound device “{name}” is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound device “{name}” is not there: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tags of {0} cannot be written: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The year after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The year before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {decade}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no plugins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a newer list: that one can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no language model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no map yet: it shows how your tracks sound, and none has been measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no music in {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no music yet. Add the folder where yours is: your files are only read, never changed.</source>
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
        <source>There is no plugin {0}.</source>
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
        <source>There is too little history to tell yet: about a month of listening is needed.</source>
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
        <source>This track is on no album.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This track itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To your list ›</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To {do}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today&apos;s path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few tracks are analysed to draw their energy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track {n}: energy {height}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks by one artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks heard for the first time that you heard again within a month.</source>
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
        <source>Tracks of the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks of the playlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks that fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks that you heard a second time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks, albums, artists, genres and playlists. Filters: artist:name, album:name, genre:jazz, year:1990-1999, liked:yes, plays:0, bpm:120-130, minutes:3-5, added:30, played:7, format:flac, folder:name.</source>
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
        <source>Tuesday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until now; signs compare with all of {before}.</source>
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
        <source>Variety of artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Various artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}, {origin}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vocals …</source>
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
        <source>Waking up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Want it instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {week}: {first} – {last}</source>
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
        <source>What it is compared with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it was asked and answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What sounds alike lies together. Click a track to play from there, nearest first; drag to move, wheel to zoom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the language model was asked and answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the reason stands on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the rule looks at</source>
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
        <source>What you are doing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you come back to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you finish is mostly {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you have changed here; each can be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you hear and say is not remembered while this is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you hear is kept again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you like at this hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When all are measured by excerpts, hear them whole: exact loudness, and where sections begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When you listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it is always the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where my last tracks were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While it is on, nothing that you hear or say is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While music plays or the machine runs on its battery, measuring takes half of one core.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
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
        <source>Winding down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With reasons; there it can be changed by words and by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what you think of the track.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written to {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Written to {file}: the profile and %n play(s), likes and dislikes.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Written to {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year in review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Years …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are where your last tracks were; drag the point if you are not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You chose it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You come back to {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You do not like this track.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You finish {names} most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have heard nothing in the last hours: say where you are, or drag the point there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have not heard it here before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>You heard %n track(s) for the first time</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>You heard it first {ago}.</source>
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
        <source>You listen most between {begin} and {end} ({share} of your listening), and most on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You listened most between {begin} and {end}: {share} of your time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You skip {made} of what is recommended and {own} of what you pick yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You turn away from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You: your taste, and how well it is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your folders are being read. Mixes come as soon as there are tracks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your latest remarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your listening by day and hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your listening so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your moods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your next discovery</source>
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
        <source>Your taste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your year in music</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your year in review, as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a format of playlists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a journey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a language model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a listener to what happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a listener to what is played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a measure to rank by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a walk along the river</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>acoustic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>acoustic sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added in the last {n} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>afternoon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all of these rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always, set by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>among those loved and long not heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an installed package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>analysis workers end before their first file (exit code {0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>angry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another order of lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any number of tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>around {0}:00 you finish {1} and {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the machine allows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as you are used to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ascending</source>
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
        <source>at least one of these rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {n} by one artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {n} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {n} tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at random, anew each day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>better: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bright</source>
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
        <source>by rules: {rules}</source>
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
        <source>calm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calm piano for reading, 45 minutes</source>
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
        <source>cheerfulness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choosing tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comes with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>concentrate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cook</source>
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
        <source>counts nothing by now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts {weight}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts {weight} against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cover version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>format of a day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>danceability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dark</source>
        <comment>end of an axis</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dark and energetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days in the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days since last played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>descending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>different tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disliked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>down %n place(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>dreamy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>energetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>energetic, rising, for a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>energy as drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>even energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fall asleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>falling energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>familiar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>familiar and new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>female</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>focused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from what you listen to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>genre</source>
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
        <source>happy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>happy and calm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>happy and energetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>have dinner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heard for the first time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heard to the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hopeful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how energy moves over the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in</source>
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
        <source>instrument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>instrumental</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>instrumentalness {0} (asked vocals: {1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not play what it is given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its server was ended. If that runs again and nothing is heard, start this program again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>karaoke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept: the better copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>know what you heard and liked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>language</source>
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
        <source>left after {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>length asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a day ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less, set by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lively</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>llama.cpp cannot be loaded: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longer ago than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking for what sounds alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>making mixes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>male</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measures of sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>meditate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>melancholic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes of music</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more, set by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>morning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mostly familiar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mostly new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>music</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>music video</source>
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
        <source>neither</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neither dark nor bright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
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
        <source>never played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never, set by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <comment>in a chart: not there before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new in the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>night</source>
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
        <source>not liked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not played for {n} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not played yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not the most played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing beyond its own folder</source>
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
        <source>nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>novelty {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of middle energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of this artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only these artists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ordered by {field}, {direction}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other genres</source>
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
        <source>out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partly what you avoid: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>party</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pip cannot be started: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place by plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>played a few times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>played in the last {n} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>played often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>playful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>podcast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quiet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read and write files outside its own folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read from your words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read from your words (“{words}”)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>relax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rising energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>romantic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sad and calm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same place as before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seasonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skip rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sleepy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something new that sounds like my favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sound effect</source>
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
        <source>spoken word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start other programs and speak to them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started, never heard past half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>still</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped after {share}</source>
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
        <source>taking turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the language model finds it closer to your words than {0} of the tracks it compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the month before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the week before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the year before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tracks to choose from</source>
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
        <source>understood by the language model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>up %n place(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>up to {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up, then down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use the network</source>
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
        <source>version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vocals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting to go on with {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wake up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>walk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what sounds like it: {0} on a scale from -1 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with vocals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without vocals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wording reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>work out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you disliked it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you liked it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you set {0} for the {1} {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you wrote: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} adds a {1}, which its manifest does not say that it provides.</source>
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
        <source>{0} cannot be made: {1}.</source>
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
        <source>{0} hears what is played without the permission &quot;history&quot;.</source>
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
        <source>{0} is no manifest: {1}</source>
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
        <source>{0} is switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} layers on {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} may not be written to; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} needs {1}, which this machine has not.</source>
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
        <source>{0} says that it provides {1}, and does not.</source>
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
        <source>{0} was switched off after {1} failures in a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was written for version {1} of the plugin contract; this program has {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} {1} where these have {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, with an adapter</source>
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
        <source>{change}, compared with {before}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} {part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{decade}s</source>
        <comment>a decade: 1980s</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {size} fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was moved to the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{found}; {kept} of them you came back to on another day.</source>
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
        <source>{name} counts as it was heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} billion parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} million parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {all} tracks are measured so far. Mixes know how these sound; the rest joins in as it is measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {total} tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} plays, and none for {months} months.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} track · {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} tracks of your library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} tracks wait to be heard; these are near to what you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} tracks · {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{played}; the last time {ago}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run}, from {day} on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} new</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{share} of %n play(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{share} of what you finish is new to you, and lately less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of what you finish is new to you, and lately more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of what you finish is new to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of your listening</source>
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
        <source>{time} on {days}, {plays}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{told} (“{words}”)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{told}, {share} sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tracks} fit now, {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tracks} out of reach: is the drive connected?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} in {month}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} beats a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} vocals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” was saved among the playlists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{words}”   ×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‹ Mixes for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ {amount} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▼ {amount} less</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
