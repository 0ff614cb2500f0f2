<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> BPM</source>
        <translation> BPM</translation>
    </message>
    <message>
        <source> LUFS</source>
        <translation> LUFS</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source> tracks</source>
        <translation> 首</translation>
    </message>
    <message numerus="yes">
        <source>%n album(s)</source>
        <translation>
            <numerusform>%n 张专辑</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artist(s)</source>
        <translation>
            <numerusform>%n 位艺人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) written.</source>
        <translation>
            <numerusform>已写出 %n 次调用。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n 份副本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be.</source>
        <translation>
            <numerusform>%n 首无法测量。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) with music</source>
        <translation>
            <numerusform>%n 天听了音乐</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dislike(s)</source>
        <translation>
            <numerusform>%n 次不喜欢</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>有 %n 个文件无法读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have gone; their history is kept.</source>
        <translation>
            <numerusform>有 %n 个文件不在了；它们的历史已保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n like(s)</source>
        <translation>
            <numerusform>%n 次喜欢</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n like(s) and dislike(s)</source>
        <translation>
            <numerusform>%n 次喜欢和不喜欢</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ago</source>
        <translation>
            <numerusform>%n 个月前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) cannot be opened either.</source>
        <translation>
            <numerusform>还有 %n 个也无法打开。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n play(s)</source>
        <translation>
            <numerusform>%n 次播放</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n play(s) deleted.</source>
        <translation>
            <numerusform>已删除 %n 次播放。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n play(s) no longer count.</source>
        <translation>
            <numerusform>%n 次播放不再计入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n play(s) no longer count; all begins anew.</source>
        <translation>
            <numerusform>%n 次播放不再计入；一切重新开始。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n play(s) of {artist} in all.</source>
        <translation>
            <numerusform>{artist} 共播放 %n 次。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n play(s) of {name} no longer count.</source>
        <translation>
            <numerusform>{name} 的 %n 次播放不再计入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n 条评论</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to come</source>
        <translation>
            <numerusform>还有 %n 首</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n 首曲目</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) are not on the map yet: how they sound has not been measured.</source>
        <translation>
            <numerusform>有 %n 首曲目还不在地图上：它们的声音还没有测量。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) corrected.</source>
        <translation>
            <numerusform>已更正 %n 首曲目。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) left the library.</source>
        <translation>
            <numerusform>%n 首曲目离开了音乐库。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) lie where nothing can be reached now.</source>
        <translation>
            <numerusform>有 %n 首曲目所在的位置现在无法访问。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) were measured.</source>
        <translation>
            <numerusform>已测量 %n 首曲目。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s). Point at one to see what it is.</source>
        <translation>
            <numerusform>%n 首曲目。指向一点即可知道是哪一首。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) ago</source>
        <translation>
            <numerusform>%n 周前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) ago</source>
        <translation>
            <numerusform>%n 年前</numerusform>
        </translation>
    </message>
    <message>
        <source>+ Wish</source>
        <translation>+ 要求</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>, or </source>
        <translation>或</translation>
    </message>
    <message numerus="yes">
        <source>, skipped %n time(s)</source>
        <translation>
            <numerusform>，跳过 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>, {0} times within a day</source>
        <translation>，一天内 {0} 次</translation>
    </message>
    <message>
        <source>--since must lie before --until.</source>
        <translation>--since 必须早于 --until。</translation>
    </message>
    <message>
        <source>0 is best: as many skips as foreseen.</source>
        <translation>0 最好：跳过的次数与预计的一样。</translation>
    </message>
    <message>
        <source>0.5 is guessing, 1 is never wrong.</source>
        <translation>0.5 等于猜，1 表示从不出错。</translation>
    </message>
    <message>
        <source>1 track</source>
        <translation>1 首曲目</translation>
    </message>
    <message>
        <source>100 is five stars, 0 takes it out.</source>
        <translation>100 是五星，0 表示去掉评分。</translation>
    </message>
    <message>
        <source>1: always first among all tracks you know. Each time as foreseen just before it began.</source>
        <translation>1：在您知道的所有曲目中总排第一。每次都按它开始之前的预计来算。</translation>
    </message>
    <message>
        <source>45 minutes that grow quieter.</source>
        <translation>45 分钟，渐渐安静下来。</translation>
    </message>
    <message>
        <source>45 minutes that slowly rise.</source>
        <translation>45 分钟，慢慢高涨。</translation>
    </message>
    <message>
        <source>90s rock, nothing I skipped</source>
        <translation>90年代摇滚，不要我跳过的</translation>
    </message>
    <message>
        <source>; its artist {0} times within a day</source>
        <translation>；其艺人一天内 {0} 次</translation>
    </message>
    <message>
        <source>= as before</source>
        <translation>= 与之前一样</translation>
    </message>
    <message>
        <source>A bit of everything, to begin with.</source>
        <translation>每样来一点，作为开始。</translation>
    </message>
    <message>
        <source>A grammar is not valid: {0}.</source>
        <translation>语法无效：{0}。</translation>
    </message>
    <message>
        <source>A model of your own</source>
        <translation>您自己的模型</translation>
    </message>
    <message>
        <source>A mood, a genre, an artist … or nothing: your taste and the hour decide</source>
        <translation>心情、流派、艺人……或什么都不写：由您的口味和时间决定</translation>
    </message>
    <message>
        <source>A prompt of {0} tokens is too long for this model.</source>
        <translation>提示有 {0} 个词元，对这个模型来说太长了。</translation>
    </message>
    <message>
        <source>A rating is 0 to 100, not {0}.</source>
        <translation>评分应在 0 到 100 之间，而不是 {0}。</translation>
    </message>
    <message>
        <source>A skip is a track that you left before half.</source>
        <translation>跳过指不到一半就离开的曲目。</translation>
    </message>
    <message>
        <source>A small model on this machine reads your requests and words the reasons. Without one, rules and templates do the work.</source>
        <translation>本机上的一个小模型读懂您的要求，并写出理由。没有它时，由规则和模板完成。</translation>
    </message>
    <message>
        <source>A track that is no longer in the library</source>
        <translation>音乐库中已没有的曲目</translation>
    </message>
    <message>
        <source>Acoustic sound</source>
        <translation>原声音色</translation>
    </message>
    <message>
        <source>Across your library</source>
        <translation>横跨您的音乐库</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>适配器</translation>
    </message>
    <message numerus="yes">
        <source>Add %n music folder(s) to the library</source>
        <translation>
            <numerusform>把 %n 个音乐文件夹加入音乐库</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a folder …</source>
        <translation>添加文件夹……</translation>
    </message>
    <message>
        <source>Add a music folder …</source>
        <translation>添加音乐文件夹……</translation>
    </message>
    <message>
        <source>Add a music folder: musicrec scan ~/Music</source>
        <translation>添加一个音乐文件夹：musicrec scan ~/Music</translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation>添加规则</translation>
    </message>
    <message>
        <source>Add folder …</source>
        <translation>添加文件夹……</translation>
    </message>
    <message>
        <source>Add moods</source>
        <translation>添加心情</translation>
    </message>
    <message>
        <source>Add music folder</source>
        <translation>添加音乐文件夹</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Adds: {what}</source>
        <translation>增加：{what}</translation>
    </message>
    <message>
        <source>After a track that was heard</source>
        <translation>在听过的一首曲目之后</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>专辑</translation>
    </message>
    <message>
        <source>Album, artist and kin</source>
        <translation>专辑、艺人和近亲</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>专辑</translation>
    </message>
    <message>
        <source>All of these, in one database</source>
        <translation>以上全部，在一个数据库里</translation>
    </message>
    <message>
        <source>All of this stands on {plays}, {said} and {remarks}. Choose a line to see the plays behind it.</source>
        <translation>这一切基于{plays}、{said}和{remarks}。选择一行即可看到背后的播放。</translation>
    </message>
    <message>
        <source>All playlists</source>
        <translation>所有播放列表</translation>
    </message>
    <message>
        <source>All plugins</source>
        <translation>所有插件</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>所有曲目</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>始终</translation>
    </message>
    <message>
        <source>Always the same</source>
        <translation>始终相同</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Answer:</source>
        <translation>回答：</translation>
    </message>
    <message>
        <source>Any GGUF file of an instruction-following model that llama.cpp can run. The file is copied.</source>
        <translation>llama.cpp 能运行的任何指令模型的 GGUF 文件。文件会被复制。</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>任何地方</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>艺人</translation>
    </message>
    <message>
        <source>Artist to leave out …</source>
        <translation>不要的艺人……</translation>
    </message>
    <message>
        <source>Artist …</source>
        <translation>艺人……</translation>
    </message>
    <message>
        <source>Artists</source>
        <translation>艺人</translation>
    </message>
    <message>
        <source>Artists, albums, genres, moods and eras can have one, between -1 and 1; a track can be liked or not.</source>
        <translation>艺人、专辑、流派、心情和年代可以设 -1 到 1 的倾向；曲目只能喜欢或不喜欢。</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>As long as usual</source>
        <translation>与平时一样长</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>按原录音</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Ask for a number of tracks instead: --tracks 20</source>
        <translation>改为要求曲目数：--tracks 20</translation>
    </message>
    <message>
        <source>Ask for less at once.</source>
        <translation>一次少要一些。</translation>
    </message>
    <message>
        <source>Ask for something beside these</source>
        <translation>除此之外再要一些</translation>
    </message>
    <message>
        <source>Asked:</source>
        <translation>问：</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>At night</source>
        <translation>夜里</translation>
    </message>
    <message>
        <source>At that hour it is {bright} and {strong}.</source>
        <translation>这个时间，它{bright}而{strong}。</translation>
    </message>
    <message>
        <source>At the end of the track</source>
        <translation>在这首曲目结束时</translation>
    </message>
    <message>
        <source>At weekends</source>
        <translation>周末</translation>
    </message>
    <message>
        <source>Autopilot</source>
        <translation>自动播放</translation>
    </message>
    <message>
        <source>Autopilot on or off: the queue fills itself</source>
        <translation>开关自动播放：队列自己填充</translation>
    </message>
    <message>
        <source>BPM</source>
        <translation>BPM</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to your taste</source>
        <translation>回到您的口味</translation>
    </message>
    <message>
        <source>Begin with a letter, and use letters, digits and spaces: my_plugin</source>
        <translation>以字母开头，只用字母、数字和空格：my_plugin</translation>
    </message>
    <message>
        <source>Beginning of the track, or previous track</source>
        <translation>曲目开头，或上一首</translation>
    </message>
    <message>
        <source>Begins here (A)</source>
        <translation>从这里开始（A）</translation>
    </message>
    <message>
        <source>Begins with music for the mood you are in and leads on in small steps, track by track, to the mood you want.</source>
        <translation>从适合您现在心情的音乐开始，一首一首、一小步一小步地走向您想要的心情。</translation>
    </message>
    <message>
        <source>Between the mixes and the list that was made</source>
        <translation>在混合列表与已做的列表之间切换</translation>
    </message>
    <message>
        <source>Bit rate</source>
        <translation>码率</translation>
    </message>
    <message>
        <source>Breathe in for {inn} seconds, out for {out}</source>
        <translation>吸气 {inn} 秒，呼气 {out} 秒</translation>
    </message>
    <message>
        <source>Bright</source>
        <translation>明亮</translation>
    </message>
    <message>
        <source>Brightness of mood</source>
        <translation>心情的明暗</translation>
    </message>
    <message>
        <source>By artist</source>
        <translation>按艺人</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>By plays</source>
        <translation>按播放次数</translation>
    </message>
    <message>
        <source>By tempo and energy</source>
        <translation>按速度和能量</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>按时间</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>按标题</translation>
    </message>
    <message>
        <source>By year</source>
        <translation>按年份</translation>
    </message>
    <message>
        <source>Cache: covers and pictures that can be made again</source>
        <translation>缓存：封面等可以重新生成的图片</translation>
    </message>
    <message>
        <source>Calls, the newest first</source>
        <translation>调用，最新的在前</translation>
    </message>
    <message>
        <source>Came in the last 30 days: {n} tracks.</source>
        <translation>最近 30 天新增：{n} 首。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>偶然</translation>
    </message>
    <message>
        <source>Change it: shorter · less of that singer · keep the first five · now for driving · no more rap</source>
        <translation>修改它：短一点 · 少来点那位歌手 · 保留前五首 · 现在要开车 · 不要说唱</translation>
    </message>
    <message>
        <source>Change the rules</source>
        <translation>修改规则</translation>
    </message>
    <message>
        <source>Change this list</source>
        <translation>修改这个列表</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>排行榜</translation>
    </message>
    <message>
        <source>Check its name, and whether its drive is connected.</source>
        <translation>检查它的名称，以及它的硬盘是否已连接。</translation>
    </message>
    <message>
        <source>Check its rights.</source>
        <translation>检查它的权限。</translation>
    </message>
    <message>
        <source>Check the connection and try again; a .gguf file fetched elsewhere can be imported.</source>
        <translation>检查网络后重试；也可以导入在别处下载的 .gguf 文件。</translation>
    </message>
    <message>
        <source>Check the disk it is on.</source>
        <translation>检查它所在的磁盘。</translation>
    </message>
    <message>
        <source>Check the folder&apos;s rights.</source>
        <translation>检查文件夹的权限。</translation>
    </message>
    <message>
        <source>Check the name and the rights of the file.</source>
        <translation>检查文件的名称和权限。</translation>
    </message>
    <message>
        <source>Check the path, or export the history again.</source>
        <translation>检查路径，或重新导出历史。</translation>
    </message>
    <message>
        <source>Check the spelling: death metal, jazz</source>
        <translation>检查拼写：死亡金属、爵士</translation>
    </message>
    <message>
        <source>Choose a folder in which you may write, on a disk with room.</source>
        <translation>选择一个您可以写入、磁盘有空间的文件夹。</translation>
    </message>
    <message>
        <source>Choose a music folder</source>
        <translation>选择音乐文件夹</translation>
    </message>
    <message>
        <source>Choose a place where files may be written.</source>
        <translation>选择一个可以写文件的位置。</translation>
    </message>
    <message>
        <source>Choose another folder for this program&apos;s data, or move that file away.</source>
        <translation>为本程序的数据选择另一个文件夹，或移走那个文件。</translation>
    </message>
    <message>
        <source>Choose another folder for this program&apos;s data.</source>
        <translation>为本程序的数据选择另一个文件夹。</translation>
    </message>
    <message>
        <source>Choose another folder, or make this one writable.</source>
        <translation>选择另一个文件夹，或使这个可写。</translation>
    </message>
    <message>
        <source>Choose another model, or build llama-cpp-python again on this machine.</source>
        <translation>选择另一个模型，或在本机重新编译 llama-cpp-python。</translation>
    </message>
    <message>
        <source>Choose another model, or start the program again.</source>
        <translation>选择另一个模型，或重新启动程序。</translation>
    </message>
    <message>
        <source>Choose another model, or update llama-cpp-python if the model is newer than it.</source>
        <translation>选择另一个模型；如果模型比 llama-cpp-python 新，请更新后者。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>换一个名称。</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>换一个位置。</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择……</translation>
    </message>
    <message>
        <source>Choose: {what}</source>
        <translation>选择：{what}</translation>
    </message>
    <message>
        <source>Chosen anew, nearer to “{name}”, which you like.</source>
        <translation>重新选择，更接近您喜欢的“{name}”。</translation>
    </message>
    <message>
        <source>Chosen anew: you do not like “{name}”.</source>
        <translation>重新选择：您不喜欢“{name}”。</translation>
    </message>
    <message>
        <source>Chosen anew: you skipped {name} twice, so nothing more of theirs follows.</source>
        <translation>重新选择：您跳过了 {name} 两次，后面不再有其作品。</translation>
    </message>
    <message>
        <source>Chosen anew: you skipped “{name}”.</source>
        <translation>重新选择：您跳过了“{name}”。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear the queue</source>
        <translation>清空队列</translation>
    </message>
    <message>
        <source>Click to change it.</source>
        <translation>点击修改。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation>关闭其他程序。</translation>
    </message>
    <message>
        <source>Close that player and try again, or import a copy of the file.</source>
        <translation>关闭那个播放器后重试，或导入文件的副本。</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Colours show</source>
        <translation>颜色表示</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>Continue where you stopped</source>
        <translation>从停下的地方继续</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copying {file}:</source>
        <translation>正在复制 {file}：</translation>
    </message>
    <message>
        <source>Correct model_mirrors in the settings.</source>
        <translation>在设置中更正 model_mirrors。</translation>
    </message>
    <message>
        <source>Correct the cue sheet, if one divides this file.</source>
        <translation>如果这个文件由 CUE 表分割，请更正 CUE 表。</translation>
    </message>
    <message>
        <source>Correct the file, or move it away to start with the default settings.</source>
        <translation>更正文件，或把它移走以默认设置启动。</translation>
    </message>
    <message>
        <source>Correct the manifest, or register the part in enable(api).</source>
        <translation>更正清单，或在 enable(api) 中注册该部分。</translation>
    </message>
    <message>
        <source>Correct them, or move the file away to start with the default settings.</source>
        <translation>更正它们，或把文件移走以默认设置启动。</translation>
    </message>
    <message>
        <source>Count it again</source>
        <translation>重新计入</translation>
    </message>
    <message>
        <source>Counted from what was recorded on this machine: {days}.</source>
        <translation>按本机的记录统计：{days}。</translation>
    </message>
    <message>
        <source>Counting and drawing …</source>
        <translation>正在统计和绘制……</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>封面</translation>
    </message>
    <message>
        <source>Cross-fade</source>
        <translation>交叉淡化</translation>
    </message>
    <message>
        <source>DJ mix</source>
        <translation>DJ 混音</translation>
    </message>
    <message>
        <source>Danceability</source>
        <translation>可舞性</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete every play, like and comment for good?

This cannot be undone.</source>
        <translation>永久删除每一次播放、喜欢和评论？

此操作无法撤销。</translation>
    </message>
    <message>
        <source>Delete the history</source>
        <translation>删除历史</translation>
    </message>
    <message>
        <source>Delete the history …</source>
        <translation>删除历史……</translation>
    </message>
    <message>
        <source>Different artists among twenty plays in a row; 1: every play another one.</source>
        <translation>连续二十次播放中不同艺人的比例；1 表示每次都不同。</translation>
    </message>
    <message>
        <source>Direction of the order</source>
        <translation>排序方向</translation>
    </message>
    <message>
        <source>Discoveries you kept</source>
        <translation>您留下的新发现</translation>
    </message>
    <message>
        <source>Dislike</source>
        <translation>不喜欢</translation>
    </message>
    <message>
        <source>Dislike the track that plays</source>
        <translation>不喜欢正在播放的曲目</translation>
    </message>
    <message>
        <source>Dislike this track</source>
        <translation>不喜欢这首曲目</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Does another program use it?</source>
        <translation>是否有其他程序在使用它？</translation>
    </message>
    <message>
        <source>Drag the points, or use the arrows; Home and End go from one to the other.</source>
        <translation>拖动各点，或用方向键；Home 和 End 在两点间切换。</translation>
    </message>
    <message>
        <source>Draw a line</source>
        <translation>画一条线</translation>
    </message>
    <message>
        <source>Draw a line: a list that follows it. By key: Enter sets a corner, Ctrl+Enter ends the line.</source>
        <translation>画一条线：得到沿线的列表。按键：Enter 设拐点，Ctrl+Enter 结束。</translation>
    </message>
    <message>
        <source>Draw around tracks</source>
        <translation>圈出曲目</translation>
    </message>
    <message>
        <source>Draw around tracks: a list of the best of them. By key: Enter sets a corner, Ctrl+Enter closes it.</source>
        <translation>圈出曲目：得到其中最好的列表。按键：Enter 设拐点，Ctrl+Enter 闭合。</translation>
    </message>
    <message>
        <source>Draw where there are points; tracks you disliked are left out.</source>
        <translation>请画在有点的地方；您不喜欢的曲目不会列入。</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复文件</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Ends here (B)</source>
        <translation>到这里结束（B）</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能量</translation>
    </message>
    <message>
        <source>Energy over the list</source>
        <translation>列表中的能量</translation>
    </message>
    <message>
        <source>Energy …</source>
        <translation>能量……</translation>
    </message>
    <message>
        <source>Energy, from the first track to the last. Draw it as you want it: drag a point.</source>
        <translation>能量，从第一首到最后一首。拖动一点，画成您想要的样子。</translation>
    </message>
    <message>
        <source>Enter in the box does the same</source>
        <translation>在框中按 Enter 也一样</translation>
    </message>
    <message>
        <source>Equaliser</source>
        <translation>均衡器</translation>
    </message>
    <message>
        <source>Eras</source>
        <translation>年代</translation>
    </message>
    <message>
        <source>Evenings like this one</source>
        <translation>像今晚这样的夜晚</translation>
    </message>
    <message>
        <source>Every album alike</source>
        <translation>各张专辑一样响</translation>
    </message>
    <message>
        <source>Every call is kept on this machine, to read, to export and to clear.</source>
        <translation>每次调用都保存在本机，可以阅读、导出和清除。</translation>
    </message>
    <message>
        <source>Every play, like and comment is deleted for good. Your files and playlists stay.</source>
        <translation>每一次播放、喜欢和评论都会永久删除。您的文件和播放列表保留。</translation>
    </message>
    <message>
        <source>Every track alike</source>
        <translation>各首曲目一样响</translation>
    </message>
    <message>
        <source>Every track would fit: say at least one rule.</source>
        <translation>所有曲目都会符合：至少写一条规则。</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Everything from {begin} to {end}</source>
        <translation>从 {begin} 到 {end} 的全部</translation>
    </message>
    <message>
        <source>Everything stays in files on this machine. Nothing is ever sent anywhere; the one thing fetched, when you ask for it, is a language model.</source>
        <translation>一切都保存在本机的文件里。不会向任何地方发送任何东西；唯一会下载的，是您要求的语言模型。</translation>
    </message>
    <message>
        <source>Everything until {time}</source>
        <translation>{time} 之前的全部</translation>
    </message>
    <message>
        <source>Expected in this session</source>
        <translation>预计会在这次听</translation>
    </message>
    <message>
        <source>Expected next</source>
        <translation>预计下一首</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export M3U8</source>
        <translation>导出 M3U8</translation>
    </message>
    <message>
        <source>Export all …</source>
        <translation>全部导出……</translation>
    </message>
    <message>
        <source>Export profile and history</source>
        <translation>导出档案和历史</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>导出日志</translation>
    </message>
    <message>
        <source>Export the playlist</source>
        <translation>导出播放列表</translation>
    </message>
    <message>
        <source>Export the playlist as M3U8</source>
        <translation>把播放列表导出为 M3U8</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出……</translation>
    </message>
    <message>
        <source>Fades out over the last seconds, then pauses.</source>
        <translation>在最后几秒淡出，然后暂停。</translation>
    </message>
    <message>
        <source>Familiar</source>
        <translation>熟悉</translation>
    </message>
    <message>
        <source>Familiar or new</source>
        <translation>熟悉或新鲜</translation>
    </message>
    <message>
        <source>Familiar or new …</source>
        <translation>熟悉或新鲜……</translation>
    </message>
    <message>
        <source>Familiar to new</source>
        <translation>从熟悉到新鲜</translation>
    </message>
    <message>
        <source>Familiar to new: {value}</source>
        <translation>从熟悉到新鲜：{value}</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Fetch it again.</source>
        <translation>重新下载。</translation>
    </message>
    <message>
        <source>Fetch one in the settings, or switch it on.</source>
        <translation>在设置中下载一个，或打开它。</translation>
    </message>
    <message>
        <source>Fetch {model}</source>
        <translation>下载 {model}</translation>
    </message>
    <message>
        <source>Files are read where they are, never moved and never changed.</source>
        <translation>文件在原处读取，从不移动，从不改动。</translation>
    </message>
    <message>
        <source>Files that could not be read, and drives that are away</source>
        <translation>无法读取的文件，以及未连接的硬盘</translation>
    </message>
    <message>
        <source>Find a command by its name</source>
        <translation>按名称查找命令</translation>
    </message>
    <message>
        <source>First in a session</source>
        <translation>一次收听的第一首</translation>
    </message>
    <message>
        <source>Fits the hour</source>
        <translation>适合这个时间</translation>
    </message>
    <message>
        <source>Fits the request</source>
        <translation>符合要求</translation>
    </message>
    <message>
        <source>Fits this session</source>
        <translation>适合这次收听</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>平直</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Follows the last artist</source>
        <translation>接在上一位艺人之后</translation>
    </message>
    <message>
        <source>Follows the last track</source>
        <translation>接在上一首之后</translation>
    </message>
    <message>
        <source>Follows the last two tracks</source>
        <translation>接在前两首之后</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>For this time of day, until your habits are known.</source>
        <translation>按一天中的这个时段，直到了解您的习惯。</translation>
    </message>
    <message>
        <source>For this {moment}</source>
        <translation>适合{moment}</translation>
    </message>
    <message>
        <source>For you</source>
        <translation>为您</translation>
    </message>
    <message>
        <source>Foresees what you play next</source>
        <translation>预计您接下来播放什么</translation>
    </message>
    <message>
        <source>Foresees what you skip</source>
        <translation>预计您跳过什么</translation>
    </message>
    <message>
        <source>Forget this</source>
        <translation>忘记这个</translation>
    </message>
    <message>
        <source>Forgotten: {what}</source>
        <translation>已忘记：{what}</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Found by their sound. A listen to one of them counts for all; a list takes only one. Nothing is deleted by itself: right-click a copy to move its file to the trash.</source>
        <translation>按声音找到。听其中一份等于听了全部；列表只取一份。不会自动删除任何东西：右键点击一份副本可把它的文件移到回收站。</translation>
    </message>
    <message>
        <source>Free some memory or choose a smaller model.</source>
        <translation>释放一些内存，或选择更小的模型。</translation>
    </message>
    <message>
        <source>Free some space or make the folder writable, then start again. The database is as it was.</source>
        <translation>腾出空间或使文件夹可写，然后重新启动。数据库保持原样。</translation>
    </message>
    <message>
        <source>Fresh in memory</source>
        <translation>记忆犹新</translation>
    </message>
    <message>
        <source>Fresh in memory, quickly fading</source>
        <translation>记忆犹新，很快淡去</translation>
    </message>
    <message>
        <source>Fresh in memory, slowly fading</source>
        <translation>记忆犹新，慢慢淡去</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>星期五</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>From a list that was made for you.</source>
        <translation>来自为您做的列表。</translation>
    </message>
    <message>
        <source>From a playlist that you saved.</source>
        <translation>来自您保存的播放列表。</translation>
    </message>
    <message>
        <source>From a saved playlist</source>
        <translation>来自保存的播放列表</translation>
    </message>
    <message>
        <source>From familiar to new</source>
        <translation>从熟悉到新鲜</translation>
    </message>
    <message>
        <source>From the files&apos; ReplayGain, or as measured here. Nothing is raised past full scale.</source>
        <translation>按文件的 ReplayGain，或按本机测量。不会超过满幅。</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>流派</translation>
    </message>
    <message>
        <source>Genre to leave out …</source>
        <translation>不要的流派……</translation>
    </message>
    <message>
        <source>Genre …</source>
        <translation>流派……</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>流派</translation>
    </message>
    <message>
        <source>Give way</source>
        <translation>让步</translation>
    </message>
    <message>
        <source>Give yourself the right to read it, then scan again.</source>
        <translation>取得读取它的权限，然后重新扫描。</translation>
    </message>
    <message>
        <source>Give yourself the right to write to the file and its folder.</source>
        <translation>取得写入该文件及其文件夹的权限。</translation>
    </message>
    <message>
        <source>Go on fetching</source>
        <translation>继续下载</translation>
    </message>
    <message>
        <source>Go on playing when the window is closed</source>
        <translation>关闭窗口后继续播放</translation>
    </message>
    <message>
        <source>Go to album</source>
        <translation>转到专辑</translation>
    </message>
    <message>
        <source>Go to artist</source>
        <translation>转到艺人</translation>
    </message>
    <message>
        <source>Go to the album {name}</source>
        <translation>转到专辑 {name}</translation>
    </message>
    <message>
        <source>Go to the artist</source>
        <translation>转到艺人</translation>
    </message>
    <message>
        <source>Go to the artist {name}</source>
        <translation>转到艺人 {name}</translation>
    </message>
    <message>
        <source>Go to the library</source>
        <translation>转到音乐库</translation>
    </message>
    <message>
        <source>Go to the request box</source>
        <translation>转到要求框</translation>
    </message>
    <message>
        <source>Goes on with “{title}”, {at} of {n}.</source>
        <translation>接着是“{title}”，第 {at} 首，共 {n} 首。</translation>
    </message>
    <message>
        <source>Goes with this session</source>
        <translation>与这次收听相配</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>Hear tracks whole</source>
        <translation>整首聆听</translation>
    </message>
    <message>
        <source>Heard again and again, and not for three months: {n} tracks.</source>
        <translation>听过很多遍，已三个月没听：{n} 首。</translation>
    </message>
    <message>
        <source>Heard at this hour</source>
        <translation>常在这个时间听</translation>
    </message>
    <message>
        <source>Heard in the same sessions</source>
        <translation>曾在同一次收听中听过</translation>
    </message>
    <message>
        <source>Heard next, skips passed over</source>
        <translation>常接着听（跳过的不算）</translation>
    </message>
    <message>
        <source>Heard on this weekday</source>
        <translation>常在这个星期几听</translation>
    </message>
    <message>
        <source>Heard this day</source>
        <translation>今天听过</translation>
    </message>
    <message>
        <source>Heard this month</source>
        <translation>这个月听过</translation>
    </message>
    <message>
        <source>Heard this season</source>
        <translation>这一季听过</translation>
    </message>
    <message>
        <source>Heard this week</source>
        <translation>这周听过</translation>
    </message>
    <message>
        <source>How each track sounds is measured once, on this machine.</source>
        <translation>每首曲目的声音在本机测量一次。</translation>
    </message>
    <message>
        <source>How energy moves</source>
        <translation>能量走势</translation>
    </message>
    <message>
        <source>How energy moves …</source>
        <translation>能量走势……</translation>
    </message>
    <message>
        <source>How it is compared</source>
        <translation>比较方式</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>多长</translation>
    </message>
    <message>
        <source>How many of one artist …</source>
        <translation>同一艺人几首……</translation>
    </message>
    <message>
        <source>How many rules must fit</source>
        <translation>须符合几条规则</translation>
    </message>
    <message>
        <source>How many tracks are measured at once.</source>
        <translation>同时测量多少首曲目。</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>多少</translation>
    </message>
    <message>
        <source>How much is new</source>
        <translation>新曲目的比例</translation>
    </message>
    <message>
        <source>How much you like it</source>
        <translation>喜欢的程度</translation>
    </message>
    <message>
        <source>How well you are known</source>
        <translation>对您了解多少</translation>
    </message>
    <message>
        <source>I am</source>
        <translation>我现在</translation>
    </message>
    <message>
        <source>I am here</source>
        <translation>我在这里</translation>
    </message>
    <message>
        <source>I want to be</source>
        <translation>我想要</translation>
    </message>
    <message>
        <source>I want to be here</source>
        <translation>我想到这里</translation>
    </message>
    <message>
        <source>Imported plays of tracks that are not here</source>
        <translation>导入的播放，其曲目不在这里</translation>
    </message>
    <message numerus="yes">
        <source>In %n minute(s)</source>
        <translation>
            <numerusform>%n 分钟后</numerusform>
        </translation>
    </message>
    <message>
        <source>In a list</source>
        <translation>在列表中</translation>
    </message>
    <message>
        <source>In a list:</source>
        <translation>在列表中：</translation>
    </message>
    <message>
        <source>In a note of your desktop, while no window of the player is in front.</source>
        <translation>播放器窗口不在前面时，用桌面通知显示。</translation>
    </message>
    <message>
        <source>In a playlist just made and in the queue: move the selected tracks</source>
        <translation>在刚做的播放列表和队列中：移动所选曲目</translation>
    </message>
    <message>
        <source>In a playlist just made: keep this track while the rest is made anew</source>
        <translation>在刚做的播放列表中：重做其余时保留这首</translation>
    </message>
    <message>
        <source>In an opened playlist: back to all of them</source>
        <translation>在打开的播放列表中：回到全部</translation>
    </message>
    <message>
        <source>In an opened playlist: rename it</source>
        <translation>在打开的播放列表中：重命名</translation>
    </message>
    <message>
        <source>In the afternoon</source>
        <translation>下午</translation>
    </message>
    <message>
        <source>In the evening</source>
        <translation>晚上</translation>
    </message>
    <message>
        <source>In the map: end the line or area that is drawn, corner by corner, with Enter</source>
        <translation>在地图中：用 Enter 逐个拐点画线或区域，并结束</translation>
    </message>
    <message>
        <source>In the map: nearer, farther, everything</source>
        <translation>在地图中：放大、缩小、全部</translation>
    </message>
    <message>
        <source>In the map: on to the next track that way; on the plane of moods: farther</source>
        <translation>在地图中：朝那个方向的下一首；在心情平面上：更远</translation>
    </message>
    <message>
        <source>In the morning</source>
        <translation>早上</translation>
    </message>
    <message>
        <source>In the queue and in a playlist just made: take out; among the playlists: delete</source>
        <translation>在队列和刚做的播放列表中：取出；在播放列表之间：删除</translation>
    </message>
    <message>
        <source>In {folder}</source>
        <translation>在 {folder}</translation>
    </message>
    <message>
        <source>In {time}</source>
        <translation>{time} 后</translation>
    </message>
    <message>
        <source>Install it again: pip install --force-reinstall llama-cpp-python</source>
        <translation>重新安装：pip install --force-reinstall llama-cpp-python</translation>
    </message>
    <message>
        <source>Install the plugin again, or tell its author.</source>
        <translation>重新安装插件，或告诉其作者。</translation>
    </message>
    <message>
        <source>Install the plugin again.</source>
        <translation>重新安装插件。</translation>
    </message>
    <message>
        <source>Install what is missing.</source>
        <translation>安装缺少的东西。</translation>
    </message>
    <message>
        <source>Is its drive connected, and may you read it?</source>
        <translation>它的硬盘连接了吗？您有读取权限吗？</translation>
    </message>
    <message>
        <source>Is the drive with your music connected?</source>
        <translation>存放音乐的硬盘连接了吗？</translation>
    </message>
    <message>
        <source>Is wrong about how often you skip</source>
        <translation>跳过次数预计的偏差</translation>
    </message>
    <message>
        <source>It came into your library {ago}.</source>
        <translation>{ago}加入您的音乐库。</translation>
    </message>
    <message>
        <source>It has not been measured yet.</source>
        <translation>它还没有测量。</translation>
    </message>
    <message>
        <source>It holds no sound.</source>
        <translation>其中没有声音。</translation>
    </message>
    <message>
        <source>It is a part of a file, which has one set of tags for all its tracks.</source>
        <translation>它是文件的一部分，该文件的所有曲目只有一套标签。</translation>
    </message>
    <message>
        <source>It is not a file.</source>
        <translation>它不是文件。</translation>
    </message>
    <message>
        <source>It is started again at the next request. If that happens again, choose a smaller model.</source>
        <translation>下次要求时会重新启动。如果再次发生，请选择更小的模型。</translation>
    </message>
    <message>
        <source>It may be on a drive that is away.</source>
        <translation>它可能在未连接的硬盘上。</translation>
    </message>
    <message numerus="yes">
        <source>It stands on %n play(s).</source>
        <translation>
            <numerusform>基于 %n 次播放。</numerusform>
        </translation>
    </message>
    <message>
        <source>It stays as it was.</source>
        <translation>保持不变。</translation>
    </message>
    <message>
        <source>It was trained for another model. Choose that one, or switch the adapter off in the settings.</source>
        <translation>它是为另一个模型训练的。请选择那个模型，或在设置中关闭适配器。</translation>
    </message>
    <message>
        <source>Its contents are damaged, or not what its name says: {0}.</source>
        <translation>内容已损坏，或与名称不符：{0}。</translation>
    </message>
    <message>
        <source>Its contents are no audio that this program knows.</source>
        <translation>内容不是本程序认识的音频。</translation>
    </message>
    <message>
        <source>Its sound gives no clear answer.</source>
        <translation>其声音没有明确的答案。</translation>
    </message>
    <message>
        <source>Its tags are damaged: {0}.</source>
        <translation>标签已损坏：{0}。</translation>
    </message>
    <message>
        <source>Its tracks are neither in your library nor where it says.</source>
        <translation>其曲目既不在您的音乐库中，也不在它所说的位置。</translation>
    </message>
    <message>
        <source>Keep none</source>
        <translation>都不保留</translation>
    </message>
    <message>
        <source>Keep this one while the rest is made anew</source>
        <translation>重做其余时保留这首</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>调</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Known and new</source>
        <translation>已知和新鲜</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>语言模型</translation>
    </message>
    <message>
        <source>Language model switched off</source>
        <translation>语言模型已关闭</translation>
    </message>
    <message>
        <source>Language model&apos;s opinion</source>
        <translation>语言模型的看法</translation>
    </message>
    <message>
        <source>Language model: {model}</source>
        <translation>语言模型：{model}</translation>
    </message>
    <message>
        <source>Language model: {model}, {where}</source>
        <translation>语言模型：{model}，{where}</translation>
    </message>
    <message>
        <source>Language model: {name}, on the CPU</source>
        <translation>语言模型：{name}，在 CPU 上</translation>
    </message>
    <message>
        <source>Language model: {name}, {n} layers on the GPU</source>
        <translation>语言模型：{name}，{n} 层在 GPU 上</translation>
    </message>
    <message>
        <source>Language models</source>
        <translation>语言模型</translation>
    </message>
    <message>
        <source>Larger models understand more and take longer. Each is fetched once, checked, and kept here.</source>
        <translation>更大的模型理解得更多，也更慢。每个只下载一次，经过校验后保存在这里。</translation>
    </message>
    <message>
        <source>Last played</source>
        <translation>上次播放</translation>
    </message>
    <message>
        <source>Lately added</source>
        <translation>最近添加</translation>
    </message>
    <message>
        <source>Lately follows the last track</source>
        <translation>最近常接在上一首之后</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Later in a session</source>
        <translation>一次收听的后段</translation>
    </message>
    <message>
        <source>Lay the map out anew</source>
        <translation>重新排列地图</translation>
    </message>
    <message>
        <source>Leave it out instead</source>
        <translation>改为不要</translation>
    </message>
    <message>
        <source>Left at {place} of {length}.</source>
        <translation>停在 {length} 中的 {place}。</translation>
    </message>
    <message>
        <source>Left out: {what}</source>
        <translation>不要：{what}</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Length of a cross-fade</source>
        <translation>交叉淡化的长度</translation>
    </message>
    <message>
        <source>Length …</source>
        <translation>长度……</translation>
    </message>
    <message>
        <source>Less bass</source>
        <translation>减少低音</translation>
    </message>
    <message>
        <source>Less of it</source>
        <translation>少一些</translation>
    </message>
    <message>
        <source>Less of this</source>
        <translation>少来点这个</translation>
    </message>
    <message>
        <source>Less of {name} from now on.</source>
        <translation>从现在起少来点 {name}。</translation>
    </message>
    <message>
        <source>Let nothing heard so far count any more?

The plays stay and can be made to count again.</source>
        <translation>让至今听过的都不再计入？

播放会保留，可以重新计入。</translation>
    </message>
    <message>
        <source>Let the program judge</source>
        <translation>由程序判断</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>音乐库</translation>
    </message>
    <message>
        <source>Library, history and settings</source>
        <translation>音乐库、历史和设置</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>喜欢</translation>
    </message>
    <message>
        <source>Like the track that plays</source>
        <translation>喜欢正在播放的曲目</translation>
    </message>
    <message>
        <source>Like this track</source>
        <translation>喜欢这首曲目</translation>
    </message>
    <message>
        <source>Liked</source>
        <translation>已喜欢</translation>
    </message>
    <message>
        <source>Likely heard out</source>
        <translation>可能听完</translation>
    </message>
    <message>
        <source>Likes and dislikes</source>
        <translation>喜欢和不喜欢</translation>
    </message>
    <message>
        <source>Listening to your music:</source>
        <translation>正在聆听您的音乐：</translation>
    </message>
    <message>
        <source>Lists that were made, and what you did with them</source>
        <translation>做过的列表，以及您如何使用它们</translation>
    </message>
    <message>
        <source>Logs of the program</source>
        <translation>程序日志</translation>
    </message>
    <message numerus="yes">
        <source>Longest run: %n day(s) with music</source>
        <translation>
            <numerusform>最长连续：%n 天听了音乐</numerusform>
        </translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>外观和语言</translation>
    </message>
    <message>
        <source>Look around first</source>
        <translation>先看看</translation>
    </message>
    <message>
        <source>Look for another version of the plugin, or update the program.</source>
        <translation>寻找插件的另一版本，或更新程序。</translation>
    </message>
    <message>
        <source>Look for changes</source>
        <translation>查找变化</translation>
    </message>
    <message>
        <source>Look for changes now</source>
        <translation>立即查找变化</translation>
    </message>
    <message>
        <source>Looking through what you heard …</source>
        <translation>正在查看您听过的……</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>调高音量</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>Loudness and cross-fades are in the settings.</source>
        <translation>响度和交叉淡化在设置中。</translation>
    </message>
    <message>
        <source>Loved and long not heard</source>
        <translation>喜爱而久未听</translation>
    </message>
    <message>
        <source>Loved, then silent</source>
        <translation>曾喜爱，后沉寂</translation>
    </message>
    <message>
        <source>Lyrics</source>
        <translation>歌词</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>format of a month</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>Made for “{request}”.</source>
        <translation>按“{request}”所做。</translation>
    </message>
    <message>
        <source>Make a new playlist, or ask for less.</source>
        <translation>做一个新的播放列表，或少要一些。</translation>
    </message>
    <message>
        <source>Make a playlist</source>
        <translation>做一个播放列表</translation>
    </message>
    <message>
        <source>Make it again.</source>
        <translation>重新做一次。</translation>
    </message>
    <message>
        <source>Make it anew.</source>
        <translation>重新做。</translation>
    </message>
    <message>
        <source>Make me a playlist</source>
        <translation>给我做一个播放列表</translation>
    </message>
    <message>
        <source>Make room and try again.</source>
        <translation>腾出空间后重试。</translation>
    </message>
    <message>
        <source>Make room and try again: it goes on where it stopped.</source>
        <translation>腾出空间后重试：会从停下的地方继续。</translation>
    </message>
    <message>
        <source>Make room on its disk, get the right to write there, or name another: --profile DIR</source>
        <translation>在其磁盘上腾出空间，取得写入权限，或指定另一个：--profile DIR</translation>
    </message>
    <message>
        <source>Make room on its disk, or give yourself the right to write there.</source>
        <translation>在其磁盘上腾出空间，或取得写入权限。</translation>
    </message>
    <message>
        <source>Make room on its disk, or give yourself the right to write to its folder and to keep its owner.</source>
        <translation>在其磁盘上腾出空间，或取得写入其文件夹并保留其所有者的权限。</translation>
    </message>
    <message>
        <source>Make room on this disk, or move the models folder (MUSICREC_MODELS).</source>
        <translation>在这个磁盘上腾出空间，或移动模型文件夹（MUSICREC_MODELS）。</translation>
    </message>
    <message>
        <source>Make the list</source>
        <translation>做列表</translation>
    </message>
    <message>
        <source>Making a playlist</source>
        <translation>正在做播放列表</translation>
    </message>
    <message>
        <source>Making the map</source>
        <translation>正在做地图</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Map of your music</source>
        <translation>您的音乐地图</translation>
    </message>
    <message numerus="yes">
        <source>Map of your music, %n track(s)</source>
        <translation>
            <numerusform>您的音乐地图，%n 首曲目</numerusform>
        </translation>
    </message>
    <message>
        <source>Map: the library as a picture</source>
        <translation>地图：把音乐库画成图</translation>
    </message>
    <message>
        <source>May: {what}</source>
        <translation>可以：{what}</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>正在测量……</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Minutes the list shall last</source>
        <translation>列表应持续的分钟数</translation>
    </message>
    <message>
        <source>Mixes for this hour</source>
        <translation>此刻的混合列表</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Month by month</source>
        <translation>逐月</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>心情</translation>
    </message>
    <message>
        <source>Mood journey</source>
        <translation>心情之旅</translation>
    </message>
    <message>
        <source>Mood …</source>
        <translation>心情……</translation>
    </message>
    <message>
        <source>Moods</source>
        <translation>心情</translation>
    </message>
    <message>
        <source>Moods: from sad to happy, from calm to energetic</source>
        <translation>心情：从悲伤到快乐，从平静到有力</translation>
    </message>
    <message>
        <source>More bass</source>
        <translation>增强低音</translation>
    </message>
    <message>
        <source>More like these</source>
        <translation>更多类似这些</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>更多类似的</translation>
    </message>
    <message>
        <source>More like this list</source>
        <translation>更多类似这个列表</translation>
    </message>
    <message>
        <source>More like “{track}”</source>
        <translation>更多类似“{track}”</translation>
    </message>
    <message>
        <source>More like “{track}” and others</source>
        <translation>更多类似“{track}”等</translation>
    </message>
    <message>
        <source>More memory than is free now.</source>
        <translation>超过现在的空闲内存。</translation>
    </message>
    <message>
        <source>More of it</source>
        <translation>多一些</translation>
    </message>
    <message>
        <source>More of this</source>
        <translation>多来点这个</translation>
    </message>
    <message>
        <source>More of your music may have to be measured first.</source>
        <translation>可能需要先测量更多您的音乐。</translation>
    </message>
    <message>
        <source>More of {name} from now on.</source>
        <translation>从现在起多来点 {name}。</translation>
    </message>
    <message>
        <source>Most heard artists</source>
        <translation>听得最多的艺人</translation>
    </message>
    <message>
        <source>Most heard tracks</source>
        <translation>听得最多的曲目</translation>
    </message>
    <message>
        <source>Most minutes</source>
        <translation>最多分钟</translation>
    </message>
    <message>
        <source>Most music in a day: {time} on {day}.</source>
        <translation>一天中音乐最多：{day}，{time}。</translation>
    </message>
    <message>
        <source>Most of what you finish is from the {names}.</source>
        <translation>您听完的多数来自{names}。</translation>
    </message>
    <message>
        <source>Most played</source>
        <translation>播放最多</translation>
    </message>
    <message>
        <source>Most tracks</source>
        <translation>最多曲目</translation>
    </message>
    <message>
        <source>Most: {time}, {day}</source>
        <translation>最多：{time}，{day}</translation>
    </message>
    <message>
        <source>Move about</source>
        <translation>移动视野</translation>
    </message>
    <message>
        <source>Move file to trash …</source>
        <translation>把文件移到回收站……</translation>
    </message>
    <message>
        <source>Move this file to the trash?</source>
        <translation>把这个文件移到回收站？</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Music as well</source>
        <translation>音乐也用</translation>
    </message>
    <message>
        <source>Music folders</source>
        <translation>音乐文件夹</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Name of the playlist</source>
        <translation>播放列表的名称</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Never heard before</source>
        <translation>从未听过</translation>
    </message>
    <message>
        <source>Never this</source>
        <translation>永远不要</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>New artists in what you finish</source>
        <translation>您听完的曲目中的新艺人</translation>
    </message>
    <message>
        <source>New in your library</source>
        <translation>您音乐库中的新曲目</translation>
    </message>
    <message>
        <source>New smart playlist</source>
        <translation>新的智能播放列表</translation>
    </message>
    <message>
        <source>New tracks in what you finish, over months</source>
        <translation>您听完的曲目中的新曲目，按月</translation>
    </message>
    <message>
        <source>New, changed and vanished files are noticed while the window is open.</source>
        <translation>窗口打开时，会注意到新增、改变和消失的文件。</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一首</translation>
    </message>
    <message>
        <source>Next track</source>
        <translation>下一首</translation>
    </message>
    <message>
        <source>No albums yet. They appear when music was read.</source>
        <translation>还没有专辑。读入音乐后会出现在这里。</translation>
    </message>
    <message>
        <source>No artists yet. They appear when music was read.</source>
        <translation>还没有艺人。读入音乐后会出现在这里。</translation>
    </message>
    <message>
        <source>No call is kept.</source>
        <translation>没有保存任何调用。</translation>
    </message>
    <message>
        <source>No folder yet.</source>
        <translation>还没有文件夹。</translation>
    </message>
    <message>
        <source>No folders with music yet.</source>
        <translation>还没有含音乐的文件夹。</translation>
    </message>
    <message>
        <source>No forgotten part has the number {0}.</source>
        <translation>没有编号为 {0} 的已忘记部分。</translation>
    </message>
    <message>
        <source>No genres yet. They come from the tags of your files.</source>
        <translation>还没有流派。它们来自您文件的标签。</translation>
    </message>
    <message>
        <source>No id can be made of &quot;{0}&quot;.</source>
        <translation>无法由“{0}”得出标识。</translation>
    </message>
    <message>
        <source>No journey can be planned: it needs a beginning, an end and a length in minutes.</source>
        <translation>无法计划旅程：需要起点、终点和以分钟计的长度。</translation>
    </message>
    <message>
        <source>No language model: rules and templates do the work</source>
        <translation>没有语言模型：由规则和模板完成</translation>
    </message>
    <message>
        <source>No leaning of {0} can be set for a {1}.</source>
        <translation>不能为{1}设 {0} 的倾向。</translation>
    </message>
    <message>
        <source>No lyrics: none in the file, and no .lrc file with its name beside it. Nothing is looked up on the network.</source>
        <translation>没有歌词：文件中没有，旁边也没有同名的 .lrc 文件。不会到网络上查找。</translation>
    </message>
    <message>
        <source>No mirror gives {0}: {1}.</source>
        <translation>没有镜像提供 {0}：{1}。</translation>
    </message>
    <message>
        <source>No model is called {0}.</source>
        <translation>没有名为 {0} 的模型。</translation>
    </message>
    <message>
        <source>No more of {name} from now on.</source>
        <translation>从现在起不再有 {name}。</translation>
    </message>
    <message>
        <source>No other track fits here.</source>
        <translation>没有其他曲目适合这里。</translation>
    </message>
    <message>
        <source>No playlist can be made: the library holds no tracks.</source>
        <translation>无法做播放列表：音乐库里没有曲目。</translation>
    </message>
    <message>
        <source>No playlist in minutes can be made: none of the tracks that fit ({0}) tells its length.</source>
        <translation>无法做按分钟计的播放列表：符合的曲目（{0} 首）都没有标明长度。</translation>
    </message>
    <message>
        <source>No recording is here twice, as far as your music has been measured.</source>
        <translation>就已测量的音乐而言，没有重复的录音。</translation>
    </message>
    <message>
        <source>No saved playlists yet. Make one, then press Save; or make a smart playlist, whose rules choose its tracks anew each time it is opened.</source>
        <translation>还没有保存的播放列表。做一个，然后按保存；或做一个智能播放列表，每次打开时由规则重新选择曲目。</translation>
    </message>
    <message>
        <source>No track fits now.</source>
        <translation>现在没有符合的曲目。</translation>
    </message>
    <message>
        <source>No track of the library is left for this request: everything is excluded.</source>
        <translation>音乐库中没有曲目可用于这个要求：全部被排除了。</translation>
    </message>
    <message>
        <source>No track that may be played lies where you drew.</source>
        <translation>您画的地方没有可以播放的曲目。</translation>
    </message>
    <message>
        <source>No tracks yet. Add a folder with music, and they appear here as it is read.</source>
        <translation>还没有曲目。添加一个音乐文件夹，读入后就会出现在这里。</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>None of your tracks has been measured yet, so mixes go by tags and by what you play. How they sound counts as soon as it is known; that goes on by itself.</source>
        <translation>您的曲目都还没有测量，因此混合列表按标签和您的播放来做。声音一旦测得就会计入；这会自动进行。</translation>
    </message>
    <message>
        <source>Not connected now</source>
        <translation>现在未连接</translation>
    </message>
    <message>
        <source>Not heard lately</source>
        <translation>最近没听</translation>
    </message>
    <message>
        <source>Not heard lately …</source>
        <translation>最近没听……</translation>
    </message>
    <message>
        <source>Not this one, another</source>
        <translation>不要这首，换一首</translation>
    </message>
    <message>
        <source>Not used:</source>
        <translation>未使用：</translation>
    </message>
    <message>
        <source>Nothing can be played here.</source>
        <translation>这里无法播放任何东西。</translation>
    </message>
    <message>
        <source>Nothing can be told yet.</source>
        <translation>还说不出什么。</translation>
    </message>
    <message>
        <source>Nothing found. Fewer or other words may help.</source>
        <translation>什么都没找到。少写几个词或换个词也许有用。</translation>
    </message>
    <message>
        <source>Nothing heard so far counts any more. The plays stay, and can be made to count again on the page You.</source>
        <translation>至今听过的都不再计入。播放会保留，可以在“您”页面重新计入。</translation>
    </message>
    <message>
        <source>Nothing in particular</source>
        <translation>不特别</translation>
    </message>
    <message>
        <source>Nothing in your library belongs with “{track}”.</source>
        <translation>您的音乐库中没有与“{track}”相配的曲目。</translation>
    </message>
    <message>
        <source>Nothing is known of a track with the number {0}.</source>
        <translation>没有编号为 {0} 的曲目的信息。</translation>
    </message>
    <message>
        <source>Nothing is known of the {0} &quot;{1}&quot;.</source>
        <translation>没有关于{0}“{1}”的信息。</translation>
    </message>
    <message>
        <source>Nothing is known of your taste yet. Play something, or import your history.</source>
        <translation>还不了解您的口味。播放一些音乐，或导入您的历史。</translation>
    </message>
    <message>
        <source>Nothing is playing</source>
        <translation>没有正在播放的曲目</translation>
    </message>
    <message>
        <source>Nothing is playing. Play a track from your library, or let a list be made for you.</source>
        <translation>没有正在播放的曲目。从音乐库播放一首，或让程序为您做一个列表。</translation>
    </message>
    <message>
        <source>Nothing is wrong: every file in your music folders could be read, and all of them are there.</source>
        <translation>一切正常：音乐文件夹中的每个文件都能读取，也都在。</translation>
    </message>
    <message>
        <source>Nothing known yet:</source>
        <translation>还不了解：</translation>
    </message>
    <message>
        <source>Nothing leaves this machine</source>
        <translation>任何东西都不离开本机</translation>
    </message>
    <message>
        <source>Nothing of the playlist {0} can be played.</source>
        <translation>播放列表 {0} 中没有能播放的曲目。</translation>
    </message>
    <message>
        <source>Nothing slides, zooms smoothly or moves by itself.</source>
        <translation>不会自己滑动、平滑缩放或移动。</translation>
    </message>
    <message>
        <source>Nothing that is on the map was played today.</source>
        <translation>今天没有播放地图上的曲目。</translation>
    </message>
    <message>
        <source>Nothing that you heard or said so far will count. The history itself stays, and you can take this back. What was learned from how you took earlier lists cannot be brought back.</source>
        <translation>您至今听过和说过的都不再计入。历史本身会保留，您可以撤回。从您如何对待以前的列表中学到的，无法恢复。</translation>
    </message>
    <message>
        <source>Nothing was heard in this time.</source>
        <translation>这段时间什么都没听。</translation>
    </message>
    <message>
        <source>Nothing was heard in this year.</source>
        <translation>这一年什么都没听。</translation>
    </message>
    <message>
        <source>Nothing was heard in {before} to compare with.</source>
        <translation>{before}没有听过任何可比较的。</translation>
    </message>
    <message>
        <source>Nothing was named to be written.</source>
        <translation>没有指明要写入什么。</translation>
    </message>
    <message>
        <source>Nothing would be left of the list, so it stays as it is.</source>
        <translation>列表会变空，所以保持不变。</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>还没有。</translation>
    </message>
    <message>
        <source>Nothing you turned away</source>
        <translation>您没有拒绝过的</translation>
    </message>
    <message>
        <source>Nothing: the queue ends here.</source>
        <translation>没有了：队列到此结束。</translation>
    </message>
    <message>
        <source>Notice changes</source>
        <translation>注意变化</translation>
    </message>
    <message>
        <source>Now playing</source>
        <translation>正在播放</translation>
    </message>
    <message>
        <source>Number of plays</source>
        <translation>播放次数</translation>
    </message>
    <message>
        <source>Of one artist</source>
        <translation>同一艺人</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>什么的</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Off hides everything about it.</source>
        <translation>关闭后，与它有关的一切都会隐藏。</translation>
    </message>
    <message>
        <source>Off: the music ends with the last track.</source>
        <translation>关：音乐在最后一首结束。</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>On workdays</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>On your desktop</source>
        <translation>在您的桌面上</translation>
    </message>
    <message>
        <source>On: when your own tracks are through, the music goes on, and turns as you skip and like.</source>
        <translation>开：您自己的曲目放完后音乐继续，并随您的跳过和喜欢而转变。</translation>
    </message>
    <message>
        <source>One JSON file with every play, like, comment and what is believed of you.</source>
        <translation>一个 JSON 文件，包含每一次播放、喜欢、评论以及对您的判断。</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>稍等……</translation>
    </message>
    <message>
        <source>One of your favourites: {n} plays.</source>
        <translation>您的最爱之一：{n} 次播放。</translation>
    </message>
    <message>
        <source>One of: {0}.</source>
        <translation>可选：{0}。</translation>
    </message>
    <message>
        <source>One or more of --genre, --mood, --replaygain, --rating</source>
        <translation>--genre、--mood、--replaygain、--rating 中的一个或多个</translation>
    </message>
    <message>
        <source>One track</source>
        <translation>一首曲目</translation>
    </message>
    <message>
        <source>Only these artists</source>
        <translation>只要这些艺人</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open a folder with music in it.</source>
        <translation>打开一个有音乐的文件夹。</translation>
    </message>
    <message>
        <source>Open as a playlist</source>
        <translation>作为播放列表打开</translation>
    </message>
    <message>
        <source>Open the window: musicrec-desktop</source>
        <translation>打开窗口：musicrec-desktop</translation>
    </message>
    <message>
        <source>Opening your library …</source>
        <translation>正在打开您的音乐库……</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Order of the albums</source>
        <translation>专辑的顺序</translation>
    </message>
    <message>
        <source>Order of the artists</source>
        <translation>艺人的顺序</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pick nothing</source>
        <translation>什么都不选</translation>
    </message>
    <message>
        <source>Picked by you</source>
        <translation>由您选择</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Places where spoken word was left</source>
        <translation>语音停下的位置</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play another file.</source>
        <translation>播放另一个文件。</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>从这里播放</translation>
    </message>
    <message>
        <source>Play from this track; among the playlists: open</source>
        <translation>从这首开始播放；在播放列表之间：打开</translation>
    </message>
    <message>
        <source>Play next</source>
        <translation>接着播放</translation>
    </message>
    <message>
        <source>Play or pause (in a text field: a space)</source>
        <translation>播放或暂停（在文本框中：空格）</translation>
    </message>
    <message>
        <source>Play {title}</source>
        <translation>播放 {title}</translation>
    </message>
    <message>
        <source>Play “{title}”</source>
        <translation>播放“{title}”</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>播放</translation>
    </message>
    <message numerus="yes">
        <source>Played %n time(s)</source>
        <translation>
            <numerusform>播放了 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Playing</source>
        <translation>正在播放</translation>
    </message>
    <message>
        <source>Playing goes on when you press play.</source>
        <translation>您按播放后继续。</translation>
    </message>
    <message>
        <source>Playlists</source>
        <translation>播放列表</translation>
    </message>
    <message>
        <source>Playlists (*.m3u8)</source>
        <translation>播放列表 (*.m3u8)</translation>
    </message>
    <message>
        <source>Playlists end with {0}.</source>
        <translation>播放列表文件的后缀是 {0}。</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>播放次数</translation>
    </message>
    <message>
        <source>Plays of music that is not in the library any more can be forgotten by time.</source>
        <translation>音乐库中已没有的音乐，其播放可以按时间忘记。</translation>
    </message>
    <message>
        <source>Plugins</source>
        <translation>插件</translation>
    </message>
    <message>
        <source>Plugins and their pages</source>
        <translation>插件及其页面</translation>
    </message>
    <message>
        <source>Point {at} of {n}: {height} %.</source>
        <translation>第 {at} 点，共 {n} 点：{height} %。</translation>
    </message>
    <message>
        <source>Position in the track</source>
        <translation>曲目中的位置</translation>
    </message>
    <message>
        <source>Press the button and get a playlist for this hour, or say in your own words what you would like: a mood, a genre, an artist, a decade, a length, what to leave out.</source>
        <translation>按下按钮，得到适合此刻的播放列表；或用自己的话说想听什么：心情、流派、艺人、年代、长度、不要什么。</translation>
    </message>
    <message>
        <source>Previous track</source>
        <translation>上一首</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Private listening</source>
        <translation>私密收听</translation>
    </message>
    <message>
        <source>Private listening on or off</source>
        <translation>开关私密收听</translation>
    </message>
    <message>
        <source>Private listening: nothing is remembered</source>
        <translation>私密收听：什么都不记</translation>
    </message>
    <message>
        <source>Private listening: nothing you hear is kept</source>
        <translation>私密收听：您听的都不保存</translation>
    </message>
    <message>
        <source>Private listening: nothing you hear or say is kept.</source>
        <translation>私密收听：您听的和说的都不保存。</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Profile and history</source>
        <translation>档案和历史</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Progress of the work in the background</source>
        <translation>后台工作的进度</translation>
    </message>
    <message>
        <source>Put the list away</source>
        <translation>收起列表</translation>
    </message>
    <message>
        <source>Put this into the box</source>
        <translation>放入框中</translation>
    </message>
    <message>
        <source>Questions to the language model, with its answers</source>
        <translation>给语言模型的问题及其回答</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Quiet listening</source>
        <translation>小音量聆听</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>调低音量</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message numerus="yes">
        <source>Reading %n file(s) …</source>
        <translation>
            <numerusform>正在读取 %n 个文件……</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading tags:</source>
        <translation>正在读取标签：</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Recordings that are here more than once</source>
        <translation>不止一份的录音</translation>
    </message>
    <message>
        <source>Rediscover</source>
        <translation>重新发现</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>减少动态效果</translation>
    </message>
    <message>
        <source>Remake the rest</source>
        <translation>重做其余</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove from queue</source>
        <translation>从队列移除</translation>
    </message>
    <message>
        <source>Remove this rule</source>
        <translation>移除这条规则</translation>
    </message>
    <message>
        <source>Remove {folder} from the library</source>
        <translation>从音乐库移除 {folder}</translation>
    </message>
    <message>
        <source>Remove {model}</source>
        <translation>移除 {model}</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Rename that folder, or name the folder above it.</source>
        <translation>重命名那个文件夹，或指定它的上级文件夹。</translation>
    </message>
    <message>
        <source>Repeat a part</source>
        <translation>重复一段</translation>
    </message>
    <message>
        <source>Repeat a part: where it begins, where it ends, no more</source>
        <translation>重复一段：从哪里开始，到哪里结束，不再重复</translation>
    </message>
    <message>
        <source>Repeat all, this track, or nothing</source>
        <translation>重复全部、这首或不重复</translation>
    </message>
    <message>
        <source>Repeat: all</source>
        <translation>重复：全部</translation>
    </message>
    <message>
        <source>Repeat: off</source>
        <translation>重复：关</translation>
    </message>
    <message>
        <source>Repeat: this track</source>
        <translation>重复：这首</translation>
    </message>
    <message>
        <source>Reset all …</source>
        <translation>全部重置……</translation>
    </message>
    <message>
        <source>Right after a skip</source>
        <translation>刚跳过之后</translation>
    </message>
    <message>
        <source>Rules of a smart playlist</source>
        <translation>智能播放列表的规则</translation>
    </message>
    <message>
        <source>SQLite {0} is too old for the library database.</source>
        <translation>SQLite {0} 太旧，无法用于音乐库数据库。</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as a picture …</source>
        <translation>保存为图片……</translation>
    </message>
    <message>
        <source>Save as a playlist</source>
        <translation>保存为播放列表</translation>
    </message>
    <message>
        <source>Save as playlist</source>
        <translation>保存为播放列表</translation>
    </message>
    <message>
        <source>Save the playlist</source>
        <translation>保存播放列表</translation>
    </message>
    <message>
        <source>Save the tracks as a new playlist.</source>
        <translation>把这些曲目保存为新的播放列表。</translation>
    </message>
    <message>
        <source>Save your year in review</source>
        <translation>保存您的年度回顾</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Saved as “{title}”.</source>
        <translation>已保存为“{title}”。</translation>
    </message>
    <message>
        <source>Saved playlists</source>
        <translation>保存的播放列表</translation>
    </message>
    <message>
        <source>Scan its folder first: musicrec scan FOLDER</source>
        <translation>先扫描它的文件夹：musicrec scan FOLDER</translation>
    </message>
    <message>
        <source>Scan the folder again.</source>
        <translation>重新扫描文件夹。</translation>
    </message>
    <message>
        <source>Scan the library again.</source>
        <translation>重新扫描音乐库。</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>搜索全部</translation>
    </message>
    <message>
        <source>Search the commands</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation>设置的各部分</translation>
    </message>
    <message>
        <source>Sessions like this one</source>
        <translation>像这次一样的收听</translation>
    </message>
    <message>
        <source>Set another mirror, or import a .gguf file fetched elsewhere.</source>
        <translation>设置另一个镜像，或导入在别处下载的 .gguf 文件。</translation>
    </message>
    <message>
        <source>Set both points on the plane and a length above zero.</source>
        <translation>请在平面上设好两点，并设大于零的长度。</translation>
    </message>
    <message>
        <source>Set by you</source>
        <translation>由您设定</translation>
    </message>
    <message>
        <source>Setting of the equaliser</source>
        <translation>均衡器的设置</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Share heard</source>
        <translation>听过的比例</translation>
    </message>
    <message>
        <source>Share of skips</source>
        <translation>跳过的比例</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show all tracks again, not only those with “{words}”</source>
        <translation>重新显示所有曲目，而不只是含“{words}”的</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show file in folder</source>
        <translation>在文件夹中显示文件</translation>
    </message>
    <message>
        <source>Show in a table: {tracks}</source>
        <translation>在表中显示：{tracks}</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Show or hide the queue</source>
        <translation>显示或隐藏队列</translation>
    </message>
    <message>
        <source>Show the log …</source>
        <translation>显示日志……</translation>
    </message>
    <message>
        <source>Show the newer list</source>
        <translation>显示更新的列表</translation>
    </message>
    <message>
        <source>Show the plays behind it</source>
        <translation>显示其背后的播放</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>显示窗口</translation>
    </message>
    <message>
        <source>Show these alone: {group}</source>
        <translation>只显示这些：{group}</translation>
    </message>
    <message>
        <source>Show these shortcuts</source>
        <translation>显示这些快捷键</translation>
    </message>
    <message>
        <source>Shuffle the queue, or not</source>
        <translation>队列是否随机播放</translation>
    </message>
    <message>
        <source>Shuffle: off</source>
        <translation>随机播放：关</translation>
    </message>
    <message>
        <source>Shuffle: on</source>
        <translation>随机播放：开</translation>
    </message>
    <message>
        <source>Signs compare with {before}.</source>
        <translation>符号表示与{before}的比较。</translation>
    </message>
    <message>
        <source>Skips</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Skips by situation</source>
        <translation>按情况的跳过</translation>
    </message>
    <message>
        <source>Sleep timer</source>
        <translation>睡眠定时</translation>
    </message>
    <message>
        <source>Small speakers</source>
        <translation>小音箱</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>Soon after the last tracks</source>
        <translation>不久前几首之后</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Sound goes to</source>
        <translation>声音输出到</translation>
    </message>
    <message>
        <source>Sound off or on</source>
        <translation>声音开关</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>打开声音</translation>
    </message>
    <message>
        <source>Sound you like</source>
        <translation>您喜欢的声音</translation>
    </message>
    <message>
        <source>Sound: equaliser, timer, speed, device</source>
        <translation>声音：均衡器、定时、速度、设备</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Speed for music as well</source>
        <translation>速度也用于音乐</translation>
    </message>
    <message>
        <source>Spoken from the next start on. Requests may be written in any language at any time.</source>
        <translation>下次启动起使用。要求随时可以用任何语言书写。</translation>
    </message>
    <message>
        <source>Spoken word only</source>
        <translation>只用于语音</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Start anew …</source>
        <translation>重新开始……</translation>
    </message>
    <message>
        <source>Start anew?</source>
        <translation>重新开始？</translation>
    </message>
    <message>
        <source>Start the program from a terminal to see what they say; a library may be missing or damaged.</source>
        <translation>从终端启动程序查看输出；可能缺少某个库，或它已损坏。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop after this track</source>
        <translation>这首之后停止</translation>
    </message>
    <message>
        <source>Stop after this track, or go on</source>
        <translation>这首之后停止，或继续</translation>
    </message>
    <message>
        <source>Stop; what is finished is kept</source>
        <translation>停止；已完成的会保留</translation>
    </message>
    <message>
        <source>Stopped. The list is kept as far as it was made.</source>
        <translation>已停止。列表保留到已做好的部分。</translation>
    </message>
    <message>
        <source>Stopped. What is finished is kept; it goes on from there next time.</source>
        <translation>已停止。已完成的会保留；下次从那里继续。</translation>
    </message>
    <message>
        <source>Strawberry keeps its library in strawberry.db, Clementine in clementine.db.</source>
        <translation>Strawberry 的音乐库在 strawberry.db 中，Clementine 的在 clementine.db 中。</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
    <message>
        <source>Switch it off, or tell its author.</source>
        <translation>关闭它，或告诉其作者。</translation>
    </message>
    <message>
        <source>Switch it on.</source>
        <translation>打开它。</translation>
    </message>
    <message>
        <source>Tags are read first: after that you can play everything and ask for playlists. How the tracks sound is measured in the background, a few seconds each; playlists get better as it goes on.</source>
        <translation>先读取标签：之后就可以播放一切并要求播放列表。曲目的声音在后台测量，每首几秒；播放列表会随之变好。</translation>
    </message>
    <message>
        <source>Tags in common</source>
        <translation>共同的标签</translation>
    </message>
    <message>
        <source>Take away or delete</source>
        <translation>取走或删除</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take back a wish.</source>
        <translation>撤回一个要求。</translation>
    </message>
    <message>
        <source>Take back an exclusion or a dislike.</source>
        <translation>撤回一个排除或不喜欢。</translation>
    </message>
    <message>
        <source>Take in a file …</source>
        <translation>导入文件……</translation>
    </message>
    <message>
        <source>Take in a language model</source>
        <translation>导入语言模型</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>取出</translation>
    </message>
    <message>
        <source>Take out of the list</source>
        <translation>从列表中取出</translation>
    </message>
    <message>
        <source>Take out “{what}”</source>
        <translation>去掉“{what}”</translation>
    </message>
    <message>
        <source>Take the dislike back</source>
        <translation>撤回不喜欢</translation>
    </message>
    <message>
        <source>Take the last change of the list back</source>
        <translation>撤回列表的上一次修改</translation>
    </message>
    <message>
        <source>Take the like back</source>
        <translation>撤回喜欢</translation>
    </message>
    <message>
        <source>Take {folder} out of the library?

The files stay where they are; their plays are kept.</source>
        <translation>把 {folder} 从音乐库取出？

文件留在原处；它们的播放会保留。</translation>
    </message>
    <message>
        <source>Taking turns</source>
        <translation>交替</translation>
    </message>
    <message>
        <source>Tell its author.</source>
        <translation>告诉其作者。</translation>
    </message>
    <message>
        <source>Tell the author of the plugin.</source>
        <translation>告诉插件的作者。</translation>
    </message>
    <message>
        <source>Tell which track begins</source>
        <translation>通知开始播放的曲目</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>That time ends before it begins.</source>
        <translation>这段时间的结束早于开始。</translation>
    </message>
    <message>
        <source>The call in full</source>
        <translation>完整的调用</translation>
    </message>
    <message>
        <source>The comment is empty.</source>
        <translation>评论是空的。</translation>
    </message>
    <message>
        <source>The disk of {0} is full.</source>
        <translation>{0} 的磁盘已满。</translation>
    </message>
    <message>
        <source>The file cannot be read: {0}.</source>
        <translation>文件无法读取：{0}。</translation>
    </message>
    <message>
        <source>The file is as it was; it may be damaged.</source>
        <translation>文件保持原样；它可能已损坏。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>The file is no longer there.</source>
        <translation>文件已不在那里。</translation>
    </message>
    <message>
        <source>The file may be damaged.</source>
        <translation>文件可能已损坏。</translation>
    </message>
    <message>
        <source>The file of “{track}” is not there.</source>
        <translation>“{track}”的文件不在那里。</translation>
    </message>
    <message>
        <source>The folder {0} for the library database cannot be made: {1}.</source>
        <translation>无法创建音乐库数据库的文件夹 {0}：{1}。</translation>
    </message>
    <message>
        <source>The history {0} cannot be read: {1}.</source>
        <translation>历史 {0} 无法读取：{1}。</translation>
    </message>
    <message>
        <source>The language model ended by itself {0} times and is left alone.</source>
        <translation>语言模型自行结束了 {0} 次，现在不再使用。</translation>
    </message>
    <message>
        <source>The language model ended by itself: {0}.</source>
        <translation>语言模型自行结束：{0}。</translation>
    </message>
    <message>
        <source>The language model stopped (llama_decode: {0}).</source>
        <translation>语言模型停止了（llama_decode：{0}）。</translation>
    </message>
    <message>
        <source>The language model understood more of your words and chose other tracks. Yours stay until you want them.</source>
        <translation>语言模型读懂了您更多的话，选了别的曲目。您的列表会保留，直到您想要新的。</translation>
    </message>
    <message>
        <source>The language model was switched off meanwhile.</source>
        <translation>语言模型在此期间被关闭了。</translation>
    </message>
    <message>
        <source>The language model&apos;s process cannot be started: {0}.</source>
        <translation>语言模型的进程无法启动：{0}。</translation>
    </message>
    <message numerus="yes">
        <source>The latest %n are shown.</source>
        <translation>
            <numerusform>显示最近的 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>The library database {0} cannot be used: {1} ({2}).</source>
        <translation>音乐库数据库 {0} 无法使用：{1}（{2}）。</translation>
    </message>
    <message>
        <source>The library database {0} is of version {1}; this program knows versions up to {2}.</source>
        <translation>音乐库数据库 {0} 的版本是 {1}；本程序只认识到版本 {2}。</translation>
    </message>
    <message>
        <source>The library database {0} was not updated, because no backup could be made: {1}.</source>
        <translation>音乐库数据库 {0} 没有更新，因为无法备份：{1}。</translation>
    </message>
    <message>
        <source>The library has no track {0}.</source>
        <translation>音乐库中没有曲目 {0}。</translation>
    </message>
    <message>
        <source>The library has no {0} &quot;{1}&quot;, and nothing is known of it.</source>
        <translation>音乐库中没有{0}“{1}”，也没有关于它的信息。</translation>
    </message>
    <message>
        <source>The library has no {0} &quot;{1}&quot;.</source>
        <translation>音乐库中没有{0}“{1}”。</translation>
    </message>
    <message>
        <source>The library {0} of another player cannot be read: {1}.</source>
        <translation>另一个播放器的音乐库 {0} 无法读取：{1}。</translation>
    </message>
    <message>
        <source>The list can be changed as soon as its tracks are chosen.</source>
        <translation>曲目一选好就可以修改列表。</translation>
    </message>
    <message>
        <source>The log cannot be written to {0}: {1}.</source>
        <translation>日志无法写入 {0}：{1}。</translation>
    </message>
    <message>
        <source>The mood I am in</source>
        <translation>我现在的心情</translation>
    </message>
    <message>
        <source>The mood I want to be in</source>
        <translation>我想要的心情</translation>
    </message>
    <message>
        <source>The name must be written as the library writes it.</source>
        <translation>名称必须与音乐库中的写法一致。</translation>
    </message>
    <message>
        <source>The picture cannot be written to {0}: {1}.</source>
        <translation>图片无法写入 {0}：{1}。</translation>
    </message>
    <message>
        <source>The playlist cannot be renamed: it has been deleted.</source>
        <translation>播放列表无法重命名：它已被删除。</translation>
    </message>
    <message>
        <source>The playlist has been deleted.</source>
        <translation>播放列表已被删除。</translation>
    </message>
    <message>
        <source>The playlist {0} cannot be read: {1}.</source>
        <translation>播放列表 {0} 无法读取：{1}。</translation>
    </message>
    <message>
        <source>The playlist {0} cannot be written: {1}.</source>
        <translation>播放列表 {0} 无法写入：{1}。</translation>
    </message>
    <message>
        <source>The plays behind it</source>
        <translation>其背后的播放</translation>
    </message>
    <message>
        <source>The plugin did not answer with {0}.</source>
        <translation>插件没有回答{0}。</translation>
    </message>
    <message>
        <source>The plugin sent what is no message: {0}.</source>
        <translation>插件发来的不是消息：{0}。</translation>
    </message>
    <message>
        <source>The profile cannot be written to {0}: {1}.</source>
        <translation>档案无法写入 {0}：{1}。</translation>
    </message>
    <message>
        <source>The profile folder {0} cannot be made: {1}.</source>
        <translation>档案文件夹 {0} 无法创建：{1}。</translation>
    </message>
    <message>
        <source>The queue is empty. Play a playlist, or add tracks from the library.</source>
        <translation>队列是空的。播放一个播放列表，或从音乐库添加曲目。</translation>
    </message>
    <message>
        <source>The rule &quot;{0}&quot; cannot be used: {1}.</source>
        <translation>规则“{0}”无法使用：{1}。</translation>
    </message>
    <message>
        <source>The rules cannot be changed: the playlist has been deleted.</source>
        <translation>规则无法修改：播放列表已被删除。</translation>
    </message>
    <message>
        <source>The same in the last two weeks or so</source>
        <translation>最近两周左右同样的</translation>
    </message>
    <message>
        <source>The settings cannot name {0}: a folder&apos;s name must be valid UTF-8.</source>
        <translation>设置无法写入 {0}：文件夹名称必须是有效的 UTF-8。</translation>
    </message>
    <message>
        <source>The settings file {0} cannot be read: {1}</source>
        <translation>设置文件 {0} 无法读取：{1}</translation>
    </message>
    <message>
        <source>The settings file {0} cannot be written: {1}.</source>
        <translation>设置文件 {0} 无法写入：{1}。</translation>
    </message>
    <message>
        <source>The settings file {0} holds values that make no sense: {1}</source>
        <translation>设置文件 {0} 中有不合理的值：{1}</translation>
    </message>
    <message>
        <source>The sound device “{name}” is gone.</source>
        <translation>声音设备“{name}”不在了。</translation>
    </message>
    <message>
        <source>The sound device “{name}” is not there: {reason}.</source>
        <translation>声音设备“{name}”不在：{reason}。</translation>
    </message>
    <message>
        <source>The tags of {0} cannot be written: {1}.</source>
        <translation>{0} 的标签无法写入：{1}。</translation>
    </message>
    <message>
        <source>The usual columns</source>
        <translation>常用的列</translation>
    </message>
    <message>
        <source>The year after</source>
        <translation>下一年</translation>
    </message>
    <message>
        <source>The year before</source>
        <translation>上一年</translation>
    </message>
    <message>
        <source>The {decade}</source>
        <translation>{decade}</translation>
    </message>
    <message>
        <source>There are no plugins.</source>
        <translation>没有插件。</translation>
    </message>
    <message>
        <source>There are: {0}.</source>
        <translation>现有：{0}。</translation>
    </message>
    <message>
        <source>There is a newer list: that one can be changed.</source>
        <translation>有一个更新的列表：可以修改那一个。</translation>
    </message>
    <message>
        <source>There is no account and no server. The player listens to each track once to measure how it sounds, remembers what you play, and a small language model on this machine plans playlists and says why. All of it is yours:</source>
        <translation>没有账户，也没有服务器。播放器把每首曲目听一遍，测量它的声音，记住您播放的；本机上的一个小语言模型规划播放列表并说明原因。一切都属于您：</translation>
    </message>
    <message>
        <source>There is no language model.</source>
        <translation>没有语言模型。</translation>
    </message>
    <message>
        <source>There is no map yet: it shows how your tracks sound, and none has been measured.</source>
        <translation>还没有地图：它显示您的曲目听起来怎样，而现在一首都没有测量。</translation>
    </message>
    <message>
        <source>There is no music in {0}.</source>
        <translation>{0} 中没有音乐。</translation>
    </message>
    <message>
        <source>There is no music yet. Add the folder where yours is: your files are only read, never changed.</source>
        <translation>还没有音乐。添加您的音乐所在的文件夹：文件只被读取，从不改动。</translation>
    </message>
    <message>
        <source>There is no permission to read the file.</source>
        <translation>没有读取该文件的权限。</translation>
    </message>
    <message>
        <source>There is no playlist {0}.</source>
        <translation>没有播放列表 {0}。</translation>
    </message>
    <message>
        <source>There is no plugin {0}.</source>
        <translation>没有插件 {0}。</translation>
    </message>
    <message>
        <source>There is no version {0} of what was learned.</source>
        <translation>没有所学内容的版本 {0}。</translation>
    </message>
    <message>
        <source>There is no {0} &quot;{1}&quot;.</source>
        <translation>没有{0}“{1}”。</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>没有可以撤回的。</translation>
    </message>
    <message>
        <source>There is too little history to tell yet: about a month of listening is needed.</source>
        <translation>历史太少，还说不出什么：大约需要一个月的收听。</translation>
    </message>
    <message>
        <source>This is a fault of the program.</source>
        <translation>这是程序的错误。</translation>
    </message>
    <message>
        <source>This is a mistake in the program, not yours. You can go on; if things look odd, start it again. The text below helps to put it right. It is kept in the file named in its first line; nothing has been sent.</source>
        <translation>这是程序的错误，不是您的。您可以继续；如果看起来不对，请重新启动。下面的文字有助于改正它。它保存在第一行所写的文件中；没有发送任何东西。</translation>
    </message>
    <message>
        <source>This track is on no album.</source>
        <translation>这首曲目不属于任何专辑。</translation>
    </message>
    <message>
        <source>This track itself</source>
        <translation>这首曲目本身</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>星期四</translation>
    </message>
    <message>
        <source>Time heard</source>
        <translation>收听时间</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>To your list ›</source>
        <translation>转到您的列表 ›</translation>
    </message>
    <message>
        <source>To {do}</source>
        <translation>用来{do}</translation>
    </message>
    <message>
        <source>Today&apos;s path</source>
        <translation>今天的路径</translation>
    </message>
    <message>
        <source>Too few tracks are analysed to draw their energy.</source>
        <translation>已分析的曲目太少，无法画出能量。</translation>
    </message>
    <message>
        <source>Track {n}: energy {height}</source>
        <translation>第 {n} 首：能量 {height}</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>曲目</translation>
    </message>
    <message>
        <source>Tracks by one artist</source>
        <translation>同一艺人的曲目</translation>
    </message>
    <message>
        <source>Tracks heard for the first time that you heard again within a month.</source>
        <translation>首次听到后一个月内又听的曲目。</translation>
    </message>
    <message>
        <source>Tracks in the queue</source>
        <translation>队列中的曲目</translation>
    </message>
    <message>
        <source>Tracks of one album in a row are always joined without a gap.</source>
        <translation>同一专辑连续的曲目始终无缝相接。</translation>
    </message>
    <message>
        <source>Tracks of the library</source>
        <translation>音乐库的曲目</translation>
    </message>
    <message>
        <source>Tracks of the list</source>
        <translation>列表的曲目</translation>
    </message>
    <message>
        <source>Tracks of the playlist</source>
        <translation>播放列表的曲目</translation>
    </message>
    <message>
        <source>Tracks that fit</source>
        <translation>符合的曲目</translation>
    </message>
    <message>
        <source>Tracks that you heard a second time</source>
        <translation>您又听了第二次的曲目</translation>
    </message>
    <message>
        <source>Tracks, albums, artists, genres and playlists. Filters: artist:name, album:name, genre:jazz, year:1990-1999, liked:yes, plays:0, bpm:120-130, minutes:3-5, added:30, played:7, format:flac, folder:name.</source>
        <translation>曲目、专辑、艺人、流派和播放列表。筛选：artist:名称、album:名称、genre:jazz、year:1990-1999、liked:yes、plays:0、bpm:120-130、minutes:3-5、added:30、played:7、format:flac、folder:名称。</translation>
    </message>
    <message>
        <source>Tracks, with their tags and how they sound</source>
        <translation>曲目，连同标签和声音</translation>
    </message>
    <message>
        <source>Try again later, or import a .gguf file.</source>
        <translation>稍后重试，或导入 .gguf 文件。</translation>
    </message>
    <message>
        <source>Try again later, or set another mirror.</source>
        <translation>稍后重试，或设置另一个镜像。</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>稍后重试。</translation>
    </message>
    <message>
        <source>Try again later: it goes on where it stopped. A .gguf file fetched elsewhere can be imported.</source>
        <translation>稍后重试：会从停下的地方继续。也可以导入在别处下载的 .gguf 文件。</translation>
    </message>
    <message>
        <source>Try again, or restart.</source>
        <translation>重试，或重新启动。</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>星期二</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>撤销上一次修改</translation>
    </message>
    <message>
        <source>Unknown artist</source>
        <translation>未知艺人</translation>
    </message>
    <message>
        <source>Until now; signs compare with all of {before}.</source>
        <translation>至今；符号表示与{before}全部的比较。</translation>
    </message>
    <message>
        <source>Update the program, or move the file away and put back the backup that was made before the update.</source>
        <translation>更新程序，或把文件移走，放回更新前所做的备份。</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Use a Python with SQLite 3.37 or newer.</source>
        <translation>使用带有 SQLite 3.37 或更新版本的 Python。</translation>
    </message>
    <message>
        <source>Use a language model</source>
        <translation>使用语言模型</translation>
    </message>
    <message>
        <source>Use a tag editor for this file.</source>
        <translation>用标签编辑器处理这个文件。</translation>
    </message>
    <message>
        <source>Use {model}</source>
        <translation>使用 {model}</translation>
    </message>
    <message>
        <source>Variety of artists</source>
        <translation>艺人的多样性</translation>
    </message>
    <message>
        <source>Various artists</source>
        <translation>群星</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Version {version}, {origin}</source>
        <translation>版本 {version}，{origin}</translation>
    </message>
    <message>
        <source>Vocals …</source>
        <translation>人声……</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>人声</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Waking up</source>
        <translation>醒来</translation>
    </message>
    <message>
        <source>Want it instead</source>
        <translation>改为想要</translation>
    </message>
    <message>
        <source>Warm</source>
        <translation>温暖</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>星期三</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Week {week}: {first} – {last}</source>
        <translation>第 {week} 周：{first} – {last}</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>接下来是什么</translation>
    </message>
    <message>
        <source>What do you think of this track?</source>
        <translation>您觉得这首曲目怎么样？</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>您想做什么？</translation>
    </message>
    <message>
        <source>What follows is near to “{name}” already, and stays.</source>
        <translation>后面的已与“{name}”接近，保持不变。</translation>
    </message>
    <message>
        <source>What is stored</source>
        <translation>保存了什么</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>它是什么</translation>
    </message>
    <message>
        <source>What it is compared with</source>
        <translation>与什么比较</translation>
    </message>
    <message>
        <source>What it was asked and answered</source>
        <translation>它被问了什么、答了什么</translation>
    </message>
    <message>
        <source>What sounds alike lies together. Click a track to play from there, nearest first; drag to move, wheel to zoom.</source>
        <translation>听起来相似的在一起。点击一首曲目从那里开始播放，近的先放；拖动移动，滚轮缩放。</translation>
    </message>
    <message>
        <source>What the language model was asked and answered</source>
        <translation>语言模型被问了什么、答了什么</translation>
    </message>
    <message>
        <source>What the reason stands on</source>
        <translation>理由的依据</translation>
    </message>
    <message>
        <source>What the rule looks at</source>
        <translation>规则看什么</translation>
    </message>
    <message>
        <source>What they are</source>
        <translation>它们是什么</translation>
    </message>
    <message>
        <source>What was trained to make the model understand requests better is loaded with it.</source>
        <translation>为使模型更好地理解要求而训练的部分会一起加载。</translation>
    </message>
    <message>
        <source>What would you like to hear?</source>
        <translation>您想听什么？</translation>
    </message>
    <message>
        <source>What you are doing</source>
        <translation>您在做什么</translation>
    </message>
    <message>
        <source>What you come back to.</source>
        <translation>您常回来听的。</translation>
    </message>
    <message>
        <source>What you finish is mostly {names}.</source>
        <translation>您听完的多半是{names}。</translation>
    </message>
    <message>
        <source>What you have changed here; each can be taken back.</source>
        <translation>您在这里改过的；每一项都可以撤回。</translation>
    </message>
    <message>
        <source>What you hear and say is not remembered while this is on.</source>
        <translation>打开时，您听的和说的都不记录。</translation>
    </message>
    <message>
        <source>What you hear is kept again.</source>
        <translation>您听的又开始保存了。</translation>
    </message>
    <message>
        <source>What you like at this hour.</source>
        <translation>您在这个时间喜欢的。</translation>
    </message>
    <message>
        <source>What you played</source>
        <translation>您播放过的</translation>
    </message>
    <message>
        <source>When all are measured by excerpts, hear them whole: exact loudness, and where sections begin.</source>
        <translation>全部按片段测量后，再整首聆听：精确的响度，以及各段的开始。</translation>
    </message>
    <message>
        <source>When you listen</source>
        <translation>您什么时候听</translation>
    </message>
    <message>
        <source>Where is your music? Choose one or more folders, or drop them here. Your files are only read, never changed.</source>
        <translation>您的音乐在哪里？选择一个或多个文件夹，或把它们拖到这里。您的文件只被读取，从不改动。</translation>
    </message>
    <message>
        <source>Where it is always the same.</source>
        <translation>始终相同时的长度。</translation>
    </message>
    <message>
        <source>Where it is faster</source>
        <translation>在更快时</translation>
    </message>
    <message>
        <source>Where my last tracks were</source>
        <translation>我最近的曲目所在处</translation>
    </message>
    <message>
        <source>Where your desktop shows a tray: its sign brings the window back, Ctrl+Q quits.</source>
        <translation>如果您的桌面有托盘：其图标可让窗口回来，Ctrl+Q 退出。</translation>
    </message>
    <message>
        <source>Whether it pays is measured once. Where it fails, the processor takes over.</source>
        <translation>是否值得会测量一次。它失败时由处理器接手。</translation>
    </message>
    <message>
        <source>While it is on, nothing that you hear or say is kept.</source>
        <translation>打开时，您听的和说的都不保存。</translation>
    </message>
    <message>
        <source>While music plays or the machine runs on its battery, measuring takes half of one core.</source>
        <translation>播放音乐或用电池时，测量只占一个核心的一半。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>Why and next</source>
        <translation>原因和接下来</translation>
    </message>
    <message>
        <source>Why this track</source>
        <translation>为什么是这首</translation>
    </message>
    <message>
        <source>Why: show the score parts</source>
        <translation>为什么：显示各部分得分</translation>
    </message>
    <message>
        <source>Winding down</source>
        <translation>放松下来</translation>
    </message>
    <message>
        <source>With reasons; there it can be changed by words and by hand</source>
        <translation>附理由；可以在那里用话和用手修改</translation>
    </message>
    <message>
        <source>Without voice</source>
        <translation>无人声</translation>
    </message>
    <message>
        <source>Write what you think of the track.</source>
        <translation>写下您对这首曲目的看法。</translation>
    </message>
    <message>
        <source>Written to {file}</source>
        <translation>已写入 {file}</translation>
    </message>
    <message numerus="yes">
        <source>Written to {file}: the profile and %n play(s), likes and dislikes.</source>
        <translation>
            <numerusform>已写入 {file}：档案以及 %n 次播放、喜欢和不喜欢。</numerusform>
        </translation>
    </message>
    <message>
        <source>Written to {path}</source>
        <translation>已写入 {path}</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>Year in review</source>
        <translation>年度回顾</translation>
    </message>
    <message>
        <source>Years …</source>
        <translation>年份……</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>You are where your last tracks were; drag the point if you are not.</source>
        <translation>您在最近的曲目所在处；如果不是，请拖动这个点。</translation>
    </message>
    <message>
        <source>You chose it.</source>
        <translation>是您选的。</translation>
    </message>
    <message>
        <source>You come back to {names}.</source>
        <translation>您常回来听 {names}。</translation>
    </message>
    <message>
        <source>You do not like this track.</source>
        <translation>您不喜欢这首曲目。</translation>
    </message>
    <message>
        <source>You finish {names} most.</source>
        <translation>您听完最多的是 {names}。</translation>
    </message>
    <message>
        <source>You have heard nothing in the last hours: say where you are, or drag the point there.</source>
        <translation>最近几小时您什么都没听：说说您在哪里，或把点拖到那里。</translation>
    </message>
    <message>
        <source>You have not heard it here before.</source>
        <translation>您还没有在这里听过它。</translation>
    </message>
    <message numerus="yes">
        <source>You heard %n track(s) for the first time</source>
        <translation>
            <numerusform>您第一次听了 %n 首曲目</numerusform>
        </translation>
    </message>
    <message>
        <source>You heard it first {ago}.</source>
        <translation>您{ago}第一次听它。</translation>
    </message>
    <message>
        <source>You like this track.</source>
        <translation>您喜欢这首曲目。</translation>
    </message>
    <message>
        <source>You listen in private: nothing is kept.</source>
        <translation>您在私密收听：什么都不保存。</translation>
    </message>
    <message>
        <source>You listen most between {begin} and {end} ({share} of your listening), and most on {day}.</source>
        <translation>您最常在 {begin} 到 {end} 之间听（占您收听的 {share}），最常在{day}。</translation>
    </message>
    <message>
        <source>You listened most between {begin} and {end}: {share} of your time.</source>
        <translation>您最常在 {begin} 到 {end} 之间听：占您时间的 {share}。</translation>
    </message>
    <message>
        <source>You skip {made} of what is recommended and {own} of what you pick yourself.</source>
        <translation>推荐的您跳过 {made}，自己选的您跳过 {own}。</translation>
    </message>
    <message>
        <source>You turn away from</source>
        <translation>您拒绝的</translation>
    </message>
    <message>
        <source>You: your taste, and how well it is known</source>
        <translation>您：您的口味，以及对它了解多少</translation>
    </message>
    <message>
        <source>Your favourites</source>
        <translation>您的最爱</translation>
    </message>
    <message>
        <source>Your folders are being read. Mixes come as soon as there are tracks.</source>
        <translation>正在读取您的文件夹。一有曲目就会有混合列表。</translation>
    </message>
    <message>
        <source>Your latest remarks</source>
        <translation>您最近的评论</translation>
    </message>
    <message>
        <source>Your listening</source>
        <translation>您的收听</translation>
    </message>
    <message>
        <source>Your listening by day and hour</source>
        <translation>您按日期和时间的收听</translation>
    </message>
    <message>
        <source>Your listening so far</source>
        <translation>您至今的收听</translation>
    </message>
    <message>
        <source>Your moods</source>
        <translation>您的心情</translation>
    </message>
    <message>
        <source>Your music folders were read: {found}.</source>
        <translation>已读取您的音乐文件夹：{found}。</translation>
    </message>
    <message>
        <source>Your next discovery</source>
        <translation>您的下一个发现</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>您自己的</translation>
    </message>
    <message>
        <source>Your remark on this track</source>
        <translation>您对这首曲目的评论</translation>
    </message>
    <message>
        <source>Your remarks</source>
        <translation>您的评论</translation>
    </message>
    <message>
        <source>Your taste</source>
        <translation>您的口味</translation>
    </message>
    <message>
        <source>Your year in music</source>
        <translation>您的音乐之年</translation>
    </message>
    <message>
        <source>Your year in review, as a picture</source>
        <translation>您的年度回顾，画成图片</translation>
    </message>
    <message>
        <source>a format of playlists</source>
        <translation>一种播放列表格式</translation>
    </message>
    <message>
        <source>a journey</source>
        <translation>旅程</translation>
    </message>
    <message>
        <source>a language model</source>
        <translation>一个语言模型</translation>
    </message>
    <message>
        <source>a listener to what happens</source>
        <translation>得知发生了什么</translation>
    </message>
    <message>
        <source>a listener to what is played</source>
        <translation>得知播放了什么</translation>
    </message>
    <message>
        <source>a measure to rank by</source>
        <translation>一种排序依据</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>a page</source>
        <translation>一个页面</translation>
    </message>
    <message>
        <source>a walk along the river</source>
        <translation>沿河散步</translation>
    </message>
    <message>
        <source>acoustic</source>
        <translation>原声</translation>
    </message>
    <message>
        <source>acoustic sound</source>
        <translation>原声音色</translation>
    </message>
    <message>
        <source>added by you</source>
        <translation>由您添加</translation>
    </message>
    <message>
        <source>added in the last {n} days</source>
        <translation>最近 {n} 天内添加</translation>
    </message>
    <message>
        <source>afternoon</source>
        <translation>下午</translation>
    </message>
    <message>
        <source>album</source>
        <translation>专辑</translation>
    </message>
    <message>
        <source>all of these rules</source>
        <translation>全部这些规则</translation>
    </message>
    <message>
        <source>always, set by you</source>
        <translation>始终，由您设定</translation>
    </message>
    <message>
        <source>among those loved and long not heard</source>
        <translation>属于曾喜爱而久未听的</translation>
    </message>
    <message>
        <source>an installed package</source>
        <translation>一个已安装的包</translation>
    </message>
    <message>
        <source>analysis workers end before their first file (exit code {0})</source>
        <translation>分析进程在第一个文件之前就结束了（退出码 {0}）</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>以及另外 {n} 项</translation>
    </message>
    <message>
        <source>angry</source>
        <translation>愤怒</translation>
    </message>
    <message>
        <source>another order of lists</source>
        <translation>列表的另一种顺序</translation>
    </message>
    <message>
        <source>any length</source>
        <translation>任意长度</translation>
    </message>
    <message>
        <source>any number of tracks</source>
        <translation>任意数量的曲目</translation>
    </message>
    <message>
        <source>around {0}:00 you finish {1} and {2}</source>
        <translation>在 {0}:00 左右，您常听完{1}且{2}的</translation>
    </message>
    <message>
        <source>artist</source>
        <translation>艺人</translation>
    </message>
    <message>
        <source>artists</source>
        <translation>艺人</translation>
    </message>
    <message>
        <source>as the machine allows</source>
        <translation>按机器的能力</translation>
    </message>
    <message>
        <source>as you are used to</source>
        <translation>按您的习惯</translation>
    </message>
    <message>
        <source>ascending</source>
        <translation>升序</translation>
    </message>
    <message>
        <source>asked at least {0}</source>
        <translation>要求至少 {0}</translation>
    </message>
    <message>
        <source>asked at most {0}</source>
        <translation>要求最多 {0}</translation>
    </message>
    <message>
        <source>asked {0} to {1}</source>
        <translation>要求 {0} 到 {1}</translation>
    </message>
    <message>
        <source>asking the language model</source>
        <translation>正在询问语言模型</translation>
    </message>
    <message>
        <source>asking the language model about tracks</source>
        <translation>正在就曲目询问语言模型</translation>
    </message>
    <message>
        <source>asking what this calls for</source>
        <translation>正在询问这需要什么</translation>
    </message>
    <message>
        <source>at least one of these rules</source>
        <translation>至少一条这些规则</translation>
    </message>
    <message>
        <source>at most {n} by one artist</source>
        <translation>同一艺人最多 {n} 首</translation>
    </message>
    <message>
        <source>at most {n} minutes</source>
        <translation>最多 {n} 分钟</translation>
    </message>
    <message>
        <source>at most {n} tracks</source>
        <translation>最多 {n} 首</translation>
    </message>
    <message>
        <source>at random, anew each day</source>
        <translation>随机，每天不同</translation>
    </message>
    <message>
        <source>bright</source>
        <translation>明亮</translation>
    </message>
    <message>
        <source>by all that the log of listening says of what comes next</source>
        <translation>按收听记录对接下来所说的一切</translation>
    </message>
    <message>
        <source>by all that the log says of what is discovered next</source>
        <translation>按记录对下一个发现所说的一切</translation>
    </message>
    <message>
        <source>by how fresh it is in memory, by the power law of {0}</source>
        <translation>按记忆的新鲜程度，幂律 {0}</translation>
    </message>
    <message>
        <source>by listens that fade within days: {0}</source>
        <translation>按几天内淡去的收听：{0}</translation>
    </message>
    <message>
        <source>by rules: {rules}</source>
        <translation>按规则：{rules}</translation>
    </message>
    <message>
        <source>by what came next in sessions like this one</source>
        <translation>按像这次一样的收听中接下来的曲目</translation>
    </message>
    <message>
        <source>by what came soon after the tracks before</source>
        <translation>按前几首之后不久出现的曲目</translation>
    </message>
    <message>
        <source>by what else is heard in sessions like this one</source>
        <translation>按像这次一样的收听中还听过的曲目</translation>
    </message>
    <message>
        <source>by what followed the track before</source>
        <translation>按接在前一首之后的曲目</translation>
    </message>
    <message>
        <source>by what followed the two tracks before</source>
        <translation>按接在前两首之后的曲目</translation>
    </message>
    <message>
        <source>by what is heard at this hour</source>
        <translation>按这个时间常听的曲目</translation>
    </message>
    <message>
        <source>by what is heard in the same sessions</source>
        <translation>按同一次收听中听过的曲目</translation>
    </message>
    <message>
        <source>by what is heard in the same sessions, each track&apos;s own share alone</source>
        <translation>按同一次收听中听过的曲目，每首单独计</translation>
    </message>
    <message>
        <source>by what is heard on this day of the week</source>
        <translation>按这个星期几常听的曲目</translation>
    </message>
    <message>
        <source>by what lately followed the track before</source>
        <translation>按最近接在前一首之后的曲目</translation>
    </message>
    <message>
        <source>by what the log says a session beginning now may hold</source>
        <translation>按记录所示，现在开始的一次收听可能包含的曲目</translation>
    </message>
    <message>
        <source>by what was heard next, with what was skipped passed over</source>
        <translation>按接着听的曲目，略过跳过的</translation>
    </message>
    <message>
        <source>by whose music followed that of the artist before</source>
        <translation>按接在前一位艺人之后的音乐</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>平静</translation>
    </message>
    <message>
        <source>calm piano for reading, 45 minutes</source>
        <translation>读书时的平静钢琴曲，45 分钟</translation>
    </message>
    <message>
        <source>chance, seed {0}</source>
        <translation>偶然，种子 {0}</translation>
    </message>
    <message>
        <source>changing the list</source>
        <translation>正在修改列表</translation>
    </message>
    <message>
        <source>cheerfulness</source>
        <translation>欢快</translation>
    </message>
    <message>
        <source>choosing tracks</source>
        <translation>正在选择曲目</translation>
    </message>
    <message>
        <source>clean</source>
        <translation>洁版</translation>
    </message>
    <message>
        <source>comes with the program</source>
        <translation>随程序附带</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>commute</source>
        <translation>通勤</translation>
    </message>
    <message>
        <source>concentrate</source>
        <translation>专注</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>cook</source>
        <translation>做饭</translation>
    </message>
    <message>
        <source>cosine {0} to a track you turned away from</source>
        <translation>与您拒绝过的一首曲目的余弦 {0}</translation>
    </message>
    <message>
        <source>cosine {0} to the sound you finish</source>
        <translation>与您常听完的声音的余弦 {0}</translation>
    </message>
    <message>
        <source>counts nothing by now</source>
        <translation>现在已不计</translation>
    </message>
    <message>
        <source>counts {share}</source>
        <translation>占 {share}</translation>
    </message>
    <message>
        <source>counts {weight}</source>
        <translation>计 {weight}</translation>
    </message>
    <message>
        <source>counts {weight} against</source>
        <translation>反向计 {weight}</translation>
    </message>
    <message>
        <source>cover version</source>
        <translation>翻唱</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>format of a day</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>dance</source>
        <translation>跳舞</translation>
    </message>
    <message>
        <source>danceability</source>
        <translation>可舞性</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>黑暗</translation>
    </message>
    <message>
        <source>dark</source>
        <comment>end of an axis</comment>
        <translation>暗</translation>
    </message>
    <message>
        <source>dark and energetic</source>
        <translation>黑暗而有力</translation>
    </message>
    <message>
        <source>days in the library</source>
        <translation>入库天数</translation>
    </message>
    <message>
        <source>days since last played</source>
        <translation>距上次播放的天数</translation>
    </message>
    <message>
        <source>demo</source>
        <translation>小样</translation>
    </message>
    <message>
        <source>descending</source>
        <translation>降序</translation>
    </message>
    <message>
        <source>different tracks</source>
        <translation>不同的曲目</translation>
    </message>
    <message>
        <source>disliked</source>
        <translation>不喜欢</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>不包含</translation>
    </message>
    <message numerus="yes">
        <source>down %n place(s)</source>
        <translation>
            <numerusform>下降 %n 位</numerusform>
        </translation>
    </message>
    <message>
        <source>dreamy</source>
        <translation>梦幻</translation>
    </message>
    <message>
        <source>drive</source>
        <translation>开车</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>energetic</source>
        <translation>有力</translation>
    </message>
    <message>
        <source>energetic, rising, for a run</source>
        <translation>有力，渐强，跑步用</translation>
    </message>
    <message>
        <source>energy</source>
        <translation>能量</translation>
    </message>
    <message>
        <source>energy as drawn</source>
        <translation>能量如所画</translation>
    </message>
    <message>
        <source>epic</source>
        <translation>史诗</translation>
    </message>
    <message>
        <source>even energy</source>
        <translation>能量平稳</translation>
    </message>
    <message>
        <source>evening</source>
        <translation>晚上</translation>
    </message>
    <message>
        <source>fall asleep</source>
        <translation>入睡</translation>
    </message>
    <message>
        <source>falling energy</source>
        <translation>能量下降</translation>
    </message>
    <message>
        <source>familiar</source>
        <translation>熟悉</translation>
    </message>
    <message>
        <source>familiar and new</source>
        <translation>熟悉和新鲜</translation>
    </message>
    <message>
        <source>female</source>
        <translation>女声</translation>
    </message>
    <message>
        <source>focused</source>
        <translation>专注</translation>
    </message>
    <message>
        <source>from what you listen to</source>
        <translation>按您所听的</translation>
    </message>
    <message>
        <source>from {n}</source>
        <translation>从 {n}</translation>
    </message>
    <message>
        <source>genre</source>
        <translation>流派</translation>
    </message>
    <message>
        <source>genre {0} (asked {1})</source>
        <translation>流派 {0}（要求 {1}）</translation>
    </message>
    <message>
        <source>genre {0}, a kind of {1}</source>
        <translation>流派 {0}，属于{1}</translation>
    </message>
    <message>
        <source>happy</source>
        <translation>快乐</translation>
    </message>
    <message>
        <source>happy and calm</source>
        <translation>快乐而平静</translation>
    </message>
    <message>
        <source>happy and energetic</source>
        <translation>快乐而有力</translation>
    </message>
    <message>
        <source>have dinner</source>
        <translation>吃晚饭</translation>
    </message>
    <message>
        <source>heard</source>
        <translation>听过</translation>
    </message>
    <message>
        <source>heard for the first time</source>
        <translation>第一次听</translation>
    </message>
    <message>
        <source>heard to the end</source>
        <translation>听到结尾</translation>
    </message>
    <message>
        <source>here</source>
        <translation>在这里</translation>
    </message>
    <message>
        <source>hopeful</source>
        <translation>充满希望</translation>
    </message>
    <message>
        <source>how energy moves over the list</source>
        <translation>能量在列表中的走势</translation>
    </message>
    <message>
        <source>in</source>
        <translation>吸气</translation>
    </message>
    <message>
        <source>in common with what you keep: {0}</source>
        <translation>与您留下的共同之处：{0}</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>instrument</source>
        <translation>乐器</translation>
    </message>
    <message>
        <source>instrumental</source>
        <translation>器乐</translation>
    </message>
    <message>
        <source>instrumentalness {0} (asked vocals: {1})</source>
        <translation>器乐度 {0}（要求的人声：{1}）</translation>
    </message>
    <message>
        <source>is</source>
        <translation>是</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>至少为</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>至多为</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>不是</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>无法打开</translation>
    </message>
    <message>
        <source>it does not play what it is given</source>
        <translation>它不播放收到的声音</translation>
    </message>
    <message>
        <source>its server was ended. If that runs again and nothing is heard, start this program again</source>
        <translation>它的服务器已结束。如果它重新运行后仍没有声音，请重新启动本程序</translation>
    </message>
    <message>
        <source>karaoke</source>
        <translation>卡拉 OK</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>kept: the better copy</source>
        <translation>保留：较好的副本</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>know what you heard and liked</source>
        <translation>知道您听过和喜欢过什么</translation>
    </message>
    <message>
        <source>language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>last played {0} ago</source>
        <translation>上次播放在 {0} 前</translation>
    </message>
    <message>
        <source>laying out the map</source>
        <translation>正在排列地图</translation>
    </message>
    <message>
        <source>left after {share}</source>
        <translation>在 {share} 后离开</translation>
    </message>
    <message>
        <source>length asked for</source>
        <translation>要求的长度</translation>
    </message>
    <message>
        <source>less than a day ago</source>
        <translation>不到一天前</translation>
    </message>
    <message>
        <source>less, set by you</source>
        <translation>少一些，由您设定</translation>
    </message>
    <message>
        <source>liked</source>
        <translation>喜欢</translation>
    </message>
    <message>
        <source>live</source>
        <translation>现场</translation>
    </message>
    <message>
        <source>lively</source>
        <translation>活泼</translation>
    </message>
    <message>
        <source>llama.cpp cannot be loaded: {0}.</source>
        <translation>无法加载 llama.cpp：{0}。</translation>
    </message>
    <message>
        <source>longer ago than</source>
        <translation>早于</translation>
    </message>
    <message>
        <source>looking for what sounds alike</source>
        <translation>正在寻找听起来相似的</translation>
    </message>
    <message>
        <source>making mixes</source>
        <translation>正在做混合列表</translation>
    </message>
    <message>
        <source>male</source>
        <translation>男声</translation>
    </message>
    <message>
        <source>measures of sound</source>
        <translation>声音的测量</translation>
    </message>
    <message>
        <source>meditate</source>
        <translation>冥想</translation>
    </message>
    <message>
        <source>melancholic</source>
        <translation>忧郁</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>minutes of music</source>
        <translation>分钟音乐</translation>
    </message>
    <message>
        <source>mood</source>
        <translation>心情</translation>
    </message>
    <message>
        <source>more, set by you</source>
        <translation>多一些，由您设定</translation>
    </message>
    <message>
        <source>morning</source>
        <translation>早上</translation>
    </message>
    <message>
        <source>most played</source>
        <translation>播放最多</translation>
    </message>
    <message>
        <source>mostly familiar</source>
        <translation>多为熟悉的</translation>
    </message>
    <message>
        <source>mostly new</source>
        <translation>多为新的</translation>
    </message>
    <message>
        <source>music</source>
        <translation>音乐</translation>
    </message>
    <message>
        <source>music video</source>
        <translation>音乐视频</translation>
    </message>
    <message>
        <source>musicrec cannot start</source>
        <translation>musicrec 无法启动</translation>
    </message>
    <message>
        <source>nearness {0} to the {1} {2} finished in this session</source>
        <translation>与这次听完的{1} {2} 的接近度 {0}</translation>
    </message>
    <message>
        <source>needs {size} of memory</source>
        <translation>需要 {size} 内存</translation>
    </message>
    <message>
        <source>neither</source>
        <translation>都不是</translation>
    </message>
    <message>
        <source>neither dark nor bright</source>
        <translation>不暗不明</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>never heard, nor anything of this artist</source>
        <translation>从未听过，也没听过这位艺人的任何曲目</translation>
    </message>
    <message>
        <source>never heard; {0} {1} of this artist</source>
        <translation>从未听过；这位艺人的{1} {0}</translation>
    </message>
    <message>
        <source>never played</source>
        <translation>从未播放</translation>
    </message>
    <message>
        <source>never, set by you</source>
        <translation>永不，由您设定</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>new</source>
        <comment>in a chart: not there before</comment>
        <translation>新</translation>
    </message>
    <message>
        <source>new in the chart</source>
        <translation>新上榜</translation>
    </message>
    <message>
        <source>night</source>
        <translation>夜里</translation>
    </message>
    <message>
        <source>no genre tag (asked {0})</source>
        <translation>没有流派标签（要求 {0}）</translation>
    </message>
    <message>
        <source>no year tag ({0})</source>
        <translation>没有年份标签（{0}）</translation>
    </message>
    <message>
        <source>not enough listening yet</source>
        <translation>收听还不够</translation>
    </message>
    <message>
        <source>not liked</source>
        <translation>未喜欢</translation>
    </message>
    <message>
        <source>not played for {n} days</source>
        <translation>{n} 天没有播放</translation>
    </message>
    <message>
        <source>not played yet</source>
        <translation>还没有播放</translation>
    </message>
    <message>
        <source>not the most played</source>
        <translation>不是播放最多的</translation>
    </message>
    <message>
        <source>not {what}</source>
        <translation>不是{what}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>nothing beyond its own folder</source>
        <translation>除自己的文件夹外没有</translation>
    </message>
    <message>
        <source>nothing has changed</source>
        <translation>没有变化</translation>
    </message>
    <message>
        <source>nothing near it was heard yet</source>
        <translation>还没有听过与它接近的</translation>
    </message>
    <message>
        <source>nothing says that it is {0}</source>
        <translation>没有迹象表明它是{0}</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>novelty {share}</source>
        <translation>新鲜度 {share}</translation>
    </message>
    <message>
        <source>of middle energy</source>
        <translation>能量中等</translation>
    </message>
    <message>
        <source>of this artist</source>
        <translation>这位艺人的</translation>
    </message>
    <message>
        <source>on the processor</source>
        <translation>在处理器上</translation>
    </message>
    <message>
        <source>on the processor, as the settings say</source>
        <translation>按设置在处理器上</translation>
    </message>
    <message>
        <source>on the processor, for the graphics card has no room</source>
        <translation>在处理器上，因为显卡内存不够</translation>
    </message>
    <message>
        <source>on the processor, for the graphics card is slower</source>
        <translation>在处理器上，因为显卡更慢</translation>
    </message>
    <message>
        <source>on the processor, for the graphics card&apos;s driver failed</source>
        <translation>在处理器上，因为显卡驱动出错</translation>
    </message>
    <message>
        <source>only these artists</source>
        <translation>只要这些艺人</translation>
    </message>
    <message>
        <source>ordered by {field}, {direction}</source>
        <translation>按{field}排序，{direction}</translation>
    </message>
    <message>
        <source>other genres</source>
        <translation>其他流派</translation>
    </message>
    <message>
        <source>other tracks of its album: {0} on a scale from -1 to 1</source>
        <translation>同一专辑的其他曲目：在 -1 到 1 的尺度上为 {0}</translation>
    </message>
    <message>
        <source>other tracks of its artist: {0} on a scale from -1 to 1</source>
        <translation>同一艺人的其他曲目：在 -1 到 1 的尺度上为 {0}</translation>
    </message>
    <message>
        <source>other tracks of its {0} turned away</source>
        <translation>同一{0}的其他曲目被拒绝</translation>
    </message>
    <message>
        <source>out</source>
        <translation>呼气</translation>
    </message>
    <message>
        <source>partly what you avoid: {0}</source>
        <translation>部分是您避开的：{0}</translation>
    </message>
    <message>
        <source>party</source>
        <translation>派对</translation>
    </message>
    <message>
        <source>pip cannot be started: {0}.</source>
        <translation>无法启动 pip：{0}。</translation>
    </message>
    <message>
        <source>place by plays</source>
        <translation>按播放次数的名次</translation>
    </message>
    <message>
        <source>played a few times</source>
        <translation>播放过几次</translation>
    </message>
    <message>
        <source>played in the last {n} days</source>
        <translation>最近 {n} 天内播放过</translation>
    </message>
    <message>
        <source>played often</source>
        <translation>常播放</translation>
    </message>
    <message>
        <source>playful</source>
        <translation>俏皮</translation>
    </message>
    <message>
        <source>plays</source>
        <translation>播放次数</translation>
    </message>
    <message>
        <source>podcast</source>
        <translation>播客</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>安静</translation>
    </message>
    <message>
        <source>read and write files outside its own folder</source>
        <translation>在自己的文件夹之外读写文件</translation>
    </message>
    <message>
        <source>read from your words</source>
        <translation>从您的话中读出</translation>
    </message>
    <message>
        <source>read from your words (“{words}”)</source>
        <translation>从您的话中读出（“{words}”）</translation>
    </message>
    <message>
        <source>region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>relax</source>
        <translation>放松</translation>
    </message>
    <message>
        <source>remix</source>
        <translation>混音版</translation>
    </message>
    <message>
        <source>rising energy</source>
        <translation>能量上升</translation>
    </message>
    <message>
        <source>romantic</source>
        <translation>浪漫</translation>
    </message>
    <message>
        <source>run</source>
        <translation>跑步</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>悲伤</translation>
    </message>
    <message>
        <source>sad and calm</source>
        <translation>悲伤而平静</translation>
    </message>
    <message>
        <source>same place as before</source>
        <translation>名次不变</translation>
    </message>
    <message>
        <source>seasonal</source>
        <translation>节令</translation>
    </message>
    <message>
        <source>set by you</source>
        <translation>由您设定</translation>
    </message>
    <message>
        <source>share heard</source>
        <translation>听过的比例</translation>
    </message>
    <message>
        <source>skip rate</source>
        <translation>跳过率</translation>
    </message>
    <message>
        <source>skips</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>skit</source>
        <translation>短剧</translation>
    </message>
    <message>
        <source>sleepy</source>
        <translation>困倦</translation>
    </message>
    <message>
        <source>something new that sounds like my favourites</source>
        <translation>听起来像我的最爱的新东西</translation>
    </message>
    <message>
        <source>sound effect</source>
        <translation>音效</translation>
    </message>
    <message>
        <source>sound like {0}: cosine {1}</source>
        <translation>声音像 {0}：余弦 {1}</translation>
    </message>
    <message>
        <source>sounds like {0}, just skipped</source>
        <translation>听起来像刚跳过的 {0}</translation>
    </message>
    <message>
        <source>spoken word</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>start other programs and speak to them</source>
        <translation>启动其他程序并与之通信</translation>
    </message>
    <message>
        <source>started, never heard past half</source>
        <translation>开始过，从未听过一半</translation>
    </message>
    <message>
        <source>still</source>
        <translation>静</translation>
    </message>
    <message>
        <source>stopped after {share}</source>
        <translation>在 {share} 后停止</translation>
    </message>
    <message>
        <source>tags do not say whether {0}</source>
        <translation>标签没有说明是否{0}</translation>
    </message>
    <message>
        <source>tags name {0}</source>
        <translation>标签写有 {0}</translation>
    </message>
    <message>
        <source>taking turns</source>
        <translation>交替</translation>
    </message>
    <message>
        <source>tempo</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>tense</source>
        <translation>紧张</translation>
    </message>
    <message>
        <source>the better one is {why}</source>
        <translation>较好的一份{why}</translation>
    </message>
    <message>
        <source>the language model finds it closer to your words than {0} of the tracks it compared</source>
        <translation>语言模型认为它比所比较曲目中的 {0} 更接近您的话</translation>
    </message>
    <message>
        <source>the month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>the week before</source>
        <translation>上一周</translation>
    </message>
    <message>
        <source>the year before</source>
        <translation>上一年</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>track</source>
        <translation>曲目</translation>
    </message>
    <message>
        <source>tracks</source>
        <translation>首曲目</translation>
    </message>
    <message>
        <source>tracks to choose from</source>
        <translation>可供选择的曲目</translation>
    </message>
    <message>
        <source>tried out: this place was left to chance, {0} for this track</source>
        <translation>试一试：这个位置留给偶然，这首曲目的机会为 {0}</translation>
    </message>
    <message>
        <source>turned away before</source>
        <translation>以前被拒绝</translation>
    </message>
    <message>
        <source>understood by the language model</source>
        <translation>由语言模型理解</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message numerus="yes">
        <source>up %n place(s)</source>
        <translation>
            <numerusform>上升 %n 位</numerusform>
        </translation>
    </message>
    <message>
        <source>up to {n}</source>
        <translation>至多 {n}</translation>
    </message>
    <message>
        <source>up, then down</source>
        <translation>先升后降</translation>
    </message>
    <message>
        <source>use the network</source>
        <translation>使用网络</translation>
    </message>
    <message>
        <source>valence {0} and energy {1} (asked {2})</source>
        <translation>情绪 {0}、能量 {1}（要求 {2}）</translation>
    </message>
    <message>
        <source>valence {0} and energy {1} ({2} to {3})</source>
        <translation>情绪 {0}、能量 {1}（{2} 到 {3}）</translation>
    </message>
    <message>
        <source>valence {0} and energy {1}; {2}</source>
        <translation>情绪 {0}、能量 {1}；{2}</translation>
    </message>
    <message>
        <source>version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>vocals</source>
        <translation>人声</translation>
    </message>
    <message>
        <source>waiting to go on with {0}</source>
        <translation>等待继续 {0}</translation>
    </message>
    <message>
        <source>wake up</source>
        <translation>起床</translation>
    </message>
    <message>
        <source>walk</source>
        <translation>散步</translation>
    </message>
    <message>
        <source>what sounds like it: {0} on a scale from -1 to 1</source>
        <translation>听起来像它的：在 -1 到 1 的尺度上为 {0}</translation>
    </message>
    <message>
        <source>wild</source>
        <translation>狂</translation>
    </message>
    <message>
        <source>with vocals</source>
        <translation>有人声</translation>
    </message>
    <message>
        <source>within the last</source>
        <translation>在最近</translation>
    </message>
    <message>
        <source>without vocals</source>
        <translation>无人声</translation>
    </message>
    <message>
        <source>wording reasons</source>
        <translation>正在写理由</translation>
    </message>
    <message>
        <source>work out</source>
        <translation>健身</translation>
    </message>
    <message>
        <source>year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>you disliked it</source>
        <translation>您不喜欢它</translation>
    </message>
    <message>
        <source>you liked it</source>
        <translation>您喜欢它</translation>
    </message>
    <message>
        <source>you set {0} for the {1} {2}</source>
        <translation>您为{1} {2} 设了 {0}</translation>
    </message>
    <message>
        <source>you wrote: {text}</source>
        <translation>您写道：{text}</translation>
    </message>
    <message>
        <source>{0} adds a {1}, which its manifest does not say that it provides.</source>
        <translation>{0} 增加了{1}，而它的清单没有说会提供。</translation>
    </message>
    <message>
        <source>{0} came without an archive.</source>
        <translation>{0} 来的时候没有压缩包。</translation>
    </message>
    <message>
        <source>{0} came without {1}.</source>
        <translation>{0} 来的时候没有 {1}。</translation>
    </message>
    <message>
        <source>{0} cannot be added to this model: {1}.</source>
        <translation>{0} 无法加到这个模型上：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be copied: {1}.</source>
        <translation>{0} 无法复制：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be decoded: {1}</source>
        <translation>{0} 无法解码：{1}</translation>
    </message>
    <message>
        <source>{0} cannot be deleted: {1}.</source>
        <translation>{0} 无法删除：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be fetched: the disk is full.</source>
        <translation>{0} 无法下载：磁盘已满。</translation>
    </message>
    <message>
        <source>{0} cannot be fetched: the network does not answer.</source>
        <translation>{0} 无法下载：网络没有响应。</translation>
    </message>
    <message>
        <source>{0} cannot be fetched: this Python has no pip.</source>
        <translation>{0} 无法下载：这个 Python 没有 pip。</translation>
    </message>
    <message>
        <source>{0} cannot be fetched: {1}.</source>
        <translation>{0} 无法下载：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be made: {1}.</source>
        <translation>{0} 无法创建：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be opened: {1}</source>
        <translation>{0} 无法打开：{1}</translation>
    </message>
    <message>
        <source>{0} cannot be opened: {1}.</source>
        <translation>{0} 无法打开：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be played: {1}</source>
        <translation>{0} 无法播放：{1}</translation>
    </message>
    <message>
        <source>{0} cannot be played: {1}.</source>
        <translation>{0} 无法播放：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}</source>
        <translation>{0} 无法读取：{1}</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0} 无法读取：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be run here: llama.cpp ended abnormally when it was tried.</source>
        <translation>{0} 无法在这里运行：试用时 llama.cpp 异常结束。</translation>
    </message>
    <message>
        <source>{0} cannot be unpacked: {1}.</source>
        <translation>{0} 无法解压：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be used as a language model: {1}.</source>
        <translation>{0} 无法用作语言模型：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be used: {1}.</source>
        <translation>{0} 无法使用：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <translation>{0} 无法写入：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}; the file is as it was.</source>
        <translation>{0} 无法写入：{1}；文件保持原样。</translation>
    </message>
    <message>
        <source>{0} cannot be {1}: {2}</source>
        <translation>{0} 无法{1}：{2}</translation>
    </message>
    <message>
        <source>{0} cannot be {1}: {2}.</source>
        <translation>{0} 无法{1}：{2}。</translation>
    </message>
    <message>
        <source>{0} claims {1} channels at {2} hertz, which no music has</source>
        <translation>{0} 自称 {1} 声道、{2} 赫兹，没有音乐是这样的</translation>
    </message>
    <message>
        <source>{0} has changed since it was scanned; nothing was written.</source>
        <translation>{0} 自扫描后已改变；什么都没有写入。</translation>
    </message>
    <message>
        <source>{0} has no sound between {1} s and {2} s: it is {3} s long</source>
        <translation>{0} 在 {1} 秒到 {2} 秒之间没有声音：它长 {3} 秒</translation>
    </message>
    <message>
        <source>{0} has {1} MB free, and {2} MB are needed.</source>
        <translation>{0} 剩余 {1} MB，需要 {2} MB。</translation>
    </message>
    <message>
        <source>{0} hears what is played without the permission &quot;history&quot;.</source>
        <translation>{0} 在没有“history”权限时得知播放了什么。</translation>
    </message>
    <message>
        <source>{0} holds no listening history that is known.</source>
        <translation>{0} 中没有已知的收听历史。</translation>
    </message>
    <message>
        <source>{0} holds no sound</source>
        <translation>{0} 中没有声音</translation>
    </message>
    <message>
        <source>{0} is a database of another program.</source>
        <translation>{0} 是另一个程序的数据库。</translation>
    </message>
    <message>
        <source>{0} is a database, but no library of Strawberry or Clementine.</source>
        <translation>{0} 是数据库，但不是 Strawberry 或 Clementine 的音乐库。</translation>
    </message>
    <message>
        <source>{0} is empty</source>
        <translation>{0} 是空的</translation>
    </message>
    <message>
        <source>{0} is no address: {1}.</source>
        <translation>{0} 不是地址：{1}。</translation>
    </message>
    <message>
        <source>{0} is no manifest: {1}</source>
        <translation>{0} 不是清单：{1}</translation>
    </message>
    <message>
        <source>{0} is no playlist that this program reads: {1}.</source>
        <translation>{0} 不是本程序能读的播放列表：{1}。</translation>
    </message>
    <message>
        <source>{0} is not among the genres that this program knows.</source>
        <translation>{0} 不在本程序知道的流派之中。</translation>
    </message>
    <message>
        <source>{0} is not here yet.</source>
        <translation>{0} 还不在这里。</translation>
    </message>
    <message>
        <source>{0} is not here.</source>
        <translation>{0} 不在这里。</translation>
    </message>
    <message>
        <source>{0} is not in the library.</source>
        <translation>{0} 不在音乐库中。</translation>
    </message>
    <message>
        <source>{0} is not sound that can be decoded: {1}</source>
        <translation>{0} 不是可以解码的声音：{1}</translation>
    </message>
    <message>
        <source>{0} is not the file it should be: its SHA-256 is another one. What had come was thrown away.</source>
        <translation>{0} 不是应有的文件：它的 SHA-256 不同。已到的部分已丢弃。</translation>
    </message>
    <message>
        <source>{0} is not there.</source>
        <translation>{0} 不在那里。</translation>
    </message>
    <message>
        <source>{0} is not what the catalogue knows: {1}.</source>
        <translation>{0} 与目录所知不符：{1}。</translation>
    </message>
    <message>
        <source>{0} is of a format that this program does not write to.</source>
        <translation>{0} 的格式本程序不会写入。</translation>
    </message>
    <message>
        <source>{0} is switched off.</source>
        <translation>{0} 已关闭。</translation>
    </message>
    <message>
        <source>{0} is there already.</source>
        <translation>{0} 已经存在。</translation>
    </message>
    <message>
        <source>{0} layers on {1}</source>
        <translation>{0} 层在 {1} 上</translation>
    </message>
    <message>
        <source>{0} likely to be heard out, by its plays, its artist&apos;s and the hour</source>
        <translation>按它和其艺人的播放以及时间，有 {0} 的可能听完</translation>
    </message>
    <message>
        <source>{0} may not be written to; nothing was written.</source>
        <translation>{0} 不可写；什么都没有写入。</translation>
    </message>
    <message>
        <source>{0} needs {1}, which this machine has not.</source>
        <translation>{0} 需要 {1}，而本机没有。</translation>
    </message>
    <message>
        <source>{0} no longer holds what it did: {1} was changed; nothing was written.</source>
        <translation>{0} 的内容已不同：{1} 被改过；什么都没有写入。</translation>
    </message>
    <message>
        <source>{0} not measured</source>
        <translation>{0}未测量</translation>
    </message>
    <message>
        <source>{0} says that it provides {1}, and does not.</source>
        <translation>{0} 说会提供 {1}，却没有。</translation>
    </message>
    <message>
        <source>{0} seconds long ({1})</source>
        <translation>长 {0} 秒（{1}）</translation>
    </message>
    <message>
        <source>{0} tracks in a row could not be played, so playing has stopped.</source>
        <translation>连续 {0} 首曲目无法播放，因此已停止播放。</translation>
    </message>
    <message>
        <source>{0} was changed by another program meanwhile; nothing was written.</source>
        <translation>{0} 在此期间被另一个程序改动；什么都没有写入。</translation>
    </message>
    <message>
        <source>{0} was switched off after {1} failures in a row.</source>
        <translation>{0} 连续失败 {1} 次，已被关闭。</translation>
    </message>
    <message>
        <source>{0} was written for version {1} of the plugin contract; this program has {2}.</source>
        <translation>{0} 是为插件约定的版本 {1} 写的；本程序的是 {2}。</translation>
    </message>
    <message>
        <source>{0} {1} where these have {2}</source>
        <translation>{0} {1}，而这些的为 {2}</translation>
    </message>
    <message>
        <source>{0}, with an adapter</source>
        <translation>{0}，带适配器</translation>
    </message>
    <message>
        <source>{0}: not a file for libsndfile</source>
        <translation>{0}：libsndfile 不认识的文件</translation>
    </message>
    <message>
        <source>{0}; added {1} ago</source>
        <translation>{0}；{1} 前加入</translation>
    </message>
    <message>
        <source>{change}, compared with {before}</source>
        <translation>{change}，与{before}相比</translation>
    </message>
    <message>
        <source>{day} {part}</source>
        <translation>{day}{part}</translation>
    </message>
    <message>
        <source>{decade}s</source>
        <comment>a decade: 1980s</comment>
        <translation>{decade} 年代</translation>
    </message>
    <message>
        <source>{done} of {size} fetched</source>
        <translation>已下载 {done}，共 {size}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>{file} was moved to the trash.</source>
        <translation>{file} 已移到回收站。</translation>
    </message>
    <message>
        <source>{found}; {kept} of them you came back to on another day.</source>
        <translation>{found}；其中 {kept} 首您在另一天又听了。</translation>
    </message>
    <message>
        <source>{gain} decibels</source>
        <translation>{gain} 分贝</translation>
    </message>
    <message>
        <source>{hertz} hertz</source>
        <translation>{hertz} 赫兹</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{key} major</source>
        <translation>{key} 大调</translation>
    </message>
    <message>
        <source>{key} minor</source>
        <translation>{key} 小调</translation>
    </message>
    <message>
        <source>{latest}; it was {value} in {month}</source>
        <translation>{latest}；{month}时为 {value}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{model} · {read} tokens read, {written} written · {ms} ms · seed {seed}</source>
        <translation>{model} · 读入 {read} 个词元，写出 {written} 个 · {ms} 毫秒 · 种子 {seed}</translation>
    </message>
    <message>
        <source>{name} counts as it was heard.</source>
        <translation>{name} 按听到的计入。</translation>
    </message>
    <message>
        <source>{n} back</source>
        <translation>{n} 个回来</translation>
    </message>
    <message>
        <source>{n} billion parameters</source>
        <translation>{n} 十亿参数</translation>
    </message>
    <message>
        <source>{n} changed</source>
        <translation>{n} 个改变</translation>
    </message>
    <message>
        <source>{n} gone</source>
        <translation>{n} 个消失</translation>
    </message>
    <message>
        <source>{n} kept</source>
        <translation>保留 {n} 首</translation>
    </message>
    <message>
        <source>{n} million parameters</source>
        <translation>{n} 百万参数</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{n} moved</source>
        <translation>{n} 个移动</translation>
    </message>
    <message>
        <source>{n} new</source>
        <translation>{n} 个新增</translation>
    </message>
    <message>
        <source>{n} of {all} tracks are measured so far. Mixes know how these sound; the rest joins in as it is measured.</source>
        <translation>{all} 首曲目中已测量 {n} 首。混合列表知道这些的声音；其余测量后加入。</translation>
    </message>
    <message>
        <source>{n} of {total} tracks</source>
        <translation>{n} / {total} 首曲目</translation>
    </message>
    <message>
        <source>{n} on drives that are away</source>
        <translation>{n} 个在未连接的硬盘上</translation>
    </message>
    <message>
        <source>{n} plays, and none for {months} months.</source>
        <translation>{n} 次播放，{months} 个月没有再听。</translation>
    </message>
    <message>
        <source>{n} track · {length}</source>
        <translation>{n} 首曲目 · {length}</translation>
    </message>
    <message>
        <source>{n} tracks</source>
        <translation>{n} 首曲目</translation>
    </message>
    <message>
        <source>{n} tracks of your library.</source>
        <translation>您音乐库中的 {n} 首曲目。</translation>
    </message>
    <message>
        <source>{n} tracks wait to be heard; these are near to what you like.</source>
        <translation>有 {n} 首曲目等着被听；这些与您喜欢的接近。</translation>
    </message>
    <message>
        <source>{n} tracks · {length}</source>
        <translation>{n} 首曲目 · {length}</translation>
    </message>
    <message>
        <source>{n} unreadable</source>
        <translation>{n} 个无法读取</translation>
    </message>
    <message>
        <source>{played}; the last time {ago}.</source>
        <translation>{played}；上次是{ago}。</translation>
    </message>
    <message>
        <source>{run}, from {day} on.</source>
        <translation>{run}，从 {day} 起。</translation>
    </message>
    <message>
        <source>{share} new</source>
        <translation>{share} 新</translation>
    </message>
    <message numerus="yes">
        <source>{share} of %n play(s)</source>
        <translation>
            <numerusform>%n 次播放中的 {share}</numerusform>
        </translation>
    </message>
    <message>
        <source>{share} of what you finish is new to you, and lately less.</source>
        <translation>您听完的有 {share} 对您是新的，最近变少了。</translation>
    </message>
    <message>
        <source>{share} of what you finish is new to you, and lately more.</source>
        <translation>您听完的有 {share} 对您是新的，最近变多了。</translation>
    </message>
    <message>
        <source>{share} of what you finish is new to you.</source>
        <translation>您听完的有 {share} 对您是新的。</translation>
    </message>
    <message>
        <source>{share} of your listening</source>
        <translation>占您收听的 {share}</translation>
    </message>
    <message>
        <source>{size} freed.</source>
        <translation>已释放 {size}。</translation>
    </message>
    <message>
        <source>{size} to fetch</source>
        <translation>需下载 {size}</translation>
    </message>
    <message>
        <source>{start} to {end}: stop repeating</source>
        <translation>{start} 到 {end}：停止重复</translation>
    </message>
    <message>
        <source>{time} on {days}, {plays}.</source>
        <translation>{days} {time}，{plays}。</translation>
    </message>
    <message>
        <source>{told} (“{words}”)</source>
        <translation>{told}（“{words}”）</translation>
    </message>
    <message>
        <source>{told}, {share} sure</source>
        <translation>{told}，把握 {share}</translation>
    </message>
    <message>
        <source>{tracks} fit now, {length}</source>
        <translation>现在符合的有{tracks}，{length}</translation>
    </message>
    <message>
        <source>{tracks} out of reach: is the drive connected?</source>
        <translation>{tracks}无法访问：硬盘连接了吗？</translation>
    </message>
    <message>
        <source>{value} in {month}</source>
        <translation>{month}为 {value}</translation>
    </message>
    <message>
        <source>{what} beats a minute</source>
        <translation>每分钟 {what} 拍</translation>
    </message>
    <message>
        <source>{what} from</source>
        <translation>从 {what} 起</translation>
    </message>
    <message>
        <source>{what} s</source>
        <translation>{what} 秒</translation>
    </message>
    <message>
        <source>{what} selected</source>
        <translation>已选 {what}</translation>
    </message>
    <message>
        <source>{what}: change it</source>
        <translation>{what}：修改</translation>
    </message>
    <message>
        <source>{who} vocals</source>
        <translation>{who}人声</translation>
    </message>
    <message>
        <source>“{name}” was taken in; what follows still fits best, and stays.</source>
        <translation>已考虑“{name}”；后面的仍最合适，保持不变。</translation>
    </message>
    <message>
        <source>“{title}” was deleted.</source>
        <translation>“{title}”已删除。</translation>
    </message>
    <message>
        <source>“{title}” was saved among the playlists.</source>
        <translation>“{title}”已保存到播放列表。</translation>
    </message>
    <message>
        <source>“{words}”   ×</source>
        <translation>“{words}”   ×</translation>
    </message>
    <message>
        <source>‹ Mixes for you</source>
        <translation>‹ 为您准备的混合列表</translation>
    </message>
    <message>
        <source>▲ {amount} more</source>
        <translation>▲ 多 {amount}</translation>
    </message>
    <message>
        <source>▼ {amount} less</source>
        <translation>▼ 少 {amount}</translation>
    </message>
</context>
</TS>
