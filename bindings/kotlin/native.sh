#!/bin/sh
# Builds the native library for this machine and puts it where JNA looks for it on the class path.
#   native.sh debug|release <resources folder>
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
profile=$1
resources=$2

case $(uname -s) in
    Linux) system=linux file=libplacet_ffi.so ;;
    Darwin) system=darwin file=libplacet_ffi.dylib ;;
    *) echo "native.sh knows Linux and macOS; elsewhere run: cargo build --release -p placet-ffi" >&2; exit 1 ;;
esac
case $(uname -m) in
    x86_64 | amd64) machine=x86-64 ;;
    aarch64 | arm64) machine=aarch64 ;;
    *) echo "native.sh does not know the machine $(uname -m)" >&2; exit 1 ;;
esac
case $profile in
    debug) (cd "$root" && cargo build --quiet -p placet-ffi) ;;
    release) "$root/tools/shipped.sh" cdylib >/dev/null ;;
    *) echo "the profile is debug or release, not $profile" >&2; exit 2 ;;
esac

built=${CARGO_TARGET_DIR:-$root/target}/$profile/$file
mkdir -p "$resources/$system-$machine"
cmp -s "$built" "$resources/$system-$machine/$file" || cp "$built" "$resources/$system-$machine/$file"
