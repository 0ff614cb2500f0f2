"""Last.fm, by its documented API (2.0). Servers that speak the same work with another address."""

import hashlib
import urllib.parse
from collections.abc import Mapping, Sequence
from typing import Any, Final

from .listens import Key, Listen
from .service import Sent
from .web import LaterError, MissingError, RefusedError, ServiceError, TokenError, UnsureError, ask, check, with_query

ADDRESS: Final = "https://ws.audioscrobbler.com/2.0/"
ALLOW: Final = "https://www.last.fm/api/auth/"
_TOKEN: Final = frozenset((4, 9, 10, 13, 14, 15, 26))
"""Session, key, signature or token do not count."""
_LATER: Final = frozenset((8, 11, 16))
_RATE: Final = 29
_RATE_PAUSE_S: Final = 60.0
_DAILY_LIMIT: Final = 5
_DAILY_PAUSE_S: Final = 3600.0
_WHY: Final = {
    1: "Last.fm ignores this artist.",
    2: "Last.fm ignores this track.",
    3: "Too long ago for Last.fm.",
    4: "Ahead of Last.fm's clock.",
}


class LastFm:
    """An account: key and secret of the listener's API account, and the key of a session."""

    batch = 50

    def __init__(
        self, key: str, secret: str, session: str = "", address: str = ADDRESS, timeout_s: float = 15.0
    ) -> None:
        self._key = key
        self._secret = secret
        self._session = session
        self._address = address
        self._timeout_s = timeout_s
        self._user = ""

    def ask_to_be_allowed(self) -> tuple[str, str]:
        """auth.getToken: (token, the address where the listener allows it)."""
        token = str(self._signed("auth.getToken", {}, False).get("token", ""))
        if not token:
            raise UnsureError("Last.fm gave no token.")
        return token, with_query(ALLOW, {"api_key": self._key, "token": token})

    def session(self, token: str) -> str:
        """auth.getSession: the key that stays valid, once the listener has allowed the token."""
        found = self._signed("auth.getSession", {"token": token}, False).get("session")
        if not (isinstance(found, dict) and found.get("key")):
            raise UnsureError("Last.fm gave no session.")
        return str(found["key"])

    def check(self) -> str:
        """user.getInfo of this session."""
        found = self._signed("user.getInfo", {}).get("user")
        if not isinstance(found, dict):
            raise UnsureError("The service answers something else than was asked.")
        self._user = str(found.get("name", ""))
        return self._user

    def submit(self, listens: Sequence[Listen]) -> Sent:
        """track.scrobble, up to 50."""
        values: dict[str, str] = {}
        for i, listen in enumerate(listens):
            values[f"timestamp[{i}]"] = str(listen.started_at)
            values |= {f"{name}[{i}]": value for name, value in _told(listen).items()}
        body = self._signed("track.scrobble", values)
        try:
            each = body["scrobbles"]["scrobble"]
            codes = [int(one["ignoredMessage"]["code"]) for one in (each if isinstance(each, list) else [each])]
        except (KeyError, TypeError, ValueError) as error:
            raise UnsureError("The answer broke off.") from error
        if len(codes) != len(listens):
            raise UnsureError("The answer is about other listens.")
        if codes[0] == _DAILY_LIMIT:
            raise LaterError("Last.fm takes no more today.", _DAILY_PAUSE_S)
        if _DAILY_LIMIT in codes:  # those before it were taken: asking finds out which
            raise UnsureError("Last.fm takes no more today.", _DAILY_PAUSE_S)
        return Sent({i: _WHY.get(code, f"Last.fm ignores it ({code}).") for i, code in enumerate(codes) if code})

    def known(self, listens: Sequence[Listen]) -> set[Key]:
        """user.getRecentTracks between the first and the last."""
        times = [listen.started_at for listen in listens]
        try:
            user = self._user or self.check()
            values = {"user": user, "from": str(min(times) - 1), "to": str(max(times) + 1), "limit": "200"}
            body = self._signed("user.getRecentTracks", values)
        except (MissingError, RefusedError):  # a server that takes scrobbles and shows none
            return set()
        try:
            tracks = body["recenttracks"]["track"]
            return {
                (int(each["date"]["uts"]), str(each["artist"]["#text"]).casefold(), str(each["name"]).casefold())
                for each in (tracks if isinstance(tracks, list) else [tracks])
                if "date" in each  # what plays now has none
            }
        except (KeyError, TypeError, ValueError) as error:
            raise UnsureError("The list of scrobbles cannot be read.") from error

    def playing(self, listen: Listen) -> None:
        """track.updateNowPlaying."""
        self._signed("track.updateNowPlaying", _told(listen))

    def _signed(self, method: str, values: Mapping[str, str], has_session: bool = True) -> dict[str, Any]:
        sent = {**values, "method": method, "api_key": self._key}
        if has_session:
            sent["sk"] = self._session
        sent |= {"api_sig": signature(sent, self._secret), "format": "json"}
        answer = ask(self._address, urllib.parse.urlencode(sent).encode(), {}, self._timeout_s)
        if isinstance(answer.body, dict) and "error" in answer.body:
            raise _fault(answer.body)
        check(answer)
        if not isinstance(answer.body, dict):
            raise UnsureError("The answer broke off.")
        return answer.body


def signature(values: Mapping[str, str], secret: str) -> str:
    """MD5 of names and values in the order of the names, and the secret (Last.fm, "Signing calls")."""
    text = "".join(f"{name}{values[name]}" for name in sorted(values)) + secret
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def _fault(body: Mapping[str, Any]) -> ServiceError:
    said = str(body.get("message", ""))[:200]
    try:
        code = int(body["error"])
    except (TypeError, ValueError):
        return UnsureError(said)
    why = f"{said} ({code})"
    if code in _TOKEN:
        return TokenError(why)
    if code == _RATE:
        return LaterError(why, _RATE_PAUSE_S)
    if code in _LATER:
        return UnsureError(why)
    return RefusedError(why)


def _told(listen: Listen) -> dict[str, str]:
    told = {"artist": listen.artist, "track": listen.title}
    if listen.album:
        told["album"] = listen.album
    if listen.album_artist and listen.album_artist != listen.artist:
        told["albumArtist"] = listen.album_artist
    if listen.duration_ms > 0:
        told["duration"] = str(listen.duration_ms // 1000)
    if listen.mbid:
        told["mbid"] = listen.mbid
    if listen.number > 0:
        told["trackNumber"] = str(listen.number)
    return told
