#!/usr/bin/env bash
# Measures Placet against floors, each in the same run, and prints one table of ratios.
#   tools/bench.sh [--check]    --check ends with an error where a goal is missed
# PLACET_BENCH_ENTRIES says how many entries a large ledger has: a million, unless it does.
# shellcheck source=tools/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

cd "$root"
cargo build --quiet --release -p placet-bench
# Beside what was built: a disk and not a memory file system, which would sync for nothing.
mkdir -p "$target/bench"
cd "$target/bench"
"$target/release/placet-bench" "$@"
