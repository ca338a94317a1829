#!/usr/bin/env bash
# Checks what Rust pulls in against deny.toml: licenses, where it comes from, what is banned, what comes twice.
#   tools/audit.sh               licenses, bans, sources
#   tools/audit.sh advisories    known vulnerabilities too; fetches the advisory database from its Git repository
source "$(dirname "$0")/lib.sh"
cd "$root"

if ! cargo deny --version >/dev/null 2>&1; then
    say "audit: installing cargo-deny, which takes a few minutes"
    cargo install cargo-deny --locked --quiet || die "audit: cargo-deny could not be installed: cargo install cargo-deny --locked"
fi
case ${1:-} in
    '') cargo deny --all-features check licenses bans sources ;;
    advisories) cargo deny --all-features check ;;
    *) die "usage: tools/audit.sh [advisories]" ;;
esac
