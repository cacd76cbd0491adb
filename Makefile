# The developer's interface. Every target works on a fresh clone with Python 3.11 or newer, make and a C compiler.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3.14 python3; do \
  command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
STAMP := .venv/.installed
WORKERS ?= $(shell $(PYTHON) -c 'import os; print(min(2 * (os.cpu_count() or 1), 4))')

.DEFAULT_GOAL := help
.PHONY: help demo test check bench drill format voices lock .venv

help:  ## what there is
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## */\t/' | expand -t 10

.venv: $(STAMP)  ## installs only

$(STAMP): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found" >&2; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

demo: $(STAMP)  ## the whole product with no account anywhere: two phones, a mentor's and a coordinator's Telegram, a clock
	$(BIN)/gatewalk demo

test: $(STAMP)  ## the whole test suite on SQLite and PostgreSQL
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -q  # processes that tests start share compiled code

check: $(STAMP)  ## lint, types, import contracts, message catalogues, links in the docs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bot.words.lint
	$(BIN)/python -m tests.support.house

bench: $(STAMP)  ## measures the product beside its peers; writes bench-results.json
	$(BIN)/python -m tests.bench

drill: $(STAMP)  ## kills the running product at every step of a burst and simulates years; counts what was lost, doubled or late
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m tests.drill

format: $(STAMP)  ## puts the code in its usual form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

voices: $(STAMP)  ## measures the urgency rules against labelled texts
	$(BIN)/python -m bot.voices

lock: $(STAMP)  ## writes requirements.lock anew from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --extra dev --extra bench --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --custom-compile-command "make lock" -o requirements.lock
