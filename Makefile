# `make` alone shows what there is. Everything works from a fresh clone.
.DEFAULT_GOAL := help
SHELL := /bin/bash

CONFIGURATION ?= Release

service := artifacts/service
wwwroot := src/Payg.Service/wwwroot
portal_build := build
has_portal := $(wildcard portal/package.json)
portal_sources := $(if $(has_portal),$(shell find portal -type f \
  -not -path '*/node_modules/*' -not -path '*/e2e/*' -not -path '*/dist/*'))

.PHONY: help
help: ## Show these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: publish ## Serve Payg on http://localhost:8080 (SQLite and all else in ./data)
	dotnet $(service)/Payg.Service.dll --contentRoot $(CURDIR)/$(service)

.PHONY: dev
dev: $(if $(has_portal),portal/node_modules/.package-lock.json) ## Serve it while you edit: reloads what changed
	scripts/dev

.PHONY: test
# The tests check the types of the portal.
test: portal_build := bundle
test: $(if $(has_portal),$(wwwroot)/index.html) ## Set up what tests need, then run all tests on both databases
	scripts/setup-tests
	CONFIGURATION=$(CONFIGURATION) scripts/test $(PROJECTS)

.PHONY: lint
lint: $(if $(has_portal),portal/node_modules/.package-lock.json) ## Check format and style, change nothing
	dotnet format Payg.slnx --verify-no-changes
	$(if $(has_portal),npm --prefix portal run lint)

.PHONY: format
format: $(if $(has_portal),portal/node_modules/.package-lock.json) ## Bring everything into the house's format
	dotnet format Payg.slnx
	$(if $(has_portal),npm --prefix portal run format)

.PHONY: crash
crash: ## Kill the service KILLS=200 times on each database, and its database too; SEED repeats a run
	scripts/setup-tests
	dotnet build tests/Payg.Crash.Tests -c $(CONFIGURATION)
	PAYG_CRASH_KILLS=$(or $(KILLS),200) PAYG_CRASH_SEED=$(SEED) \
	  tests/Payg.Crash.Tests/bin/$(CONFIGURATION)/net10.0/Payg.Crash.Tests -noLogo -longRunning 600 -showLiveOutput $(ARGS)

.PHONY: mutate
mutate: ## Change the code in small ways and see which changes no test notices (PARTS='core admit' for some)
	scripts/mutate $(PARTS)

.PHONY: bench
bench: ## Run the benchmarks (ARGS='--filter *Journal*' for some)
	dotnet run -c Release --project bench/Payg.Benchmarks -- $(ARGS)

.PHONY: load
load: ## Put load on the whole service and print ratios (ARGS for its options)
	dotnet run -c Release --project bench/Payg.Load -- $(ARGS)

scale_sizes := 10000,100000
.PHONY: scale
scale: ## Measure the service on large databases (CUSTOMERS=10000,100000 MONTHS=12 DATABASE=sqlite|postgres)
	dotnet run -c Release --project bench/Payg.Load -- --scenario scale \
	  --customers $(or $(CUSTOMERS),$(scale_sizes)) --months $(or $(MONTHS),12) \
	  --targets $(or $(DATABASE),sqlite)

.PHONY: verify-ledger
verify-ledger: publish ## Compute every stored cost and total once more and report what differs
	$(service)/payg verify

.PHONY: migration
migration: ## Add a migration for both databases: make migration NAME=AddInvoices
	@[ -n "$(NAME)" ] || { echo "usage: make migration NAME=AddInvoices" >&2; exit 2; }
	scripts/add-migration $(NAME)

.PHONY: pack
pack: ## Make the NuGet packages and their list of parts (SBOM) in artifacts/packages
	scripts/pack artifacts/packages

.PHONY: docs
docs: ## Write what is made from the code: docs/settings.md, the table in docs/metering.md, the Postman collection
	scripts/make-postman
	dotnet build tests/Payg.Clients.Tests -c $(CONFIGURATION)
	PAYG_WRITE_DOCS=1 tests/Payg.Clients.Tests/bin/$(CONFIGURATION)/net10.0/Payg.Clients.Tests -noLogo \
	  -class '*.SettingsReferenceTests'
	dotnet build tests/Payg.Service.Tests -c $(CONFIGURATION)
	PAYG_WRITE_DOCS=1 tests/Payg.Service.Tests/bin/$(CONFIGURATION)/net10.0/Payg.Service.Tests -noLogo \
	  -class '*.MatrixTests'

.PHONY: image
image: ## Build the container image payg:local (VERSION=1.2.3 is written into it)
	docker build -f deploy/Dockerfile --target service --build-arg VERSION=$(or $(VERSION),0.0.0) -t payg:local .

.PHONY: reproducible
reproducible: ## Build the packages in two folders and compare them byte by byte
	scripts/check-reproducible

.PHONY: publish
publish: $(if $(has_portal),$(wwwroot)/index.html) ## Build the service and its portal for use into artifacts/service
	dotnet publish src/Payg.Service -c $(CONFIGURATION) -o $(service) $(if $(CI),-p:RestoreLockedMode=true)

portal/node_modules/.package-lock.json: portal/package-lock.json
	npm ci --prefix portal --no-audit --no-fund
	@touch $@

$(wwwroot)/index.html: portal/node_modules/.package-lock.json $(portal_sources)
	npm --prefix portal run $(portal_build) -- --outDir $(CURDIR)/$(wwwroot) --emptyOutDir
	@touch $@
