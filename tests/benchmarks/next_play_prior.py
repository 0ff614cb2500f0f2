"""Fits the weights with which the next play of a new listener is expected, and prints what they say.

    python -m tests.benchmarks.next_play_prior DIR [assets/priors/next_play.json]

DIR/NAME/plays.csv.gz is one listener each. The test slices are not looked at.
"""

import json
import sys
from pathlib import Path

from musicrec_desktop.evaluation.histories.every import read_folder
from musicrec_desktop.evaluation.histories.log import make_history
from musicrec_desktop.evaluation.histories.next_play_prior import fit_prior


def main() -> None:
    folder = Path(sys.argv[1])
    model = fit_prior({name: make_history(raw) for name, raw in read_folder(folder).items()})
    for name, weight in zip(model.names, model.weights, strict=True):
        print(f"{name:28s} {weight:8.3f}")
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_text(json.dumps(model.as_dict()) + "\n", "utf-8")


if __name__ == "__main__":
    main()
