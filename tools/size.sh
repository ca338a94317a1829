#!/usr/bin/env bash
# Builds the shared library as it is shipped, and fails when it is larger than docs/performance.md says or shows more than
# its border. Takes minutes: it is optimized as a whole.
source "$(dirname "$0")/lib.sh"
cd "$root"

# The most it may have, in bytes, on Linux for x86-64.
limit=3400000

library=$(tools/shipped.sh cdylib)
bytes=$(wc -c <"$library" | tr -d ' ')
say "${library#"$root"/}: $bytes bytes"
[ "$(uname -sm)" != "Linux x86_64" ] || [ "$bytes" -le "$limit" ] || die "at most $limit bytes are allowed"
tools/symbols-check.sh "$library"
