"""Stand-ins for measuring a file, found by name from a worker process. The file's name says what happens."""

import os
import signal
import time

import numpy as np

from musicrec_desktop.analysis import Measurement
from musicrec_desktop.domain.analysis_work import AnalysisItem
from musicrec_desktop.domain.errors import AnalysisError
from musicrec_desktop.domain.features import AudioFeatures
from tests.factories import make_features


def pretend(item: AnalysisItem) -> Measurement:
    """crash: ends the process as a native crash does. kill: is killed. bug: raises. bad: cannot be measured.

    hang: never returns. slow: takes a moment. ask-*: answers about the process in the first values.
    """
    name = item.path.name
    features = make_features(np.random.default_rng(0))
    if name.startswith("crash"):
        os._exit(17)
    if name.startswith("kill"):
        os.kill(os.getpid(), signal.SIGKILL)
    if name.startswith("bug"):
        raise ZeroDivisionError(name)
    if name.startswith("bad"):
        raise AnalysisError(f"{name} holds no sound")
    if name.startswith("hang"):
        time.sleep(600)
    if name.startswith("slow"):
        time.sleep(0.3)
    if name.startswith("ask"):
        values = features.values.copy()
        values[:4] = (
            os.getpid() % 2**20,
            os.getpriority(os.PRIO_PROCESS, 0),
            float(os.environ.get("OPENBLAS_NUM_THREADS", "0")),
            signal.getsignal(signal.SIGINT) == signal.SIG_IGN,
        )
        features = AudioFeatures(values, features.confidences)
    return Measurement(features, 60.0)


class NotThere:
    """An analyser that breaks when a worker unpickles it, as a damaged installation would."""

    def __call__(self, item: AnalysisItem) -> Measurement:
        raise AssertionError(item)

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (3,)
