#!/bin/sh
# Writes packaging/locks/ anew from pyproject.toml. Needs the network and a Python 3.11 virtual environment's pip.
#
# Four files, because they are installed at four moments:
#   build.txt    pip itself and what builds packages    first
#   native.txt   llama-cpp-python, compiled here         in the background, it takes the longest
#   runtime.txt  everything else the program needs       meanwhile
#   dev.txt      what tests and checks need              only for `make test` and `make check`
# Names, versions and hashes only: no file says where packages come from.
set -eu
cd "$(dirname "$0")/.."
uv=${UV:-.venv/bin/uv}
[ -x "$uv" ] || { .venv/bin/pip install --quiet uv; uv=.venv/bin/uv; }

# One version for every Python where one exists: what was tested on 3.11 is what 3.12 and 3.13 get.
compile() {
    "$uv" pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
        --no-emit-index-url --no-annotate --no-header --upgrade "$@"
}
locks=packaging/locks
mkdir -p "$locks"
compile --output-file "$locks/runtime.txt" pyproject.toml
native=$(sed -n 's/^\(llama-cpp-python==[^ ]*\).*/\1/p' "$locks/runtime.txt")
echo "$native" | compile --no-deps --output-file "$locks/native.txt" -
printf 'pip\nhatchling\neditables\nscikit-build-core[pyproject]\ncmake>=3.21\nninja\n' |
    compile --constraints "$locks/runtime.txt" --output-file "$locks/build.txt" -
compile --constraints "$locks/runtime.txt" --constraints "$locks/build.txt" --group dev --output-file "$locks/dev.txt"
compile --constraints "$locks/build.txt" --no-emit-package llama-cpp-python --no-emit-package pip \
    --output-file "$locks/runtime.txt" pyproject.toml
wc -l "$locks"/*.txt
