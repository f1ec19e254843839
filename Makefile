# `make help` lists the targets. Settings: STACK, CONFIG, EXPECT_NO_CHANGES, OUT, DERIVED, FILE, IN, KIND, SERVICE, GB_PER_DAY,
# PRICE, SINCE, TOP, ROLE, WHAT, DAYS, SEED, START, ORDERS_PER_DAY, INCIDENT, AT, DATA, RULE, FROM, TO, SEEDS, LIMIT,
# PROGRAM, JSON.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-builtin-rules
# tsx would keep its cache outside of ours
export TSX_DISABLE_CACHE := 1
.DEFAULT_GOAL := help

STACK ?= local
CONFIG ?=
OUT ?= rendered

packages := node_modules/.package-lock.json
sdk := sdks/elasticstack/bin/package.json

logging := node -r ./local/fast-start.cjs -r tsx/cjs local/cli.ts
json := $(if $(filter-out 0,$(JSON)),--json)
config := $(if $(CONFIG),--config $(CONFIG))
unchanged := $(if $(filter-out 0,$(EXPECT_NO_CHANGES)),--expect-no-changes)

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{ printf "  make %-18s %s\n", $$1, $$2 }'

.PHONY: up
up: setup ## start the embedded platform and deploy stack local to it
	@$(logging) up $(json) $(config)

.PHONY: down
down: setup ## destroy stack local and stop the embedded platform
	@$(logging) down $(json)

.PHONY: preview
preview: setup ## show what `up` would change: STACK=dev|stage|prod|local CONFIG="key=value …" EXPECT_NO_CHANGES=1
	@$(logging) preview $(STACK) $(json) $(config) $(unchanged)

.PHONY: preview-report
preview-report: setup ## write a preview as HTML and Markdown, data at risk first: STACK=prod OUT=preview-report LIMIT=65536
	@$(logging) preview-report $(STACK) $(if $(filter file,$(origin OUT)),preview-report,'$(OUT)') $(json) $(config) \
		$(if $(LIMIT),--limit '$(LIMIT)')

# Asked a question (-q), make itself ends with 1 where the command does, and not with 2 as it does for every other error.
ifeq ($(MAKECMDGOALS),policy-check)
MAKEFLAGS += --question
endif
.PHONY: policy-check
policy-check: ## check another Pulumi program by the policies: PROGRAM=folder CONFIG="key=value …"; ends with 1 on violations, 2 if it does not run
	+@MAKEFLAGS= $(MAKE) --no-print-directory setup >&2; $(logging) policy-check '$(PROGRAM)' $(json) $(config)

.PHONY: refresh
refresh: setup ## compare stack local with what really exists; fails on drift
	@$(logging) refresh $(json)

.PHONY: drift
drift: setup ## compare any stack with what really exists, write nothing; fails on drift: STACK=prod
	@$(logging) drift $(STACK) $(json)

.PHONY: env
env: setup ## print shell exports for the provisioning user, or for a role: eval "$(make -s env ROLE=log_support)"
	@$(logging) env $(if $(ROLE),--role $(ROLE)) $(json)

.PHONY: who-can
who-can: setup ## print what every role can read, write and administer, asked from the running cluster
	@$(logging) who-can $(json)

.PHONY: rotate
rotate: setup ## change a secret of stack local: WHAT=shipper|provisioner|kibana-encryption|pseudonym-key
	@$(logging) rotate "$(WHAT)" $(json)

.PHONY: render
render: setup ## write every object of a stack below OUT, with DERIVED=1 the operator's too: STACK=prod OUT=rendered
	@$(logging) render $(STACK) '$(OUT)' $(json) $(config) $(if $(filter-out 0,$(DERIVED)),--derived)

# all environments, unless one is named
.PHONY: lint-manifests
lint-manifests: setup ## lint with kube-score and checkov what runs in Kubernetes, as the real operator makes it: STACK=prod
	@$(logging) lint-manifests $(if $(filter file,$(origin STACK)),,$(STACK)) $(json) $(config)

.PHONY: images
images: setup ## print every image that a stack pulls, one a line: STACK=prod
	@$(logging) images $(STACK) $(json) $(config)

# all environments, unless one is named
.PHONY: capacity
capacity: setup ## what a volume of logs needs of each environment: GB_PER_DAY=10 PRICE=0.1 STACK=prod CONFIG="key=value …"
	@$(logging) capacity $(if $(filter file,$(origin STACK)),,$(STACK)) $(if $(GB_PER_DAY),--gb-per-day '$(GB_PER_DAY)') \
		$(if $(PRICE),--price '$(PRICE)') $(json) $(config)

.PHONY: log-economy
log-economy: setup ## which services, loggers and events fill the logs: SINCE=7d TOP=20 STACK=prod, and ES_URL … for another cluster
	@$(logging) log-economy $(STACK) $(if $(SINCE),--since '$(SINCE)') $(if $(TOP),--top '$(TOP)') $(json)

.PHONY: tools
tools: setup ## compile and fetch everything that `up` and the tests on real parts run
	@$(logging) tools $(json)

.PHONY: sdk
sdk: setup ## generate sdks/elasticstack again
	@$(logging) sdk
	@$(MAKE) --no-print-directory check-types

.PHONY: crds
crds: setup ## generate the operator's definitions again
	@$(logging) crds

.PHONY: docs
docs: setup ## write what the documents take from the code
	@$(logging) docs

.PHONY: pictures
pictures: setup ## draw what the dashboards show of synthetic traffic into docs/pictures
	@$(logging) pictures

.PHONY: lint-logs
lint-logs: setup ## check a service's log against the contract: FILE=app.log, or FILE=- for standard input
	@$(logging) lint-logs "$(FILE)" $(json)

.PHONY: replay
replay: setup ## print the events that become of raw log lines: IN="file …" KIND=container|file SERVICE=name
	@$(logging) replay $(IN) $(if $(KIND),--kind $(KIND)) $(if $(SERVICE),--service $(SERVICE))

.PHONY: traffic
traffic: setup ## write synthetic traffic: OUT=file DAYS=14 SEED=1 INCIDENT=lost-message,…|all (docs/traffic.md has the others)
	@$(logging) traffic $(if $(filter file,$(origin OUT)),,'$(OUT)') $(if $(DAYS),--days '$(DAYS)') $(if $(SEED),--seed '$(SEED)') \
		$(if $(START),--start '$(START)') $(if $(ORDERS_PER_DAY),--orders-per-day '$(ORDERS_PER_DAY)') \
		$(if $(INCIDENT),--incident '$(INCIDENT)') $(if $(AT),--at '$(AT)') $(json)

.PHONY: backtest
backtest: setup ## which alerts would have fired on events: DATA=events.ndjson RULE=A8 FROM=2026-11-02T09:00Z TO=…
	@$(logging) backtest '$(DATA)' $(if $(RULE),--rule '$(RULE)') $(if $(FROM),--from '$(FROM)') $(if $(TO),--to '$(TO)') $(json)

.PHONY: test
test: setup ## the tests that need no tools: units, program, policies
	@npx mocha 'test/**/*.test.ts'

# The platform's tests run beside the others: both wait for much, and only the former need its addresses. Those of previews and
# of other programs are with them so that both take about as long.
with_platform := $(wildcard test/integration/platform/*.test.ts test/integration/p*.test.ts)
mocha_integration := npx mocha --config test/integration/.mocharc.json

.PHONY: integration
integration: setup double-test ## the tests on real parts (half an hour once the tools are built)
	@$(MAKE) --no-print-directory --jobs=2 --keep-going integration-platform integration-parts

.PHONY: integration-platform
integration-platform: setup ## of these, the tests of the embedded platform, of previews and of other programs
	@$(mocha_integration) $(with_platform)

.PHONY: integration-parts
integration-parts: setup ## of these, the others
	@$(mocha_integration) $(with_platform:%=--ignore %) 'test/integration/**/*.test.ts'

.PHONY: integration-full
integration-full: integration ## all of these, and then the long drills
	@$(mocha_integration) 'test/drills/**/*.test.ts'

# with the flags of the double's build, so that what that compiled is used again
.PHONY: double-test
double-test:
	@cd local/tools/elastic && CGO_ENABLED=0 GOFLAGS='-trimpath -buildvcs=false' go test ./cmd/kibana-double/

.PHONY: check
check: check-types ## types, lint, format, documents (the SDK and the CRDs are compared by `make integration`)
	@npx eslint .
	@$(logging) docs --check
	@npx prettier --check --log-level warn .
	@gofmt -l local/tools | (! grep .) || { echo "error: gofmt would change these files; run gofmt -w on them"; exit 1; }

.PHONY: lint-workflows
lint-workflows: setup ## check .github/workflows with actionlint
	@$(logging) lint-workflows

.PHONY: check-types
check-types: setup
	@npx tsc

.PHONY: bench-preview
bench-preview: setup ## time previews against an empty program and terraform plan
	@$(logging) bench-preview $(json)

.PHONY: bench-collect
bench-collect: setup ## time the rendered Filebeat configuration against the same Filebeat without processors
	@$(logging) bench-collect $(json)

.PHONY: bench-storage
bench-storage: setup ## measure disk and speed of the template against Elasticsearch's default mapping
	@$(logging) bench-storage $(json)

.PHONY: bench-alerts
bench-alerts: setup ## precision and recall of every alert on synthetic traffic with labelled incidents: SEEDS=1,2,3,4,5 ORDERS_PER_DAY=300
	@$(logging) bench-alerts $(if $(SEEDS),--seeds '$(SEEDS)') $(if $(ORDERS_PER_DAY),--orders-per-day '$(ORDERS_PER_DAY)') $(json)

.PHONY: setup
setup: node $(packages) $(sdk)

.PHONY: node
node:
	@./local/node-version

$(packages): package.json package-lock.json sdks/elasticstack/package.json
	@echo "installing packages …" >&2
	@npm ci --no-fund --no-audit --loglevel=error >&2
	@touch $(packages)

# npm may be told to run no scripts of packages: then the SDK is not compiled yet
$(sdk): $(packages) $(wildcard sdks/elasticstack/*.ts sdks/elasticstack/*/*.ts)
	@cd sdks/elasticstack && PATH="$(CURDIR)/node_modules/.bin:$$PATH" node scripts/postinstall.js >&2
	@touch $(sdk)
