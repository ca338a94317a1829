#!/usr/bin/env bash
# Builds and tests the Swift package on this machine: format, build, tests, and what must not compile.
#   tools/swift-test.sh [arguments for `swift test`]
# PLACET_TRANSCRIPT names a file for the answers of the shared stories. Safe to repeat; fails where there is no Swift 6.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$root"

swift=$(tools/swift-toolchain.sh) || { echo "swift-test: no Swift 6 on this machine, so nothing was tested" >&2; exit 3; }
PKG_CONFIG_PATH=$(tools/swift-native.sh)
export PKG_CONFIG_PATH
# The wrapper of a Swift that lives in a chroot sees the work tree and what is named here.
transcript=${PLACET_TRANSCRIPT:-}
if [ -n "$transcript" ]; then
    mkdir -p "$(dirname "$transcript")"
    transcript=$(cd "$(dirname "$transcript")" && pwd -P)/$(basename "$transcript")
    export PLACET_TRANSCRIPT=$transcript
fi
export PLACET_SWIFT_BIND="$PKG_CONFIG_PATH${transcript:+:$(dirname "$transcript")}${PLACET_SWIFT_BIND:+:$PLACET_SWIFT_BIND}"

"$swift" format lint --strict --configuration bindings/swift/.swift-format --recursive Package.swift bindings/swift ios-demo
echo "swift-test: the format is right"

# Warnings are listed only when a file is compiled, so they are looked for wherever something was.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
"$swift" build --build-tests 2>&1 | tee "$log"
if grep -E '(^|/)(bindings/swift|ios-demo)/.*: warning:' "$log"; then
    echo "swift-test: the compiler warns" >&2
    exit 1
fi

"$swift" test --skip-build "$@"
tools/swift-undeclared.sh
tools/swift-docs.sh
