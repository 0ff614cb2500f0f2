"""Mood sessions: from how the listener feels, step by step, to how they want to feel."""

from typing import Any

from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.plugin_api import (
    Action,
    Block,
    Breath,
    Button,
    Field,
    Form,
    PageView,
    Plot,
    PluginApi,
    Series,
    Table,
    Text,
    Tracks,
)

from .breathing import pace
from .outcomes import best, choose, keep, progress, read
from .paths import steps
from .words import TEXTS


class SessionPage:
    """Report, list, play, report."""

    name = "sessions"

    def __init__(self, api: PluginApi) -> None:
        self._api, self._note, self._asks = api, "", False
        self._now: dict[str, Any] | None = None
        self.title = self._say("title")

    def _say(self, key: str) -> str:
        return TEXTS[key][self._api.language == "zh"]

    def _slider(self, name: str, value: float = 0.5) -> Field:
        return Field(name, self._say(name), "slider", value)

    def show(self) -> PageView:
        """As it stands."""
        say, blocks = self._say, list[Block]([Text(self._say("care"), "notice")])
        if self._note:
            blocks.append(Text(self._note))
        if self._now is None:
            here = self._api.library.mood() or (0.5, 0.5)
            starts = (*here, 0.7, 0.4)
            fields = [self._slider(name, start) for name, start in zip(("v", "e", "wv", "we"), starts, strict=True)]
            fields.append(Field("minutes", say("minutes"), "number", 30.0, least=5, most=180, step=5))
            blocks.append(Form("make", tuple(fields), say("make")))
        else:
            blocks += [Text(f"{say('path')}: {say(self._now['path'])}"), Button("play", say("play"), is_main=True)]
            blocks += [
                Tracks(tuple(self._now["tracks"])),
                Form("done", (self._slider("v"), self._slider("e")), say("done")),
            ]
            blocks.append(Button("stop", say("stop")))
            breathes = bool(self._api.settings.get("breathe", True))
            blocks.append(Form("breathe", (Field("on", say("breathe"), "switch", breathes),), "", is_live=True))
            if breathes:
                cards = self._api.library.tracks([TrackId(each) for each in self._now["tracks"]])
                blocks.append(Breath(*pace([card.tempo for card in cards])))
        sessions = read(self._api.data_dir / "sessions.jsonl")
        if sessions:
            near = [progress(s["before"], s["wanted"], s["after"]) if s["after"] else float("nan") for s in sessions]
            rows = [
                (say(s["path"]), f"{n:.0%}" if s["after"] else say("open")) for s, n in zip(sessions, near, strict=True)
            ]
            learned = best(sessions)
            if learned is not None:
                path, share, n = learned
                blocks.append(Text(say("learned").format(path=say(path), near=f"{share:.0%}", n=n)))
            blocks += [Plot(say("near"), (Series(say("near"), tuple(near)),), "points")]
            blocks += [Table((say("path"), say("near")), tuple(rows))]
            blocks.append(Button("sure", say("sure")) if self._asks else Button("delete", say("delete")))
        return PageView(self.title, tuple(blocks))

    def act(self, action: Action) -> PageView:
        """Do it."""
        file, asked, values = self._api.data_dir / "sessions.jsonl", self._asks, action.values
        self._note, self._asks = "", action.name == "delete"
        if action.name == "make":
            v, e, wv, we = (min(1.0, max(0.0, float(values[name]))) for name in ("v", "e", "wv", "we"))
            path = choose(read(file))
            way = steps(path, (v, e), (wv, we))
            _, ids, _, _ = self._api.recommender.playlist(way=way, minutes=float(values["minutes"]))
            if ids:
                tracks = [int(each) for each in ids]
                self._now = {"before": [v, e], "wanted": [wv, we], "after": None, "path": path, "tracks": tracks}
            self._note = "" if ids else self._say("none")
        elif action.name == "play" and self._now:
            self._api.player.play(self._now["tracks"])
        elif action.name in {"done", "stop"} and self._now:
            after = [min(1.0, max(0.0, float(values[n]))) for n in ("v", "e")] if action.name == "done" else None
            keep(file, self._now | {"after": after})
            self._now = None
        elif action.name == "breathe":
            self._api.settings.set("breathe", bool(values["on"]))
        elif action.name == "sure" and asked:
            file.unlink(missing_ok=True)
        return self.show()


def enable(api: PluginApi) -> None:
    """Switched on."""
    api.add_page(SessionPage(api))
