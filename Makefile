# Every command of a developer and of an operator on one machine. `make help` lists them.
# `make demo` and `make test` are the two that matter; each does all that it needs before.

PYTHON ?= python3
PORT ?= 8000
FRESH ?=
SEEDS ?= 1 2 3 4 5 6 7 8 9 10
KILLS ?= 300
SUBMISSIONS ?= 10000
ACTS ?= 2000
LINES ?= 1000000
HISTORIES ?= 10000
STEPS ?= 100
CASES ?= 100000
DOSSIERS ?= 100000
SEED ?= 2026
RUN := .venv/bin
WITH_DATABASE := $(RUN)/python deploy/with_database.py
COMPILE := $(RUN)/uv pip compile pyproject.toml --quiet --no-config --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
	$(if $(UPGRADE),--upgrade)

.DEFAULT_GOAL := help
.PHONY: help env development demo test quick check bench bench-lists verify-clock drill-kills drill-journal drill-life assets messages migrations lock clean

help: ## list every command
	@echo "make COMMAND"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)$$/  \1|\2/p' Makefile | while IFS='|' read name text; do \
		printf '  %-12s %s\n' "$$name" "$$text"; done

env: ## create .venv with the pinned packages and the front end; installs the command `motcua`
	@$(PYTHON) deploy/environment.py

development:
	@$(PYTHON) deploy/environment.py --development

demo: ## run everything on this machine: PORT=8000; FRESH=1 begins anew; Ctrl-C stops it
	@$(PYTHON) deploy/environment.py && exec $(RUN)/python deploy/demo.py --port $(PORT) $(if $(FRESH),--fresh)

test: check ## the whole suite, with every check
	@$(WITH_DATABASE) $(RUN)/python deploy/suite.py

quick: development ## what tells most in under a minute: checks and tests without a browser
	@$(RUN)/ruff check . && $(RUN)/lint-imports
	@$(WITH_DATABASE) $(RUN)/pytest -q -n 2 -m "not browser and not faults and not alone"

check: development ## format, lint, types, templates, import contracts, translations, migrations present
	$(RUN)/ruff format --check .
	$(RUN)/ruff check .
	$(RUN)/lint-imports
	$(RUN)/mypy
	$(RUN)/djlint src --lint --quiet
	$(RUN)/python deploy/translations.py check
	@$(WITH_DATABASE) env DJANGO_SETTINGS_MODULE=motcua.config.settings.test \
		$(RUN)/motcua makemigrations --check --dry-run

bench: development ## measure submissions, tracking, inbox and start-up against their floors
	@$(WITH_DATABASE) --purpose bench $(RUN)/python deploy/bench

bench-lists: ## time the officers' lists with many dossiers, as one JSON object: DOSSIERS=100000
	@$(PYTHON) deploy/environment.py --development >&2
	@$(RUN)/python deploy/bench/lists.py --dossiers $(DOSSIERS)

verify-clock: development ## count due times in three ways and compare, a few minutes: CASES=100000 SEED=2026
	@$(RUN)/python -m tests.verification --cases $(CASES) --seed $(SEED)

drill-kills: development ## kill web, worker and database under load, long: SEEDS="1 2" KILLS=300 SUBMISSIONS=10000
	@for seed in $(SEEDS); do MOTCUA_KILLS_SEED=$$seed MOTCUA_KILLS=$(KILLS) \
		MOTCUA_KILLS_SUBMISSIONS=$(SUBMISSIONS) MOTCUA_KILLS_ACTS=$(ACTS) \
		$(WITH_DATABASE) $(RUN)/pytest -q -s tests/faults/test_kills.py || exit 1; done

drill-life: development ## walk random lives of dossiers against a naive model, hours: HISTORIES=10000 STEPS=100
	@MOTCUA_LIFE_HISTORIES=$(HISTORIES) MOTCUA_LIFE_STEPS=$(STEPS) $(WITH_DATABASE) \
		$(RUN)/pytest -q -n 2 src/motcua/domain/dossiers/tests/test_life_machine.py

drill-journal: development ## rewrite the journal as a superuser would, verify it at length: LINES=1000000
	@MOTCUA_JOURNAL_LINES=$(LINES) $(WITH_DATABASE) $(RUN)/pytest -q src/motcua/foundation/journal

assets: ## build style sheets, fonts, icons and translations again
	@$(RUN)/python deploy/front_end.py
	@$(RUN)/python deploy/translations.py compile

messages: development ## collect the texts to translate into the .po files, drop what is shown no more
	@$(RUN)/python deploy/translations.py collect

migrations: development ## write migrations for changed models
	@$(WITH_DATABASE) env DJANGO_SETTINGS_MODULE=motcua.config.settings.test $(RUN)/motcua makemigrations

lock: development ## write the lock files anew; UPGRADE=1 takes the newest versions
	$(COMPILE) --group build --group dev --output-file requirements-dev.lock
	$(COMPILE) --group build --constraint requirements-dev.lock --output-file requirements.lock
	$(RUN)/python deploy/front_end.py lock $(if $(UPGRADE),--upgrade)

clean: ## delete what can be made again (the demonstration's data stays)
	rm -rf .venv node_modules var/front_end var/icons var/static var/stamps
