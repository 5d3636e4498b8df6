PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
AXE := .tools/node_modules/axe-core/axe.min.js

.PHONY: help venv chat test check lint run evaluate bench torture faults fuzz load site site-tools lock clean

help: ## Shows the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

venv: $(STAMP) ## Creates .venv with everything, from the lock file

$(STAMP): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 ou plus récent est nécessaire (PYTHON=python3.12 make …)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "venv manque : sous Debian/Ubuntu, apt install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . >&2
	@$(BIN)/python -m compileall -q bot
	@$(BIN)/python -m bot prepare >/dev/null || echo "catalogue non préparé d'avance : le premier démarrage sera plus long" >&2
	@touch $(STAMP)

chat: $(STAMP) ## A conversation in the terminal: no token, no network
	@$(BIN)/python -m bot chat

run: $(STAMP) ## The Telegram bot (needs TELEGRAM_BOT_TOKEN)
	@$(BIN)/python -m bot run

evaluate: $(STAMP) ## The match-quality report
	@$(BIN)/python -m bot evaluate tests/evaluation/dev.yaml
	@$(BIN)/python -m tests.benchmarks.quality tests/evaluation/dev.yaml tests/evaluation/own.yaml

bench: $(STAMP) ## Time and memory beside the peers
	@$(BIN)/python -m tests.benchmarks.speed
	@$(BIN)/python -m tests.benchmarks.matching

torture: $(STAMP) ## Kills, a database that restarts, two replicas, a failing Telegram, hostile updates (about an hour)
	@$(BIN)/python -m tests.torture

faults: $(STAMP) ## A failing Telegram only: a minute of each trouble, polling and webhook
	@$(BIN)/python -m tests.torture faults

fuzz: $(STAMP) ## Hostile updates only: 20,000 of every kind
	@$(BIN)/python -m tests.torture fuzz

load: $(STAMP) ## Answers a second beside a bare echo bot, delays, memory, start
	@$(BIN)/python -m tests.benchmarks.load

check: $(STAMP) ## Validates the catalogue
	@$(BIN)/python -m bot check

lint: $(STAMP) ## Format, lint, types, direction of imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(STAMP) lint check site-tools ## Every test and check
	$(BIN)/python -m pytest $(if $(shell command -v chromium),,--ignore=tests/site/test_browser.py)

site: $(STAMP) ## The public sheets, in site/
	@$(BIN)/python -m bot site site/

site-tools: ## What the browser tests need, installed where it can be: Chromium and axe-core
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
		&& apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core npm >&2; } \
		|| { [ -z "$$CI" ] && echo "Chromium manque (apt-get install chromium) : les pages ne seront pas ouvertes dans un navigateur." >&2; }
	@! command -v chromium >/dev/null || $(MAKE) --no-print-directory $(AXE)

$(AXE):
	@npm install --prefix .tools --no-save --no-package-lock --ignore-scripts --no-audit --no-fund axe-core@4.14.1 >&2

lock: ## Pins the dependencies again (maintainers)
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --output-file requirements.lock pyproject.toml
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean: ## Removes what was built
	rm -rf $(VENV) .tools site .mypy_cache .pytest_cache .ruff_cache
