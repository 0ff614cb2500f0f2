# The first run of each target sets up what it needs, from a bare machine on: git, python3 and make. Later runs start in
# seconds. `make help` lists the targets.
PYTHON ?= python3
MUSIC ?=
REQUEST ?=
# Two processes; tests with real sound or a real window wait for one another (tests/conftest.py).
PYTEST ?= -n 2
BENCH ?=
BIN := .venv/bin
DEMO_MUSIC := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/musicrec/demo-music
.DEFAULT_GOAL := help
.PHONY: help demo run menu test tour check format translations bench lock clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(MAKEFILE_LIST)

demo: ## set up, fetch free music (or MUSIC=folder), make one playlist with reasons, open the window
	@$(PYTHON) packaging/demo.py $(if $(MUSIC),--music "$(MUSIC)") $(if $(REQUEST),--request "$(REQUEST)")

run: ## open the player on your own profile
	@$(PYTHON) packaging/prepare.py --window
	@$(BIN)/musicrec-desktop

menu: ## put the player into the menus of your desktop, and let it open your music files
	@$(PYTHON) packaging/prepare.py --window
	@$(BIN)/python packaging/desktop_files.py "$(or $(XDG_DATA_HOME),$(HOME)/.local/share)" \
	    --command "$(CURDIR)/$(BIN)/musicrec-desktop"

test: ## every test, headless, sound through a null sink
	@$(PYTHON) packaging/prepare.py --tests
	@OMP_NUM_THREADS=$${OMP_NUM_THREADS:-1} $(PYTHON) packaging/headless.py $(BIN)/python -m pytest $(PYTEST)

tour: ## every page and feature of the window by clicks and keys; screenshots and a report in build/tour
	@$(PYTHON) packaging/prepare.py --tests
	@$(PYTHON) packaging/demo_library.py --into "$(DEMO_MUSIC)"
	@OMP_NUM_THREADS=1 $(PYTHON) packaging/headless.py $(BIN)/python -m tests.tour --music "$(DEMO_MUSIC)" --out build/tour $(TOUR)

check: ## format, lint, types, import contracts
	@$(PYTHON) packaging/prepare.py --tools
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: ## put the code into shape
	@$(PYTHON) packaging/prepare.py --tools
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

translations: ## gather the window's texts for translation (Qt Linguist) and compile them
	@$(PYTHON) packaging/prepare.py --tools
	@$(BIN)/python packaging/translations.py

bench: ## tables of what takes how long, beside a named limit (make bench BENCH=bench_recommend for one)
	@$(PYTHON) packaging/prepare.py --tests
	@$(PYTHON) packaging/demo_library.py --into "$(DEMO_MUSIC)"
	@for script in $(or $(BENCH:%=tests/benchmarks/%.py),$(wildcard tests/benchmarks/bench_*.py)); do \
	    echo "== $$script"; \
	    case $$script in *bench_analysis.py) set -- "$(DEMO_MUSIC)";; *) set --;; esac; \
	    $(PYTHON) packaging/headless.py $(BIN)/python "$$script" "$$@" || exit 1; \
	done

lock: ## resolve the dependencies anew and write packaging/locks
	@$(PYTHON) packaging/prepare.py
	@packaging/lock.sh

clean: ## remove what was built here; caches and profiles stay
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .venv
