# What people type. `make help` lists it; the work is done in tools/.
export ONLY
PYTHON := $(shell sh tools/python.sh)
IN := .venv/bin/python -m
MEASURE := PYTHONPATH=. OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 RASA_TELEMETRY_ENABLED=false \
	SQLALCHEMY_SILENCE_UBER_WARNING=1 TF_CPP_MIN_LOG_LEVEL=3 bot/.venv/bin/python -W ignore tests/bot/measure.py
ifeq ($(PYTHON),)
$(error No Python found)
endif

.PHONY: help setup run test check train eval talk demo seed bench bench-api load faults reconnects format client clean
.DEFAULT_GOAL := help

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name what; do printf '  make %-10s %s\n' "$$name" "$$what"; done

setup: ## install everything that is missing, here in the folder
	@$(PYTHON) -m tools.setup

run: setup ## start everything and show where it is (PORT=8000 HOST=127.0.0.1)
	@exec $(IN) tools.run

test: setup ## run every test
	@exec $(IN) tools.test

talk: setup ## hold whole conversations, effects and all (ONLY=billing, or words of a title)
	@exec $(IN) tests.talk

check: setup ## format, lint, types, imports and our own rules
	@exec $(IN) tools.check

train: setup ## train the bot's model again
	@exec $(PYTHON) -m tools.setup --again model

eval: setup ## measure what the model makes of messages it never saw (FILE=x.tsv: text, tab, accepted intents)
	@FILE="$(FILE)" $(MEASURE)

demo: setup ## empty the database and fill in the demo operator afresh
	@exec $(IN) tools.demo

seed: setup ## add customers to the demo operator, for measuring (CUSTOMERS=100000)
	@exec $(IN) tools.demo $(or $(CUSTOMERS),100000)

bench-api: setup ## measure the API under load (CUSTOMERS=100000 RATE=100 DURATION=30 PROCESSES=2)
	@exec $(IN) tests.load.api

load: setup ## measure conversations and channels under load (RATE=100 DURATION=30 PEOPLE=400 STEP=15 FEEDS=2000 ONLY=desk)
	@exec $(IN) tests.load.channels

faults: setup ## repeat deliveries and kill processes, and look for anything lost or doubled (DELIVERIES=10000 KILLS=50 ROUNDS=1 ONLY=handoffs)
	@exec $(IN) tests.faults

reconnects: setup ## break the links of real pages and kill the server, and look whether each shows everything (LONGEST=600)
	@exec $(IN) tests.faults.reconnects

bench: setup ## measure the bot beside Rasa out of the box (CLIENTS=8 TURNS=10 ROUNDS=5 LONG=310 EPOCHS=5 STORIES=0)
	@exec $(IN) tests.load.bot

format: setup ## put code into the house's format
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format . && $(IN) tools.web format

client: setup ## describe the API and generate the web's client from it
	@$(IN) api.openapi && $(IN) api.matrix && $(IN) connectors.table && $(IN) tools.web generate

clean: ## remove what was made and can be made again; the database stays
	@$(PYTHON) -m tools.clean
