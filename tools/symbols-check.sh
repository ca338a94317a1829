#!/usr/bin/env bash
# Fails when a native library shows more than its border: UniFFI's names and those of bindings/ffi/src/cell.rs. A name of
# SQLite's would clash with the SQLite of whoever loads it.
#   tools/symbols-check.sh [library]    left out, the debug build, which is made where it is missing
source "$(dirname "$0")/lib.sh"
cd "$root"

case $(uname -s) in Darwin) suffix=dylib flags=-gU ;; *) suffix=so flags='-D --defined-only' ;; esac
library=${1:-$target/debug/libplacet_ffi.$suffix}
[ -e "$library" ] || cargo build --quiet -p placet-ffi

# shellcheck disable=SC2086
names=$(nm $flags "$library" | awk '{ print $NF }' | sed 's/^_//; s/@.*//' | LC_ALL=C sort -u)
by_hand='placet_cell_is_kept
placet_cell_register'

more=$(grep -vE '^(uniffi|ffi)_placet_ffi_|^UNIFFI_META_' <<<"$names" || true)
[ "$more" = "$by_hand" ] || {
    diff <(echo "$by_hand") <(echo "$more") >&2 || true
    die "${library#"$root"/} does not show what it is to show"
}
say "$(wc -l <<<"$names" | tr -d ' ') symbols, none but the border's"
