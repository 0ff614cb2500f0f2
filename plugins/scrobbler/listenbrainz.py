"""ListenBrainz, by its documented API (version 1). Servers that speak the same work with another address."""

import json
import urllib.parse
from collections.abc import Sequence
from typing import Any, Final

from .listens import Key, Listen
from .service import Sent
from .web import Answer, MissingError, RefusedError, TokenError, UnsureError, ask, check, pause_of, with_query

ADDRESS: Final = "https://api.listenbrainz.org"


class ListenBrainz:
    """An account, known by its token."""

    batch = 100

    def __init__(self, token: str, address: str = ADDRESS, timeout_s: float = 15.0) -> None:
        self._token = token
        self._address = address.rstrip("/")
        self._timeout_s = timeout_s
        self._user = ""

    def check(self) -> str:
        """GET /1/validate-token."""
        answer = self._ask("/1/validate-token")
        body = answer.body
        if not isinstance(body, dict):
            raise UnsureError("The service answers something else than was asked.")
        if not body.get("valid"):
            raise TokenError(str(body.get("message", "The token is not valid.")))
        self._user = str(body.get("user_name", ""))
        return self._user

    def submit(self, listens: Sequence[Listen]) -> Sent:
        """POST /1/submit-listens: "single" for one, "import" for more. Refused as a whole or taken as a whole."""
        kind = "single" if len(listens) == 1 else "import"
        told = [{"listened_at": listen.started_at, "track_metadata": _metadata(listen)} for listen in listens]
        answer = self._submit(kind, told)
        if not (isinstance(answer.body, dict) and answer.body.get("status") == "ok"):
            raise UnsureError("The answer broke off.")
        return Sent(pause_s=pause_of(answer))

    def known(self, listens: Sequence[Listen]) -> set[Key]:
        """GET /1/user/NAME/listens between the first and the last."""
        times = [listen.started_at for listen in listens]
        try:
            user = self._user or self.check()
            where = f"/1/user/{urllib.parse.quote(user, safe='')}/listens"
            answer = self._ask(with_query(where, {"min_ts": min(times) - 1, "max_ts": max(times) + 1, "count": 1000}))
        except (MissingError, RefusedError):  # a server that takes listens and shows none
            return set()
        try:
            return {
                (
                    int(each["listened_at"]),
                    str(each["track_metadata"]["artist_name"]).casefold(),
                    str(each["track_metadata"]["track_name"]).casefold(),
                )
                for each in answer.body["payload"]["listens"]
            }
        except (KeyError, TypeError, ValueError) as error:
            raise UnsureError("The list of listens cannot be read.") from error

    def playing(self, listen: Listen) -> None:
        """POST /1/submit-listens: "playing_now", without a time."""
        self._submit("playing_now", [{"track_metadata": _metadata(listen)}])

    def _submit(self, kind: str, told: list[dict[str, Any]]) -> Answer:
        return self._ask("/1/submit-listens", json.dumps({"listen_type": kind, "payload": told}).encode())

    def _ask(self, path: str, data: bytes | None = None) -> Answer:
        headers = {"Authorization": f"Token {self._token}", "Content-Type": "application/json"}
        answer = ask(f"{self._address}{path}", data, headers, self._timeout_s)
        check(answer)
        return answer


def _metadata(listen: Listen) -> dict[str, Any]:
    more: dict[str, Any] = {"media_player": "musicrec desktop", "submission_client": "musicrec desktop"}
    if listen.duration_ms > 0:
        more["duration_ms"] = listen.duration_ms
    if listen.mbid:
        more["recording_mbid"] = listen.mbid
    if listen.number > 0:
        more["tracknumber"] = str(listen.number)
    told: dict[str, Any] = {"artist_name": listen.artist, "track_name": listen.title, "additional_info": more}
    if listen.album:
        told["release_name"] = listen.album
    return told
