#!/usr/bin/env bash
# Builds the shared library as it is shipped, and fails when it is larger than docs/performance.md says or shows more than
# its border. Takes minutes: it is optimized as a whole.
#   tools/size.sh                       the limit in bytes
#   tools/size.sh --against-untrimmed   also builds it as Rust and rusqlite give it untold, and holds the two to their ratio
source "$(dirname "$0")/lib.sh"
cd "$root"

# The most it may have, in bytes, on Linux for x86-64; and of a hundred bytes untrimmed.
limit=3600000
of_hundred=75

case ${1:-} in '' | --against-untrimmed) ;; *) die "usage: tools/size.sh [--against-untrimmed]" ;; esac

bytes_of() { wc -c <"$1" | tr -d ' '; }

# For speed, in several units that are optimized each by itself, sums unchecked, SQLite with all that rusqlite bundles; without
# names, as is the library that is shipped.
untrimmed() {
    export CARGO_TARGET_DIR=$target/untrimmed LIBSQLITE3_FLAGS='' CFLAGS='' CARGO_PROFILE_RELEASE_OPT_LEVEL=3 \
        CARGO_PROFILE_RELEASE_LTO=false CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OVERFLOW_CHECKS=false
    # A package's own level has no variable.
    cargo --config 'profile.release.package.libsqlite3-sys.opt-level=3' \
        rustc --quiet --release -p placet-ffi --lib --crate-type cdylib >&2
    bytes_of "$CARGO_TARGET_DIR/release/${1##*/}"
}

library=$(tools/shipped.sh cdylib)
bytes=$(bytes_of "$library")
say "${library#"$root"/}: $bytes bytes"
tools/symbols-check.sh "$library"
failed=
if [ -n "${1:-}" ]; then
    whole=$(untrimmed "$library")
    say "untrimmed: $whole bytes; shipped, of a hundred of them: $((bytes * 100 / whole))"
    [ $((bytes * 100)) -le $((whole * of_hundred)) ] || failed="at most $of_hundred of a hundred bytes untrimmed are allowed"
fi
[ "$(uname -sm)" != "Linux x86_64" ] || [ "$bytes" -le "$limit" ] || failed="at most $limit bytes are allowed"
[ -z "$failed" ] || die "$failed"
