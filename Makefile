# Works on a fresh machine with Python ≥ 3.11, make and the package index.
# On Windows there is no make: README.md shows the same steps as commands.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := examples/thcs-quyet-tien/2023-2024
DEMO := build/demo/2023-2024

.PHONY: demo test lint types floors pytest bench wheel clean

# The tool alone, as a school would install it.
$(VENV)/demo.stamp: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "cdsdossier needs Python 3.11 or newer")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

# The tool and everything the tests need.
$(VENV)/dev.stamp: $(VENV)/demo.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

# From an empty folder to printed paper, on the example.
demo: $(VENV)/demo.stamp
	rm -rf $(DEMO)
	mkdir -p $(DEMO)
	cp -R $(EXAMPLE)/. $(DEMO)
	$(BIN)/cdsdossier score $(DEMO)
	$(BIN)/cdsdossier check $(DEMO)
	$(BIN)/cdsdossier render $(DEMO)
	@echo
	@echo "The paper lies in $(DEMO)/output; open it with Word or LibreOffice."

# The one gate.
test: lint types floors pytest

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.stamp
	$(BIN)/mypy

floors: $(VENV)/dev.stamp
	$(BIN)/lint-imports --no-logo

pytest: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -n auto --dist worksteal

# Ratios inside one run, against a bare interpreter and against peers.
bench: $(VENV)/dev.stamp
	$(BIN)/python benchmarks/bench.py

wheel: $(VENV)/dev.stamp
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:
	rm -rf build dist $(VENV)
