"""Fits the weights with which a new listener's next session and discoveries are expected, and prints what they say.

    python -m tests.benchmarks.session_and_discovery_priors DIR [assets/priors]

DIR/NAME/plays.csv.gz is one listener each. The test slices are not looked at.
"""

import json
import sys
from pathlib import Path

from musicrec_desktop.evaluation.histories.every import read_folder
from musicrec_desktop.evaluation.histories.session_and_discovery_priors import (
    fit_new_music_prior,
    fit_next_session_prior,
)


def main() -> None:
    logs = read_folder(Path(sys.argv[1]))
    for file, model in (("next_session", fit_next_session_prior(logs)), ("new_music", fit_new_music_prior(logs))):
        print(file)
        for name, weight in zip(model.names, model.weights, strict=True):
            print(f"  {name:32s} {weight:8.3f}")
        if len(sys.argv) > 2:
            (Path(sys.argv[2]) / f"{file}.json").write_text(json.dumps(model.as_dict()) + "\n", "utf-8")


if __name__ == "__main__":
    main()
