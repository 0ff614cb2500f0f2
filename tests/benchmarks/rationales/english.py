"""How claims are made in English: patterns over a sentence without names, most telling first, and their checks."""

from typing import Final

from tests.benchmarks.rationales.checks import (
    MOOD_WORDS,
    Check,
    artist_plays,
    asked,
    between,
    extreme,
    faster,
    fits,
    gentler,
    key,
    last,
    liked,
    livelier,
    moves_toward,
    near,
    nearest_to,
    placed,
    plays,
    steps,
    taste,
    true,
    unplayed,
)

_COUNT: Final = r"(?P<count>once|twice|\d+ times)(?: so far)?"
_WHEN: Final = r"(?P<when>today|yesterday|\d+ (?:days|months|years) ago)"
_TRACK: Final = r"(?:it|this one|this track)"
_SHARE: Final = r"(?P<share>\d+)%"
_OTHER: Final = r"⟦O(?P<other>\d+)⟧"
_HEARD: Final = r"(?:finished|played to the end)"
_MOOD: Final = (
    r"(?P<mood>(?:more|most) [a-z]+(?:-like)?|" + "|".join(word for word in MOOD_WORDS if word.isascii()) + ")"
)

ENGLISH: Final[tuple[tuple[str, Check], ...]] = (
    (
        (
            rf"(?:has a sound |comes )?(?:sounds )?close(?: in sound)? "
            rf"to (?:that of )?{_OTHER}, "
            rf"(?:which you (?:liked|(?P<heard>{_HEARD}))|one of your likes)"
        ),
        near,
    ),
    (rf"(?:one of|among) the {_SHARE} of your (?:tracks|library) closest in sound to {_OTHER}", nearest_to),
    (rf"(?:sounds )?closer(?: in sound)? to {_OTHER} than most of your (?:library|tracks)", nearest_to),
    (
        (
            rf"(?:one of|among) the {_SHARE} of your (?:tracks|library) closest in sound "
            r"to what you (?:finish|play to the end)"
        ),
        taste,
    ),
    (r"(?:sounds |comes )?close(?: in sound)? to (?:what|the tracks) you (?:finish|play to the end)", taste),
    (rf"(?:one of|among) the {_SHARE} of your tracks that sound {_MOOD}", fits),
    (rf"(?:sounds |sounding |is ){_MOOD}(?: in sound)? than most of your (?:library|tracks)", fits),
    (rf"(?:sounds |sounding ){_MOOD} than ⟦P⟧", moves_toward),
    (rf"(?:has )?an? {_MOOD} sound than most of your (?:library|tracks)", fits),
    (r"(?:stands )?(?:on|from) the (?P<mood>[a-z-]+) side of your library", fits),
    (r"(?:in|belongs to) the livelier half of your library", livelier),
    (r"(?:in|belongs to) the gentler half of your library", gentler),
    (rf"(?:moves on from ⟦P⟧ to )an? {_MOOD} sound", moves_toward),
    (rf"(?:has |with )?an? {_MOOD} sound (?:than|after) ⟦P⟧", moves_toward),
    (rf"(?:by|from|comes from) ⟦A⟧, (?:whom|an artist) you have played {_COUNT}", artist_plays),
    (r"(?:by|comes from|from) ⟦A⟧, (?:whom|the artist) you asked for", asked),
    (r"(?:by|comes from|from) ⟦A⟧", true),
    (r"(?:comes |is taken )?(?:from|off|on) ⟦L⟧", true),
    (rf"played {_COUNT}, last {_WHEN}", lambda known, found: plays(known, found) and last(known, found)),
    (rf"(?:was )?(?:one )?(?:you )?last (?:played|came up)(?: {_TRACK})? {_WHEN}", last),
    (rf"you (?:last )?played (?:{_TRACK}|this .*?) {_WHEN}", last),
    (rf"(?:has been |you have )?played(?: {_TRACK}| this .*?)? {_COUNT}", plays),
    (r"(?:has |you have )?(?:never|not yet|not) (?:been )?played(?: here)?(?: yet| so far)?", unplayed),
    (r"still unplayed|(?:you have )?yet to (?:be played|play)|has no plays yet|waits for its first play", unplayed),
    (r"(?:already )?liked by you|on the list of your likes|one of your likes", liked),
    (r"(?:already )?(?:has|with) your like|you(?: already)? liked", liked),
    (r"(?:tagged|filed under) ⟦G⟧|⟦G⟧", true),
    (r"(?:released in|came out in|dates from|was released in|from) ⟦Y⟧|⟦Y⟧", true),
    (
        (
            r"(?P<step>\d+) bpm (?:faster than|up from) ⟦P⟧|(?:lifts|raises) the tempo by (?P<step_>\d+) bpm "
            r"after ⟦P⟧|"
            r"picks up (?P<step__>\d+) bpm after ⟦P⟧|a little faster than ⟦P⟧"
        ),
        faster(1),
    ),
    (
        (
            r"(?P<step>\d+) bpm (?:slower than|down from) ⟦P⟧|(?:eases|lowers) the tempo by (?P<step_>\d+) "
            r"bpm after ⟦P⟧|"
            r"drops (?P<step__>\d+) bpm after ⟦P⟧|a little slower than ⟦P⟧"
        ),
        faster(-1),
    ),
    (
        (
            r"(?:keeps(?: to)?|holds) the tempo of ⟦P⟧|(?:carries on |goes on |stays )?at the (?:tempo|pace) of ⟦P⟧|"
            r"level in tempo with ⟦P⟧"
        ),
        faster(0),
    ),
    (
        r"(?:runs |moves |goes along )?(?:at|(?:at |has )a tempo of) (?P<bpm>\d+) bpm",
        lambda known, found: int(found["bpm"]) == round(known.number("tempo")),
    ),
    (r"runs", true),
    (
        rf"(?:livelier|(?:has |with )more energy) than (?:{_SHARE} of your (?:library|tracks)|most of your library)",
        livelier,
    ),
    (
        (
            rf"(?:gentler|(?:has |with )less energy) than (?:{_SHARE} of your (?:library|tracks)|most "
            rf"of your library)"
        ),
        gentler,
    ),
    (
        (
            r"picks up(?: the energy)? after ⟦P⟧|(?:lifts|raises) the energy after ⟦P⟧|a step up in energy from ⟦P⟧|"
            r"(?:sounds )?(?:a step )?livelier than ⟦P⟧|(?:has |with )more energy than ⟦P⟧"
        ),
        steps(up=True),
    ),
    (
        (
            r"eases off after ⟦P⟧|(?:lowers|brings down) the energy after ⟦P⟧|a step down in energy from ⟦P⟧|"
            r"(?:sounds )?(?:a step )?(?:gentler) than ⟦P⟧|(?:has |with )less energy than ⟦P⟧"
        ),
        steps(up=False),
    ),
    (
        (
            r"the gentlest(?: track)? (?:of|in) the list|the gentlest track here|(?:has|with) the least "
            r"energy (?:of|in) the list|"
            r"where the list is gentlest"
        ),
        extreme(min),
    ),
    (
        (
            r"the liveliest(?: track)? (?:of|in) the list|the liveliest track here|(?:has|with) the most "
            r"energy (?:of|in) the list|"
            r"where the list is liveliest"
        ),
        extreme(max),
    ),
    (
        r"low-energy|low in energy|with little energy|(?:keeps|holds) its energy low|stays low in energy",
        between("energy", 0, 0.35),
    ),
    (
        r"(?:of|with) moderate energy|(?:stays )?moderate in energy|keeps its energy moderate",
        between("energy", 0.35, 0.65),
    ),
    (
        r"high-energy|(?:stays )?high in energy|with plenty of energy|(?:keeps|holds) its energy high",
        between("energy", 0.65, 1),
    ),
    (r"(?:set |stays )?(?:in|around)(?: the key of)? (?P<key>[A-G](?: sharp| flat)? (?:major|minor))", key),
    (r"dark-sounding|dark in timbre|(?:with|has|keeps) a dark timbre", between("brightness", 0, 0.2)),
    (r"bright-sounding|bright in timbre|(?:with|has|keeps) a bright timbre", between("brightness", 0.8, 1)),
    (
        (
            r"(?:with|spans|covers|has) (?P<db>\d+) dB (?:from quiet to loud|between (?:its )?quiet and "
            r"(?:its )?loud(?: parts)?)"
        ),
        lambda known, found: int(found["db"]) == round(known.number("dynamics")),
    ),
    (
        (
            r"(?:with a mostly |sounds mostly |sounds largely |mostly )acoustic(?: sound| in sound)?|"
            r"acoustic for the most part"
        ),
        between("acousticness", 0.495, 1),
    ),
    (
        r"(?:sounds mostly |sounds largely |mostly )instrumental(?: in sound)?|instrumental for the most part",
        between("instrumentalness", 0.495, 1),
    ),
    (r"(?:with |has |keeps )?a? ?danceable(?: in its beat| beat)?", between("danceability", 0.495, 1)),
    (
        (
            r"the (?:first|opening) track of the list|the opener of the list|(?:comes )?first in the list|"
            r"(?:opens|starts) the list"
        ),
        placed(0),
    ),
    (
        (
            r"the (?:last|closing) track of the list|the closer of the list|(?:comes )?last in the list|"
            r"(?:closes|ends) the list"
        ),
        placed(-1),
    ),
)
