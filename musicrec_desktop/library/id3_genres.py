"""The numbered genres of ID3."""


def genre_of_number(number: str) -> str:
    """The name of an ID3 genre number ("17" is Rock), or of RX (remix) and CR (cover); "" when there is none."""
    if number in ("RX", "CR"):
        return "Remix" if number == "RX" else "Cover"
    from mutagen.id3 import TCON

    return str(TCON.GENRES[int(number)]) if int(number) < len(TCON.GENRES) else ""
