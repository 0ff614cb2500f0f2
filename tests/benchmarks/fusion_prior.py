"""Finds how firmly the weights of the methods over the log should start, and prints what that rests on.

    python -m tests.benchmarks.fusion_prior DIR [assets/priors/fusion.json]

DIR/NAME/plays.csv.gz is one listener each. The test slices are not looked at. With a file, its `other` is replaced: the
weight of what it does not name.
"""

import json
import sys
from pathlib import Path

from musicrec_desktop.app.paths import assets_folder
from musicrec_desktop.app.priors import load_method_priors
from musicrec_desktop.evaluation.histories.every import read_folder
from musicrec_desktop.evaluation.histories.fusion_prior import fit_fusion_prior
from musicrec_desktop.evaluation.histories.log import make_history


def main() -> None:
    """Print what was found."""
    histories = {name: make_history(raw) for name, raw in read_folder(Path(sys.argv[1])).items()}
    fitted = fit_fusion_prior(histories, load_method_priors(assets_folder()))
    print(json.dumps(fitted, indent=2))
    if len(sys.argv) > 2:
        file = Path(sys.argv[2])
        shipped = json.loads(file.read_text("utf-8"))
        shipped["other"] = {"weight": fitted["weight"], "doubt": fitted["doubt"]}
        file.write_text(json.dumps(shipped, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
