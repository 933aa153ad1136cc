#!/bin/sh
# Pins every dependency with hashes for Python 3.11 to 3.13, without any index address or path.
# Needs uv (`pip install uv`). Run it after changing pyproject.toml.
set -eu
cd "$(dirname "$0")/.."
compile() {
  uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
    --no-header --no-annotate --no-emit-index-url --quiet "$@"
}
compile --group build --output-file requirements.lock
compile --group build --group dev --output-file requirements-dev.lock
