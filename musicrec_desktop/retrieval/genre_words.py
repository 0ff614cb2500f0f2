"""Which tags of this library mean a wanted genre."""

from musicrec_desktop.domain.genres import GenreTree


def tags_meaning(tree: GenreTree, tags: tuple[str, ...], genre: str) -> frozenset[str]:
    """The tags (casefolded, as the library spells them) that mean `genre` or a kind of it."""
    wanted = tree.spellings(genre)
    return frozenset(tag for tag in tags if tag in wanted or meaning_of(tree, tag) in wanted)


def meaning_of(tree: GenreTree, tag: str) -> str:
    """The tree's genre for a tag that may be written in a way the tree does not list.

    Tried in this order: the tag itself, with blanks for hyphens and underscores, its longest known ending ("female
    choir ambient" is ambient: English puts the kind last), its longest known beginning. Otherwise the tag itself.
    """
    if tree.is_known(tag):
        return tree.canonical(tag)
    words = tag.replace("-", " ").replace("_", " ").split()
    for start in range(len(words)):
        ending = " ".join(words[start:])
        if tree.is_known(ending):
            return tree.canonical(ending)
    for end in range(len(words) - 1, 0, -1):
        beginning = " ".join(words[:end])
        if tree.is_known(beginning):
            return tree.canonical(beginning)
    return tree.canonical(tag)


def tags_above(tree: GenreTree, tags: tuple[str, ...], genre: str) -> tuple[str, frozenset[str]]:
    """The nearest genre above `genre` of which the library has tags, and those tags; ("", empty) when there is none."""
    level, seen = [tree.canonical(genre)], set[str]()
    while level:
        level = [parent for name in level for parent in tree.parents.get(name, ()) if parent not in seen]
        seen.update(level)
        for parent in level:
            found = tags_meaning(tree, tags, parent)
            if found:
                return parent, found
    return "", frozenset()
