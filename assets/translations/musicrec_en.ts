<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n album(s)</source>
        <translation>
            <numerusform>%n album</numerusform>
            <numerusform>%n albums</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artist(s)</source>
        <translation>
            <numerusform>%n artist</numerusform>
            <numerusform>%n artists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) written.</source>
        <translation>
            <numerusform>%n call written.</numerusform>
            <numerusform>%n calls written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be.</source>
        <translation>
            <numerusform>%n could not be.</numerusform>
            <numerusform>%n could not be.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) with music</source>
        <translation>
            <numerusform>%n day with music</numerusform>
            <numerusform>%n days with music</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dislike(s)</source>
        <translation>
            <numerusform>%n dislike</numerusform>
            <numerusform>%n dislikes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%n file could not be read.</numerusform>
            <numerusform>%n files could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have gone; their history is kept.</source>
        <translation>
            <numerusform>%n file has gone; its history is kept.</numerusform>
            <numerusform>%n files have gone; their history is kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n like(s)</source>
        <translation>
            <numerusform>%n like</numerusform>
            <numerusform>%n likes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n like(s) and dislike(s)</source>
        <translation>
            <numerusform>%n like and dislike</numerusform>
            <numerusform>%n likes and dislikes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ago</source>
        <translation>
            <numerusform>%n month ago</numerusform>
            <numerusform>%n months ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) cannot be opened either.</source>
        <translation>
            <numerusform>%n other cannot be opened either.</numerusform>
            <numerusform>%n others cannot be opened either.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n play(s)</source>
        <translation>
            <numerusform>%n play</numerusform>
            <numerusform>%n plays</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n play(s) deleted.</source>
        <translation>
            <numerusform>%n play deleted.</numerusform>
            <numerusform>%n plays deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n play(s) no longer count.</source>
        <translation>
            <numerusform>%n play no longer counts.</numerusform>
            <numerusform>%n plays no longer count.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n play(s) no longer count; all begins anew.</source>
        <translation>
            <numerusform>%n play no longer counts; all begins anew.</numerusform>
            <numerusform>%n plays no longer count; all begins anew.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n play(s) of {artist} in all.</source>
        <translation>
            <numerusform>%n play of {artist} in all.</numerusform>
            <numerusform>%n plays of {artist} in all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n play(s) of {name} no longer count.</source>
        <translation>
            <numerusform>%n play of {name} no longer counts.</numerusform>
            <numerusform>%n plays of {name} no longer count.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n remark</numerusform>
            <numerusform>%n remarks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to come</source>
        <translation>
            <numerusform>%n to come</numerusform>
            <numerusform>%n to come</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) are not on the map yet: how they sound has not been measured.</source>
        <translation>
            <numerusform>%n track is not on the map yet: how it sounds has not been measured.</numerusform>
            <numerusform>%n tracks are not on the map yet: how they sound has not been measured.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) corrected.</source>
        <translation>
            <numerusform>%n track corrected.</numerusform>
            <numerusform>%n tracks corrected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) left the library.</source>
        <translation>
            <numerusform>%n track left the library.</numerusform>
            <numerusform>%n tracks left the library.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) lie where nothing can be reached now.</source>
        <translation>
            <numerusform>%n track lies where nothing can be reached now.</numerusform>
            <numerusform>%n tracks lie where nothing can be reached now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) were measured.</source>
        <translation>
            <numerusform>%n track were measured.</numerusform>
            <numerusform>%n tracks were measured.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s). Point at one to see what it is.</source>
        <translation>
            <numerusform>%n track. Point at one to see what it is.</numerusform>
            <numerusform>%n tracks. Point at one to see what it is.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) ago</source>
        <translation>
            <numerusform>%n week ago</numerusform>
            <numerusform>%n weeks ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) ago</source>
        <translation>
            <numerusform>%n year ago</numerusform>
            <numerusform>%n years ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, skipped %n time(s)</source>
        <translation>
            <numerusform>, skipped %n time</numerusform>
            <numerusform>, skipped %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n music folder(s) to the library</source>
        <translation>
            <numerusform>Add %n music folder to the library</numerusform>
            <numerusform>Add %n music folders to the library</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n minute(s)</source>
        <translation>
            <numerusform>In %n minute</numerusform>
            <numerusform>In %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It stands on %n play(s).</source>
        <translation>
            <numerusform>It stands on %n play.</numerusform>
            <numerusform>It stands on %n plays.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Longest run: %n day(s) with music</source>
        <translation>
            <numerusform>Longest run: %n day with music</numerusform>
            <numerusform>Longest run: %n days with music</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Map of your music, %n track(s)</source>
        <translation>
            <numerusform>Map of your music, %n track</numerusform>
            <numerusform>Map of your music, %n tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Played %n time(s)</source>
        <translation>
            <numerusform>Played %n time</numerusform>
            <numerusform>Played %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading %n file(s) …</source>
        <translation>
            <numerusform>Reading %n file …</numerusform>
            <numerusform>Reading %n files …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The latest %n are shown.</source>
        <translation>
            <numerusform>The latest %n are shown.</numerusform>
            <numerusform>The latest %n are shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Written to {file}: the profile and %n play(s), likes and dislikes.</source>
        <translation>
            <numerusform>Written to {file}: the profile and %n play, likes and dislikes.</numerusform>
            <numerusform>Written to {file}: the profile and %n plays, likes and dislikes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You heard %n track(s) for the first time</source>
        <translation>
            <numerusform>You heard %n track for the first time</numerusform>
            <numerusform>You heard %n tracks for the first time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>down %n place(s)</source>
        <translation>
            <numerusform>down %n place</numerusform>
            <numerusform>down %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>up %n place(s)</source>
        <translation>
            <numerusform>up %n place</numerusform>
            <numerusform>up %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{share} of %n play(s)</source>
        <translation>
            <numerusform>{share} of %n play</numerusform>
            <numerusform>{share} of %n plays</numerusform>
        </translation>
    </message>
</context>
</TS>
