# Everything runs in .venv inside the clone. Needed beforehand: Python 3.11 and make.
PYTHON ?= python3.11
PORT ?= 8718
UV = .venv/bin/uv
export UV_PROJECT_ENVIRONMENT = .venv
export UV_PYTHON = $(CURDIR)/.venv/bin/python
export UV_LINK_MODE = copy

.PHONY: help setup demo test check bench docs

help:            ## list the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/  /'

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/bin/uv: | .venv/bin/python
	.venv/bin/python -m pip install --quiet --disable-pip-version-check "uv>=0.5"

.venv/.synced: pyproject.toml uv.lock | .venv/bin/uv
	$(UV) sync --frozen --inexact --quiet
	@touch $@

setup: .venv/.synced  ## make .venv with everything that the lock names

demo: setup      ## read the bundled story and serve its map (PORT=8718)
	.venv/bin/firsthand demo --port $(PORT)

test: setup      ## the tests that need nothing outside this clone
	.venv/bin/pytest -q

check: setup     ## what CI checks before it tests more: lint, types, contracts, tests
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/pytest -q

bench: setup     ## cost of the ledger of control; speed against plain spaCy, and the quality gate (these need ../shared)
	.venv/bin/python benchmarks/control.py --places 1000 10000
	.venv/bin/python benchmarks/speed.py
	.venv/bin/python benchmarks/gate.py

docs: setup      ## write the generated parts of docs anew
	.venv/bin/cog -r docs/reference/*.md
