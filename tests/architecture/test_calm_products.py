"""The program's arrays are multiplied in the thread that asks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_COUNT = """
import os
import musicrec_desktop.__main__ as program
program.calm_products()
import numpy as np
square = np.ones((400, 400))
square @ square
print(len(os.listdir("/proc/self/task")))
"""


def threads(**set_by_hand: str) -> int:
    """Of a process that has multiplied something."""
    ours = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    done = subprocess.run(
        [sys.executable, "-c", _COUNT], env=ours | set_by_hand, capture_output=True, text=True, check=True, timeout=60
    )
    return int(done.stdout)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are counted in /proc")
def test_a_product_starts_no_threads_unless_somebody_asks_for_them() -> None:
    assert threads() == 1
    if (os.cpu_count() or 1) > 1:
        assert threads(OPENBLAS_NUM_THREADS="2") == 2
