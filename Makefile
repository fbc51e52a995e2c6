# Needs Python 3.11 or newer, make and the package registries; brings everything else itself.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv/bin/python
export PYTHONUNBUFFERED := 1
export PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help demo demo-data dev-setup test test-services bench check clean

help: ## Show what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-20s %s\n", $$1, $$2}'

demo: ## Set up, load the five plans and serve them on 127.0.0.1 (PORT=8000)
	@$(PYTHON) bin/opzetten.py
	@$(VENV) manage.py demo

demo-data: ## The same without serving
	@$(PYTHON) bin/opzetten.py
	@$(VENV) manage.py demo --alleen-gegevens

dev-setup: ## Install what tests and checks need, a Chromium included
	@$(PYTHON) bin/opzetten.py --ontwikkelen --browser

test: dev-setup ## Run the tests (ARGS="-k woord" goes to pytest)
	@$(VENV) bin/testen.py $(ARGS)

test-services: dev-setup ## Run the tests that need a Redis and a PostgreSQL server; starts what is missing
	@$(VENV) bin/diensten.py $(ARGS)

bench: ## Measure at the size of the country (ARGS=--groot: ten times that); writes var/bench.json
	@$(PYTHON) bin/opzetten.py
	@$(VENV) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@$(VENV) -m benchmarks $(ARGS)

check: ## Check style, types, templates, imports and migrations
	@$(PYTHON) bin/opzetten.py --ontwikkelen
	@$(VENV) bin/nakijken.py

clean: ## Throw away what was installed and all data of the embedded database
	rm -rf .venv node_modules var
