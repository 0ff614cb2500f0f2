"""Plugins: found, shown before their code runs, enabled each in a process of its own, guarded, taken away again."""

from musicrec_desktop.plugin_host.finding import Found, Origin, find_plugins
from musicrec_desktop.plugin_host.host import STRIKES, AnswerFor, Host, PluginState
from musicrec_desktop.plugin_host.keeping import Kept, Keyring
from musicrec_desktop.plugin_host.manifest_file import FILE, missing, read_manifest
from musicrec_desktop.plugin_host.stand_ins import (
    BackendPart,
    CandidateSourcePart,
    CommandPart,
    ExporterPart,
    FeatureExtractorPart,
    FeedbackSinkPart,
    PagePart,
    Part,
    RerankerPart,
    ScorerPart,
)
from musicrec_desktop.plugin_host.trying_out import check_plugin

__all__ = [
    "FILE",
    "STRIKES",
    "AnswerFor",
    "BackendPart",
    "CandidateSourcePart",
    "CommandPart",
    "ExporterPart",
    "FeatureExtractorPart",
    "FeedbackSinkPart",
    "Found",
    "Host",
    "Kept",
    "Keyring",
    "Origin",
    "PagePart",
    "Part",
    "PluginState",
    "RerankerPart",
    "ScorerPart",
    "check_plugin",
    "find_plugins",
    "missing",
    "read_manifest",
]
