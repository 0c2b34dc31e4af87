# Works with GNU make 3.81, which macOS brings. The work is done by scripts/.
.NOTPARALLEL:
.PHONY: help build test setup test-setup lint types format bench reference lock clean

help:
	@echo "make build        build input/sample into output/sample"
	@echo "make test         lint, types and all tests"
	@echo "make test-setup   install what some tests need: Chromium, Node.js, Poppler, qpdf, Hugo, Jekyll"
	@echo "make setup        only make .venv (build and test do it, too)"
	@echo "make lint, types  one of the checks that make test runs"
	@echo "make format       mend what the formatter can mend"
	@echo "make bench        measure accuracy, robustness, speed; PROCEEDINGS_CORPUS=real papers"
	@echo "make reference    write docs/reference anew from the code"
	@echo "make lock         write requirements.lock and requirements-dev.lock anew"
	@echo "make clean        remove .venv and caches; output/ stays"
	@echo "NO_SYSTEM=1       before any of them: print the commands for system packages, run none"
	@echo "PYTHON=...        make .venv with this Python"

build:
	@sh scripts/setup build
	@.venv/bin/proceedings build -C input/sample

test:
	@sh scripts/setup test
	@sh scripts/test

setup:
	@sh scripts/setup

test-setup:
	@sh scripts/system venv pango cjk-font browser node poppler qpdf hugo jekyll
	@sh scripts/browser-tools

lint:
	@sh scripts/setup test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

types:
	@sh scripts/setup test
	.venv/bin/mypy

format:
	@sh scripts/setup test
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

bench:
	@sh scripts/setup test
	@.venv/bin/python benchmarks/run.py

reference:
	@sh scripts/setup
	@.venv/bin/python scripts/reference.py
	@.venv/bin/python scripts/pictures.py

lock:
	@sh scripts/setup
	@.venv/bin/python scripts/lock.py

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
