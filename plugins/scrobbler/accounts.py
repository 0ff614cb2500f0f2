"""The accounts as the listener set them: tokens in the keyring, addresses in the settings."""

from collections.abc import Mapping
from typing import Final

from musicrec_desktop.plugin_api import PluginApi

from . import lastfm, listenbrainz
from .sending import Connect

LISTENBRAINZ: Final = "ListenBrainz"
LASTFM: Final = "Last.fm"


class Accounts:
    """What is known of both."""

    def __init__(self, api: PluginApi) -> None:
        self._api = api

    def connections(self) -> Mapping[str, Connect]:
        """By name, how to reach each."""
        return {LISTENBRAINZ: self.listenbrainz, LASTFM: self.lastfm}

    def listenbrainz(self) -> listenbrainz.ListenBrainz | None:
        """None without a token."""
        token = self._api.secrets.get("listenbrainz_token")
        return listenbrainz.ListenBrainz(token, self.address(LISTENBRAINZ)) if token else None

    def lastfm(self) -> lastfm.LastFm | None:
        """None without a session."""
        account = self.lastfm_key()
        session = self._api.secrets.get("lastfm_session")
        if account is None or not session:
            return None
        return lastfm.LastFm(*account, session, self.address(LASTFM))

    def lastfm_key(self) -> tuple[str, str] | None:
        """(key, secret) of the listener's API account."""
        key, secret = self._api.secrets.get("lastfm_key"), self._api.secrets.get("lastfm_secret")
        return (key, secret) if key and secret else None

    def address(self, name: str) -> str:
        """The service's own unless another is set."""
        own = listenbrainz.ADDRESS if name == LISTENBRAINZ else lastfm.ADDRESS
        return str(self._api.settings.get(f"address_{name}", "")) or own

    def set_address(self, name: str, address: str) -> None:
        """Another server; "" for the service's own."""
        self._api.settings.set(f"address_{name}", address.strip())

    def set_secret(self, name: str, value: str) -> None:
        """Keep a token; an empty field keeps the one there is."""
        if value.strip():
            self._api.secrets.set(name, value.strip())

    def forget(self, name: str) -> None:
        """No token of this service is kept any longer."""
        names = ("listenbrainz_token",) if name == LISTENBRAINZ else ("lastfm_key", "lastfm_secret", "lastfm_session")
        for each in names:
            self._api.secrets.set(each, "")
