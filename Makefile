# The commands of a fresh clone; README.md says what each is for.

.PHONY: help setup synth test verify verify-full bench format clean

help: ## lists the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

setup: ## installs what the machine lacks; a second call returns at once
	@bin/setup

# cdk8s-cli empties its output folder before it runs us, so it gets one of its own, swapped in when all went well.
synth: setup ## writes the YAML of every system and environment into dist/
	@rm -rf target/synth && mkdir -p target/synth
	@npx --no-install cdk8s synth --check-upgrade=false --output target/synth/dist
	@if [ -d dist ]; then mv dist target/synth/before; fi
	@mv target/synth/dist dist && rm -rf target/synth

test: setup ## every test that needs no cluster: the one gate
	@mvn -B -ntp test

verify: test ## make test and the deep checks: real servers, a real API server, outside linters
	@src/it/verify

verify-full: test ## the same with the wide sweeps
	@src/it/verify --full

bench: setup ## measures synthesis against its peers
	@bench/run

format: ## formats the sources
	@mvn -q -B spotless:apply

clean: ## removes what was built
	@rm -rf target
