#!/usr/bin/env bash
# What is checked without running anything. One check by its name, or all of them:
#   tools/lint.sh [format|clippy|domain|rustdoc|docs]
source "$(dirname "$0")/lib.sh"
cd "$root"

# tools/mutants is a workspace of its own.
mutants=(--manifest-path tools/mutants/Cargo.toml)

format() {
    cargo fmt --all --check
    cargo fmt "${mutants[@]}" --check
}

clippy() {
    cargo clippy --quiet --all-targets --features "$features" -- -D warnings
    cargo clippy --quiet --locked "${mutants[@]}" --target-dir "$target/mutants/tool" -- -D warnings
}

# The domain builds without the store, so without SQLite.
domain() { cargo check --quiet -p placet --no-default-features; }

rustdoc() { RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps --features "$features"; }

docs() { tools/docs-check.sh; }

case ${1:-all} in
    format | clippy | domain | rustdoc | docs) "$1" ;;
    all) for check in format clippy domain rustdoc docs; do "$check"; done ;;
    *) die "usage: tools/lint.sh [format|clippy|domain|rustdoc|docs]" ;;
esac
