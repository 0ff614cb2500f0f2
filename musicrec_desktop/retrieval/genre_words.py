"""Which tags of this library mean a wanted genre."""

from musicrec_desktop.domain.genres import GenreTree


def tags_meaning(tree: GenreTree, tags: tuple[str, ...], genre: str) -> frozenset[str]:
    """The tags (casefolded, as the library spells them) that mean `genre` or a kind of it."""
    wanted = tree.spellings(genre)
    return frozenset(tag for tag in tags if tag in wanted or tree.meaning(tag) in wanted)


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
