# What is done with this repository. `make` or `make help` lists it.
# The work is in tools/; each script says at its top what it does and can be run by itself.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup test torture fuzz loom miri mutants bench bench-check size demo demo-swift audit bindings bindings-check fmt lint clean

help: ## lists these commands
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## installs what is missing, and says what it does; safe to repeat
	@tools/setup.sh

test: ## everything: format, lints, tests in Rust, Kotlin, Java and Swift, equal transcripts, demos, docs
	@tools/test.sh

torture: ## the store's proofs at full length: failing disks, power cuts, damage, killed processes; prints a table of counts
	@tools/torture.sh

fuzz: ## bytes that a fuzzer makes, in the place of everything that is read; SECONDS=60 for each target; needs nightly Rust
	@tools/fuzz.sh $(or $(SECONDS),60)

loom: ## the orders in which threads see an answer that is kept, by loom's models over the code that is shipped
	@tools/loom.sh

miri: ## the parts with unsafe code and the words that processes share, under Miri; needs nightly Rust
	@tools/miri.sh

mutants: ## every change of the core's rules and store that cargo-mutants knows, and which no test notices; FOLDER=policy: of one
	@tools/mutants.sh $(FOLDER)

bench: ## speed against floors of the same run, as ratios; minutes
	@tools/bench.sh

bench-check: ## the same, and an error where a goal of docs/performance.md is missed
	@tools/bench.sh --check

size: ## the library as it is shipped: fails when too large or open; PARTS=1: what has how much of it; UNTRIMMED=1: beside it untrimmed; minutes
	@$(if $(PARTS),tools/size-parts.sh,tools/size.sh $(if $(UNTRIMMED),--against-untrimmed))

demo: ## a day of 可可星球 on the JVM, with a withdrawal seen by a second process; POLICY=coco, huajian, mymusic or onemusic: another
	@POLICY='$(POLICY)' tools/demo.sh

demo-swift: ## the same day in Swift
	@tools/demo-swift.sh

audit: ## licenses, sources, advisories and duplicates of what Rust pulls in
	@tools/audit.sh

bindings: ## writes the generated Kotlin and Swift anew, after a change in bindings/ffi
	@tools/bindings.sh generate

bindings-check: ## fails when the committed bindings are not what bindings/ffi gives
	@tools/bindings-check.sh

fmt: ## formats Rust, Kotlin and Swift
	@tools/fmt.sh

lint: ## rustfmt, clippy, rustdoc and the docs' own checks
	@tools/lint.sh

clean: ## removes everything that was built
	@tools/clean.sh
