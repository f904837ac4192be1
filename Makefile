# One command each: run, test, check, diff, bench, shots, pictures, fonts.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.PHONY: run test lint check diff bench shots pictures fonts clean

run: $(VENV)/installed
	$(BIN)/streamlit run dashboard.py --server.port $(PORT)

test: $(VENV)/tested lint
	$(BIN)/python -m report check
	$(BIN)/python -m pytest

lint: $(VENV)/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: $(VENV)/installed
	$(BIN)/python -m report check $(DATA)

# Data folders, or editions of the data in use: make diff OLD=data NEW=draft
diff: $(VENV)/installed
	$(BIN)/python -m report diff $(OLD) $(NEW)

bench: $(VENV)/tested
	$(BIN)/python tests/bench.py

shots: $(VENV)/tested
	$(BIN)/python tests/shots.py artefacts

# The pictures of docs/explore.md, taken anew.
pictures: $(VENV)/tested
	$(BIN)/python tests/shots.py --docs docs/images

# Only where a character is wanted that report/fonts lacks; needs Debian's fonts-noto-cjk.
fonts: $(VENV)/tested
	$(BIN)/python -m tests.make_fonts

$(VENV)/installed: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

# The browser comes from the system: Playwright drives the Chromium that is installed there.
$(VENV)/tested: $(VENV)/installed tests/requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	sh tests/browser/install.sh
	touch $@

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .mypy_cache .hypothesis artefacts
