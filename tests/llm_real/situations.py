"""Situations in the words of listeners, with the moods that would be right. Written for this project, by hand.

No request names its mood. TRAIN fits the calibration's temperature and threshold; CHECK is only ever measured.
"""

from typing import Final

TRAIN: Final[tuple[tuple[str, frozenset[str]], ...]] = tuple(
    (words, frozenset(moods.split()))
    for words, moods in (
        ("my dog died this morning", "sad melancholic"),
        ("I passed my driving test today", "happy party energetic playful hopeful"),
        ("we are painting the nursery", "happy calm hopeful playful dreamy romantic"),
        ("lying in the hammock, doing nothing", "calm dreamy sleepy"),
        ("the baby finally needs to nap", "sleepy calm dreamy"),
        ("two hundred guests and an open bar", "party energetic happy"),
        ("deadlifts, last set", "energetic angry epic tense"),
        ("I have to finish my tax return tonight", "focused calm tense"),
        ("proofreading a thesis for six hours", "focused calm"),
        ("our tenth wedding anniversary at home", "romantic happy calm"),
        ("the final battle before the gates of the castle", "epic tense dark energetic"),
        ("he lied to me for two years", "angry sad melancholic dark"),
        ("walking alone through an abandoned factory at night", "dark tense melancholic"),
        ("looking at old photographs of my grandparents", "melancholic sad dreamy"),
        ("chasing the kids around the garden", "playful happy energetic"),
        ("first day at a new school tomorrow", "hopeful tense focused"),
        ("staring at the stars from a rooftop", "dreamy calm romantic"),
        ("sprint intervals on the track", "energetic angry epic"),
        ("rain on the window and a cup of tea", "calm melancholic dreamy"),
        ("the killer is already inside the house", "tense dark"),
        ("bubble bath after a long week", "calm sleepy dreamy romantic"),
        ("new year's eve, five minutes to midnight", "party happy energetic hopeful epic"),
        ("my flatmate ate my food again", "angry tense"),
        ("learning for the bar exam", "focused calm tense"),
        ("she moved to the other side of the world", "sad melancholic"),
        ("building a sandcastle with my nephew", "playful happy"),
        ("the doctor says I will walk again", "hopeful happy epic"),
        ("counting sheep does not work", "sleepy calm dreamy"),
        ("dragons, swords and a dying king", "epic dark tense"),
        ("slow dance in the kitchen", "romantic calm dreamy"),
        ("jumping on the trampoline", "playful energetic happy"),
        ("waiting for the test results in a cold corridor", "tense dark sad melancholic"),
    )
)

CHECK: Final[tuple[tuple[str, frozenset[str]], ...]] = tuple(
    (words, frozenset(moods.split()))
    for words, moods in (
        ("she left me and took the cat", "sad melancholic angry"),
        ("I got the job!", "happy party energetic hopeful"),
        ("unwinding on the balcony after work", "calm dreamy sleepy"),
        ("lights out, blanket over my head", "sleepy calm dreamy dark"),
        ("house warming with forty friends", "party happy energetic playful"),
        ("kickboxing class", "energetic angry epic tense"),
        ("writing unit tests until dinner", "focused calm"),
        ("valentine's evening with my wife", "romantic calm happy"),
        ("climbing the last metres to the summit", "epic energetic hopeful tense"),
        ("my landlord raised the rent again", "angry tense sad dark"),
        ("a vampire's castle in November", "dark tense epic melancholic"),
        ("the house where I grew up is for sale", "melancholic sad"),
        ("puppies in the snow", "playful happy"),
        ("spring is coming and I quit smoking", "hopeful happy"),
        ("floating in a warm lake under clouds", "dreamy calm sleepy"),
        ("cycling up the steepest hill in town", "energetic epic tense"),
        ("sunday breakfast with the newspaper", "calm happy hopeful dreamy"),
        ("someone follows me through the fog", "tense dark"),
        ("yoga by the sea", "calm dreamy focused hopeful"),
        ("bachelorette night in the limousine", "party happy energetic playful"),
        ("I want to smash this printer", "angry energetic tense"),
        ("preparing slides for the board meeting", "focused calm tense"),
        ("the funeral of an old friend", "sad melancholic dark"),
        ("clown show at the children's hospital", "playful happy hopeful"),
        ("after the operation, learning to smile again", "hopeful happy calm"),
        ("it is three in the morning and I am wide awake", "sleepy calm dreamy melancholic tense dark"),
        ("a thousand riders charge down the hill", "epic energetic tense angry"),
        ("holding hands at the harbour for the first time", "romantic dreamy happy hopeful"),
        ("pillow fight", "playful energetic happy"),
        ("defusing the bomb with ten seconds left", "tense dark epic"),
        ("missing the town I left as a child", "melancholic sad"),
        ("the team won the cup", "happy party epic energetic"),
    )
)
