#!/usr/bin/env bash
# Builds the native library for this machine and lays it out for SwiftPM.
#   export PKG_CONFIG_PATH=$(tools/swift-native.sh)     # prints a folder with placet.pc
# The folder's name carries the library's hash: SwiftPM links again when a path changes, never when only the archive behind
# it did. The archive lies alone in it, because a linker that finds a shared library beside it takes that one.
# CARGO_TARGET_DIR is honored. PLACET_PROFILE=release builds for release.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd -P)
target=${CARGO_TARGET_DIR:-$root/target}
profile=${PLACET_PROFILE:-dev}
case $profile in dev) built=debug ;; *) built=$profile ;; esac

command -v cargo >/dev/null || { echo "swift-native: there is no cargo on PATH: install Rust (rustup.rs)" >&2; exit 3; }
case $profile in
    release) "$root/tools/shipped.sh" staticlib >&2 ;;
    *) (cd "$root" && cargo build --quiet --profile "$profile" -p placet-ffi) >&2 ;;
esac
archive=$target/$built/libplacet_ffi.a

if command -v sha256sum >/dev/null; then sum=$(sha256sum "$archive"); else sum=$(shasum -a 256 "$archive"); fi
place=$target/swift/$profile-${sum:0:16}
if [ ! -e "$place/placet.pc" ]; then
    mkdir -p "$target/swift"
    rm -rf "$target/swift/$profile-"*
    mkdir "$place"
    cp "$archive" "$place/libplacet_ffi.a"
    version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/Cargo.toml" | head -n1)
    cat >"$place/placet.pc.new" <<PC
libdir=$place
Name: placet
Description: The engine of Placet
Version: $version
Libs: -L\${libdir} -lplacet_ffi -lm
PC
    mv "$place/placet.pc.new" "$place/placet.pc"
fi
echo "$place"
