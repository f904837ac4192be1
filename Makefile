# One command each: see the list of targets below, and docs/developing.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
# What `make bench` compares with, in an installation of its own.
BENCH := .venv-bench
LINT := tests/lint
# What `make audit` and `make sbom` run, and nothing of the product.
TOOLS := artefacts/tools
SCRIPTS := report/web/scripts
# They run whole pages, documents and servers: which lines they reach tells little.
WHOLE_PAGES := browser pages pdf docs test_target_tally.py
# Tests that run pages of the report that is shipped.
ASKING := tests/pages tests/test_first_visit.py tests/screens
BIOME := BIOME_CONFIG_PATH=$(LINT) $(LINT)/node_modules/.bin/biome

.PHONY: run test test-long coverage lint format-pages check accept-data lists heard diff bench load soak looks shots pictures docs fonts pins audit sbom clean

run: $(VENV)/installed
	$(BIN)/streamlit run dashboard.py --server.port $(PORT)

test: $(VENV)/tested lint
	$(BIN)/python -m report check
	$(BIN)/python -m pytest

# More of what `test` looks at already: each page in every look, each fault, each command; and pages
# once more with their figures in PostgreSQL, and in ClickHouse.
test-long: $(VENV)/tested
	sh tests/install.sh spreadsheet
	$(BIN)/python -m pytest -m long
	REPORT_TEST_DATABASE=postgres $(BIN)/python -m pytest $(ASKING)
	REPORT_TEST_DATABASE=clickhouse $(BIN)/python -m pytest $(ASKING)

lint: $(VENV)/tested $(LINT)/node_modules/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --num-workers auto
	$(BIOME) ci --error-on-warnings pages docs/site bench

# Which lines and branches of the library its own tests reach; they take half as long again.
coverage: $(VENV)/tested
	$(BIN)/python -m slipcover -m pytest $(WHOLE_PAGES:%=--ignore=tests/%)

# Scripts and style sheets as Biome would write them, and what it can mend.
format-pages: $(LINT)/node_modules/installed
	$(BIOME) check --write pages docs/site bench

# With STRICT=1 a warning that nobody has answered is an error.
check: $(VENV)/installed
	$(BIN)/python -m report check $(DATA) $(if $(STRICT),--strict)

# Where a change of the data is meant: what the tests compare them with, and docs/verdicts*.md.
accept-data: STRICT := 1
accept-data: check $(VENV)/tested
	$(BIN)/python -m tests.accept_data

# What is heard of a task, where a change of words or of its indicator is meant.
heard: $(VENV)/tested
	$(BIN)/python -m tests.browser.heard

# Data folders, or editions of the data in use: make diff OLD=data NEW=draft
diff: $(VENV)/installed
	$(BIN)/python -m report diff $(OLD) $(NEW)

# Faults and crowds at length, of which the tests have a short form: half an hour.
load: $(VENV)/tested
	$(BIN)/python -m tests.readers_apart 200
	$(BIN)/python -m tests.changing.republished 1000
	$(BIN)/python -m tests.browser.reconnected 100
	$(BIN)/python -m bench.load

# Readers, data that change and files that are made, for half an hour: MINUTES=30.
soak: $(VENV)/tested
	$(BIN)/python -m bench.soak --minutes $(or $(MINUTES),30)

# The product beside the same content in other ways; writes the table of docs/performance.md.
bench: $(VENV)/tested $(BENCH)/installed
	$(BIN)/python -m bench

# Every page as axe-core sees it, in each language, theme and width: some ten minutes.
looks: $(VENV)/tested $(LINT)/node_modules/installed
	$(BIN)/python -m tests.browser.every_look

shots: $(VENV)/tested
	$(BIN)/python -m tests.shots artefacts

# The pictures of README.md and of the handbook in docs, taken anew.
pictures: $(VENV)/tested
	sh tests/install.sh spreadsheet
	$(BIN)/python -m tests.shots --docs docs

# The handbook as a site. A page without a place in it, and a link that leads nowhere, are errors.
docs: $(VENV)/tested
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet \
		--config-file docs/site/mkdocs.yml

# After an update of Streamlit, or where the code asks for another word: what the check compares with.
lists: $(VENV)/tested
	$(BIN)/python -m tests.make_lists

# Only where a character or an icon is wanted that report/fonts lacks, and after an upgrade of
# Streamlit; paper's need Debian's fonts-noto-cjk.
fonts: $(VENV)/tested
	$(BIN)/python -m tests.make_page_fonts
	$(BIN)/python -m tests.make_fonts

# The marks of the files of each package in requirements.txt, which installing compares them with.
pins:
	$(PYTHON) -m venv artefacts/pins
	artefacts/pins/bin/pip install --quiet --disable-pip-version-check uv==0.13.9
	artefacts/pins/bin/uv pip compile requirements.txt --quiet --generate-hashes --no-deps \
		--no-annotate --no-header --python-version 3.11 --output-file requirements.hashes.txt

# Are faults known of what is pinned, or linted with? Where nobody can tell it is an error too.
audit: $(TOOLS)/installed
	$(TOOLS)/bin/python -m tests.audit $(TOOLS)/bin/pip-audit

# What the product is made of, as CycloneDX, after a change of requirements.txt or of what browsers get.
sbom: $(VENV)/installed $(TOOLS)/installed
	$(TOOLS)/bin/cyclonedx-py environment --output-reproducible --output-file $(TOOLS)/installed.json \
		$(BIN)/python
	$(BIN)/python -m tests.sbom $(TOOLS)/installed.json deploy/sbom.cdx.json
	$(TOOLS)/bin/python -m tests.sbom_schema deploy/sbom.cdx.json

$(TOOLS)/installed: Makefile
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/pip install --quiet --disable-pip-version-check pip-audit==2.10.1 cyclonedx-bom==7.5.0
	touch $@

# Without npm browsers get the whole chart library, which is three times as large.
$(VENV)/installed: requirements.hashes.txt $(SCRIPTS)/package-lock.json
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.hashes.txt
	if command -v npm >/dev/null; then npm ci --prefix $(SCRIPTS) --silent --no-audit --no-fund; fi
	touch $@

# The browser and npm come from the system: Playwright drives the Chromium that is installed there.
$(VENV)/tested: $(VENV)/installed tests/requirements.txt tests/install.sh
	$(BIN)/pip install --quiet --no-compile --disable-pip-version-check -r tests/requirements.txt
	sh tests/install.sh
	npm ci --prefix $(SCRIPTS) --silent --no-audit --no-fund
	touch $@

$(BENCH)/installed: requirements.txt bench/requirements.txt
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/pip install --quiet --disable-pip-version-check -r bench/requirements.txt
	touch $@

# The linter of scripts and style sheets, of which npm takes exactly what the lock file says.
$(LINT)/node_modules/installed: $(LINT)/package-lock.json | $(VENV)/tested
	npm ci --prefix $(LINT) --silent --no-audit --no-fund
	touch $@

clean:
	rm -rf $(VENV) $(BENCH) $(LINT)/node_modules $(SCRIPTS)/node_modules .pytest_cache .ruff_cache .mypy_cache .hypothesis artefacts
