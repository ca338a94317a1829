#!/usr/bin/env bash
# The orders in which threads see an answer that is kept, gone through by loom: the models of core/src/engine/cells/models.rs
# over the code that is shipped, with loom's atomics in the place of the standard library's (docs/testing.md#loom). Prints how
# many orders each model had. The stable Rust that everything is built with is enough.
source "$(dirname "$0")/lib.sh"
cd "$root"

# Everything is compiled anew with this switch, so into a folder of its own; loom for speed, as it does the work.
export RUSTFLAGS="${RUSTFLAGS:-} --cfg loom"
fast=()
for crate in loom generator; do fast+=(--config "profile.dev.package.$crate.opt-level=3"); done
mkdir -p "$target"
cargo "${fast[@]}" test --quiet --target-dir "$target/loom" -p placet --lib --no-default-features --features store \
    -- --nocapture engine::cells::models | tee "$target/loom.log"
grep -q ' orders ' "$target/loom.log" || die "loom: no model ran"
