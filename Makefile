# One command each: see the list of targets below, and docs/developing.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
LINT := tests/lint
# They run whole pages, documents and servers: which lines they reach tells little.
WHOLE_PAGES := tests/browser tests/pages tests/pdf tests/docs tests/test_target_tally.py
BIOME := BIOME_CONFIG_PATH=$(LINT) $(LINT)/node_modules/.bin/biome

.PHONY: run test lint format-pages check accept-data heard diff bench shots pictures docs fonts clean

run: $(VENV)/installed
	$(BIN)/streamlit run dashboard.py --server.port $(PORT)

test: $(VENV)/tested lint
	$(BIN)/python -m report check
	$(BIN)/python -m slipcover -m pytest $(WHOLE_PAGES:%=--ignore=%)
	$(BIN)/python -m pytest $(WHOLE_PAGES)

lint: $(VENV)/tested $(LINT)/node_modules/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIOME) ci --error-on-warnings pages docs/site

# Scripts and style sheets as Biome would write them, and what it can mend.
format-pages: $(LINT)/node_modules/installed
	$(BIOME) check --write pages docs/site

check: $(VENV)/installed
	$(BIN)/python -m report check $(DATA)

# Where a change of the data is meant: what the tests compare them with, and docs/verdicts*.md.
accept-data: check $(VENV)/tested
	$(BIN)/python -m tests.accept_data

# What is heard of a task, where a change of words or of its indicator is meant.
heard: $(VENV)/tested
	$(BIN)/python -m tests.browser.heard

# Data folders, or editions of the data in use: make diff OLD=data NEW=draft
diff: $(VENV)/installed
	$(BIN)/python -m report diff $(OLD) $(NEW)

bench: $(VENV)/tested
	$(BIN)/python -m tests.bench

shots: $(VENV)/tested
	$(BIN)/python -m tests.shots artefacts

# The pictures of README.md and of the handbook in docs, taken anew.
pictures: $(VENV)/tested
	$(BIN)/python -m tests.shots --docs docs

# The handbook as a site. A page without a place in it, and a link that leads nowhere, are errors.
docs: $(VENV)/tested
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet \
		--config-file docs/site/mkdocs.yml

# Only where a character is wanted that report/fonts lacks; needs Debian's fonts-noto-cjk.
fonts: $(VENV)/tested
	$(BIN)/python -m tests.make_fonts

$(VENV)/installed: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

# The browser and npm come from the system: Playwright drives the Chromium that is installed there.
$(VENV)/tested: $(VENV)/installed tests/requirements.txt tests/install.sh
	$(BIN)/pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	sh tests/install.sh
	touch $@

# The linter of scripts and style sheets, of which npm takes exactly what the lock file says.
$(LINT)/node_modules/installed: $(LINT)/package-lock.json | $(VENV)/tested
	npm ci --prefix $(LINT) --silent --no-audit --no-fund
	touch $@

clean:
	rm -rf $(VENV) $(LINT)/node_modules .pytest_cache .ruff_cache .mypy_cache .hypothesis artefacts
