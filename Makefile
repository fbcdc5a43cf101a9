# Corroborate: `make demo` and `make test` work on a bare machine with Python 3.11, git and make.
SHELL := /bin/sh
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
CORPORA ?= ../shared/corpora
SCORE ?= ../shared/score/score.py

.DEFAULT_GOAL := help
.PHONY: help demo test check test-web quality bench lock clean

help:  ## what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(VENV)/.run: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Corroborate needs Python 3.11 or newer: make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

demo: $(VENV)/.run  ## read the bundled example, print its tolls, write its dossier (offline)
	@$(BIN)/python examples/demo.py

check: $(VENV)/.dev  ## lint, format, types, layers (under a minute)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: check  ## the checks and all tests that need only Python
	$(BIN)/python -m pytest

test-web: $(VENV)/.dev  ## what needs Debian's Chromium: apt-get install chromium
	$(BIN)/python -m pytest tests_web

quality: $(VENV)/.dev  ## score the reader on public corpora against the pinned floors
	$(BIN)/python benchmarks/quality.py --corpora $(CORPORA) --score $(SCORE)

bench: $(VENV)/.dev  ## speed, memory and scale, as ratios in one run
	$(BIN)/python benchmarks/speed.py

lock:  ## pin requirements*.txt by hash (needs uv; prints no registry's address)
	uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate pyproject.toml --group build -o requirements.txt
	uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate pyproject.toml --group dev -o requirements-dev.txt

clean:  ## remove what was built
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis
