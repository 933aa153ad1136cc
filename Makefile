# Two commands on a fresh machine: `make demo` and `make test`.
# They need Python 3.11 to 3.13 (with venv and headers), make and g++, and reach PyPI once.
PYTHON ?= python3
BIN := .venv/bin
DEMO := .demo/clearway.db

.PHONY: demo test check bench bench-names bench-lists bench-joins bench-kernel bench-records fuzz-kernel soak clean format

demo: .venv/run
	@mkdir -p .demo
	@$(BIN)/clearway lists import --starter --store $(DEMO)
	@$(BIN)/clearway screen examples --store $(DEMO) || [ $$? -eq 3 ]

test: .venv/dev
	$(BIN)/pytest -n auto --dist loadgroup -q

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_docs.py

bench: .venv/dev
	$(BIN)/python benchmarks/bench.py

bench-lists: .venv/dev
	$(BIN)/python benchmarks/lists/bench.py

bench-joins: .venv/dev
	$(BIN)/python benchmarks/joins/bench.py

bench-names: .venv/dev
	$(BIN)/python benchmarks/names/bench.py

bench-records: .venv/dev
	$(BIN)/python benchmarks/records/bench.py

bench-kernel: .venv/dev
	$(BIN)/python benchmarks/kernel/bench.py

soak: .venv/dev
	$(BIN)/pytest -n auto --dist loadgroup -q -m soak -o addopts="-ra --strict-markers"

fuzz-kernel: .venv/dev
	$(BIN)/cmake -S src/kernel -B build/sanitized -DCLEARWAY_SANITIZE=ON \
	  -DPython_EXECUTABLE=$(CURDIR)/$(BIN)/python
	$(BIN)/cmake --build build/sanitized --parallel 2
	LD_PRELOAD="$$(g++ -print-file-name=libasan.so) $$(g++ -print-file-name=libstdc++.so)" \
	  ASAN_OPTIONS=detect_leaks=0 \
	  CLEARWAY_KERNEL_FILE=$$(ls build/sanitized/_kernel*.so) $(BIN)/pytest -q tests/kernel

format: .venv/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(addprefix src/kernel/,CMakeCache.txt CMakeFiles CMakeInit.txt build.ninja \
	  cmake_install.cmake libnanobind-static.a .ninja_log .ninja_deps .cmake .skbuild-info.json) src/clearway/candidates/*.so
	rm -rf .venv .demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/run: requirements.lock pyproject.toml src/kernel/CMakeLists.txt $(wildcard src/kernel/*.h src/kernel/*.cpp)
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
	  { echo "Clearway needs Python 3.11 to 3.13; name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing into .venv (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

.venv/dev: requirements-dev.lock .venv/run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
