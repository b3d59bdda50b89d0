# SPDX-License-Identifier: GPL-2.0-or-later
# `make demo` and `make test` do all the set-up they need. `make help` lists the rest.

PLUGIN  := flair2_plugin
VERSION := $(shell sed -n 's/^version=//p' metadata.txt 2>/dev/null)
SHIPPED := metadata.txt LICENSE README.md resources models
ENGINE  := .venv/bin/python
PYTHON  ?= python3
BUILD   ?= build
DIST    ?= dist
STAGE   := $(BUILD)/stage/$(PLUGIN)
ZIP     := $(DIST)/$(PLUGIN)-$(VERSION).zip
# Those that end within minutes; `ablation` takes hours, and `memory --whole` is longer than `memory`.
BENCHMARKS ?= network_speed pipeline memory border quick_agreement shared_satellite parity real_patches loading train_speed
PROFILE ?= $(HOME)/.local/share/QGIS/QGIS3/profiles/default

# An own QGIS profile, so that nothing here touches the user's.
export QGIS_CUSTOM_CONFIG_PATH := $(abspath $(BUILD))/qgis-profile
export QT_QPA_PLATFORM := offscreen
export FLAIR2_ENGINE_PYTHON := $(abspath $(ENGINE))

.PHONY: translations locks check-locks help demo test check env system engine-tests desktop-tests lint types gate stage zip \
    install-dev bench pictures clean

help:  ## this list
	@sed -n 's/^\([a-z0-9-]*\):.*## /  make \1\t/p' Makefile | expand -t 22

demo: env stage  ## map the demo landscape through QGIS, draw it and score it (results in demo/)
	@bash tools/demo.sh $(BUILD)/stage

# Two halves side by side, each of which uses one processor for most of its time.
SECOND := tests/landscape tests/network tests/training

test: env stage  ## all tests; both halves run to their ends, whatever one of them says
	@( $(MAKE) --no-print-directory desktop-tests; failed=$$?; \
	$(MAKE) --no-print-directory engine-tests TESTS="$(SECOND)" && exit $$failed ) > $(BUILD)/second-half.txt 2>&1 & \
	second=$$!; failed=0; \
	$(MAKE) --no-print-directory engine-tests TESTS="tests $(patsubst %,--ignore %,tests/desktop $(SECOND))" || failed=1; \
	wait $$second || failed=1; cat $(BUILD)/second-half.txt; exit $$failed

check: lint types test qt6 gate  ## format, lint, types, tests, and the upload gate of plugins.qgis.org

env: .venv/installed.txt  ## the two environments: .venv (engine) and .venv-qgis (QGIS's Python, for tests)
	@bash tools/qgis_environment.sh

system:
	@bash tools/system_packages.sh $(PYTHON)

# In place: an environment in use is not pulled away, and an update costs seconds.
# TORCH_INDEX=https://download.pytorch.org/whl/cpu takes torch's CPU build where PyPI has the CUDA one.
.venv/installed.txt: requirements-dev.txt resources/engine/requirements.txt resources/engine/requirements-quick.txt | system
	@$(PYTHON) -c 'import sys; sys.exit("$(PYTHON) is too old: the engine needs Python 3.11 or newer; \
	say which with make PYTHON=..." if sys.version_info < (3, 11) else 0)'
	@echo "Building .venv ..."
	@$(PYTHON) -m venv .venv
	@$(ENGINE) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt \
	    $(if $(TORCH_INDEX),--extra-index-url $(TORCH_INDEX))
	@cat requirements-dev.txt resources/engine/requirements*.txt > $@

engine-tests: env  ## those that need no QGIS (TESTS=tests/imagery)
	$(ENGINE) -m pytest $(or $(TESTS),tests --ignore tests/desktop)

desktop-tests: env stage
	@if [ -x .venv-qgis/bin/python ]; then .venv-qgis/bin/python -m pytest tests/desktop; \
	else echo "No QGIS here: the tests of tests/desktop were not run."; fi

qt6: .venv-qt6/installed.txt  ## look the desktop side's Qt up in PyQt6, and import what needs nothing else of QGIS
	.venv-qt6/bin/python tools/qt6_check.py

.venv-qt6/installed.txt: requirements-qt6.txt | system
	@$(PYTHON) -m venv --clear .venv-qt6
	@.venv-qt6/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-qt6.txt
	@cp requirements-qt6.txt $@

test-matrix: env stage  ## tests/desktop on the QGIS of Debian trixie and sid (root, debootstrap; SUITES=..., MIRROR=...)
	bash tools/test_matrix.sh $(or $(SUITES),trixie sid)

lint: env
	$(ENGINE) -m ruff format --check .
	$(ENGINE) -m ruff check .

types: env
	$(ENGINE) -m mypy

gate: env stage
	bash tools/upload_gate.sh $(BUILD)/stage .venv/bin

# Tracked files only: weights and notes that somebody left in models/ stay out.
# Made beside and put in place whole: a test that runs meanwhile finds the one or the other.
stage:
	@mkdir -p $(BUILD) && new=$$(mktemp -d $(BUILD)/stage-XXXXXX) && mkdir $$new/$(PLUGIN) && chmod 755 $$new \
	&& git ls-files -z $(PLUGIN) | xargs -0 cp --parents -t $$new \
	&& git ls-files -z $(SHIPPED) | xargs -0 cp --parents -t $$new/$(PLUGIN) \
	&& find $$new -type f -exec chmod 644 {} + \
	&& rm -rf $(BUILD)/stage && { mv -T $$new $(BUILD)/stage 2>/dev/null || rm -rf $$new; } && test -d $(STAGE)

# In Python, since a fresh machine may lack zip.
zip: stage  ## the plugin as QGIS installs it
	@mkdir -p $(DIST) && rm -f $(ZIP)
	@$(PYTHON) tools/zip_plugin.py $(STAGE) $(ZIP)
	@echo $(ZIP)

install-dev:  ## link this checkout into a QGIS profile (PROFILE=...)
	rm -rf $(BUILD)/dev && mkdir -p $(BUILD)/dev/$(PLUGIN) "$(PROFILE)/python/plugins"
	ln -s $(abspath $(wildcard $(PLUGIN)/*) $(SHIPPED)) $(BUILD)/dev/$(PLUGIN)/
	ln -sfn "$(abspath $(BUILD)/dev/$(PLUGIN))" "$(PROFILE)/python/plugins/$(PLUGIN)"

translations: env  ## the code's texts into resources/i18n/*.ts, and the .qm that QGIS loads; lists what is to be translated
	$(ENGINE) tools/update_translations.py

locks: env  ## resolve the engine's packages for each platform and Python anew, into resources/engine/locks
	$(ENGINE) tools/lock_engine.py

check-locks: env  ## resolve every lock against the registry, without installing (minutes; `make test` does one per platform)
	FLAIR2_ALL_LOCKS=1 $(ENGINE) -m pytest tests/test_locks.py

bench: env  ## run the benchmarks, and put their figures into docs/performance.md (BENCHMARKS=... for some of them)
	@set -e; for benchmark in $(BENCHMARKS); do \
	    echo "== $$benchmark"; $(ENGINE) -m benchmarks.$$benchmark --keep; done

pictures: env  ## run the code of docs/walkthrough.md, draw the inputs and the dock, and put what they print and draw into docs/
	@rm -rf $(BUILD)/walkthrough
	$(ENGINE) tools/run_page.py docs/walkthrough.md $(BUILD)/walkthrough
	@cp -r $(BUILD)/walkthrough/docs/. docs/
	@[ -f demo/ortho.tif ] || $(ENGINE) -m flair2_plugin.demo demo
	$(ENGINE) tools/draw_inputs.py demo docs/images
	@if [ -x .venv-qgis/bin/python ]; then \
	    .venv-qgis/bin/python tools/draw_dock.py demo docs/images; \
	else echo "No QGIS here: the pictures of the dock were not drawn."; fi

clean:  ## remove what was built, but not the environments
	rm -rf $(BUILD) $(DIST) demo .pytest_cache .mypy_cache .ruff_cache .hypothesis
