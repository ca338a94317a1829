#!/usr/bin/env bash
# Removes everything that was built in this folder. What was downloaded for other projects too stays: Cargo's and
# Maven's caches, and the Swift of tools/swift-toolchain.sh (`tools/swift-toolchain.sh --remove`).
source "$(dirname "$0")/lib.sh"
cd "$root"

cargo clean --quiet
rm -rf target .build bindings/kotlin/target bindings/kotlin/*/target android-demo/target android-demo/*/target ios-demo/.build
say "clean"
