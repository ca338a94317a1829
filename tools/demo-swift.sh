#!/usr/bin/env bash
# Builds the demo in Swift and runs it: the same day of 可可星球 as `make demo`, on the console.
source "$(dirname "$0")/lib.sh"
cd "$root"

folder=$root/target/keke-swift

"$root/tools/setup.sh" swift
swift=$(tools/swift-toolchain.sh)
say "demo-swift: building (SQLite is compiled once, about 40 s)"
PKG_CONFIG_PATH=$(tools/swift-native.sh)
export PKG_CONFIG_PATH PLACET_SWIFT_BIND=$PKG_CONFIG_PATH
"$swift" build --quiet --product keke-console
rm -rf "$folder"
mkdir -p "$folder"
exec "$swift" run --skip-build --quiet keke-console "$folder"
