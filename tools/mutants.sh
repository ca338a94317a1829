#!/usr/bin/env bash
# Changes the core in each way that cargo-mutants knows, and says which change no test notices. All changes are in one build,
# each behind a switch, so that it takes minutes and not days. Fails where a change is missed that tools/mutants/equivalent.tsv
# does not name with the reason why nobody could notice it.
#   tools/mutants.sh [folder or file of core/src…]     ledger, store, event, policy, manifest and calendar, unless some are named
#   PLACET_MUTANTS_TESTS="documents gate" tools/mutants.sh policy/gate.rs     by the unit tests and these test programs alone
# What was found is in target/mutants: results.jsonl has a line for each change, with the tests that caught it, or with the
# compiler's code where it does not compile.
# Needs `cargo install cargo-mutants --locked`.
source "$(dirname "$0")/lib.sh"
cd "$root"

cargo mutants --version >/dev/null 2>&1 || die "mutants: cargo-mutants is missing: cargo install cargo-mutants --locked"
[ $# -gt 0 ] || set -- ledger store event policy manifest calendar
out=$target/mutants
mkdir -p "$out"

files=()
for folder in "$@"; do
    [ -e "core/src/$folder" ] || die "mutants: there is no core/src/$folder"
    if [ -d "core/src/$folder" ]; then files+=(-f "core/src/$folder/**"); else files+=(-f "core/src/$folder"); fi
done
cargo mutants --list --json -p placet "${files[@]}" >"$out/list.json"
cargo build --quiet --release --manifest-path tools/mutants/Cargo.toml --target-dir "$out/tool"
"$out/tool/release/placet-mutants" "$root" "$out"
