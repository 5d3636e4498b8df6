PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help venv chat test check lint run evaluate bench lock clean

help: ## Shows the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

venv: $(STAMP) ## Creates .venv with everything, from the lock file

$(STAMP): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 ou plus récent est nécessaire (PYTHON=python3.12 make …)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "venv manque : sous Debian/Ubuntu, apt install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . >&2
	@touch $(STAMP)

chat: $(STAMP) ## A conversation in the terminal: no token, no network
	@$(BIN)/python -m bot chat

run: $(STAMP) ## The Telegram bot (needs TELEGRAM_BOT_TOKEN)
	@$(BIN)/python -m bot run

evaluate: $(STAMP) ## The match-quality report
	@$(BIN)/python -m bot evaluate tests/evaluation/dev.yaml

bench: $(STAMP) ## Time and memory beside the peers
	@$(BIN)/python -m tests.benchmarks.speed
	@$(BIN)/python -m tests.benchmarks.matching

check: $(STAMP) ## Validates the catalogue
	@$(BIN)/python -m bot check

lint: $(STAMP) ## Format, lint, types, direction of imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(STAMP) lint check ## Every test and check
	$(BIN)/python -m pytest

lock: ## Pins the dependencies again (maintainers)
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --output-file requirements.lock pyproject.toml
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean: ## Removes what was built
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache
