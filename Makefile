# Everything a person types, in one place. Each target does its own set-up.
# The newest Python that runs: a name may be on the path and still not start (version managers leave such stand-ins).
PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3; do $$p -c '' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin

.PHONY: run test check setup lock messages

run: setup
	$(BIN)/casewatch run

test: setup
	$(BIN)/python -m pytest

check: setup
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

setup: .venv/.ready

.venv/.ready: requirements.lock pyproject.toml
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --allow-existing --python '>=3.11' .venv && \
	  uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock && \
	  uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e . ; \
	else \
	  $(or $(PYTHON),python3) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo 'Casewatch needs Python 3.11 or newer: install it, or run make PYTHON=/path/to/python3.11' >&2; exit 1; }; \
	  $(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Python cannot make a virtual environment here: install it with 'apt install python3-venv'" >&2; exit 1; }; \
	  $(PYTHON) -m venv .venv && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . ; \
	fi
	@touch $@

# The second lock is what a server gets: the same versions without the tools of development, and setuptools to install with.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate
lock:
	$(LOCK) --extra dev pyproject.toml -o requirements.lock
	echo 'setuptools>=80' | $(LOCK) --constraints requirements.lock pyproject.toml - -o requirements-run.lock

# Collects the sentences that people read into the catalogues; new ones are then translated by hand.
messages: setup
	@mkdir -p build
	$(BIN)/pybabel -q extract -k say -k count:1,2 -k mark --no-default-keywords --no-wrap --omit-header --add-location=file -o build/casewatch.pot bot
	$(BIN)/pybabel -q update -i build/casewatch.pot -d bot/messages/locales -D casewatch --no-wrap --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	@$(BIN)/python -c 'import pathlib, re; [p.write_text(re.sub(r"(?m)^\"(Report|POT|PO-|Last|Language-Team|Generated)[^\n]*\n", "", p.read_text())) for p in pathlib.Path("bot/messages/locales").rglob("*.po")]'
