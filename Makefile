# Daily work. `make deck` and `make test` are the README's two commands; the rest wants the environment that they make.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: deck test quick thorough check docs format clean

.venv/bin/python:
	$(PYTHON) -m venv .venv

deck: .venv/bin/python
	$(BIN)/python -m pip install --quiet . && $(BIN)/python build.py

test: .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[test]' && $(BIN)/python -m pytest -n auto --dist loadfile

quick:
	$(BIN)/python -m pytest -n auto --dist loadfile --quick

thorough:
	SLIDES_THOROUGH=1 $(BIN)/python -m pytest -n auto --dist loadfile

check:
	$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/python -m pytest -n auto --dist loadfile

docs:
	$(BIN)/python -m pip install --quiet --editable '.[docs]' && $(BIN)/mkdocs build --strict

format:
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

clean:
	rm -rf out build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
