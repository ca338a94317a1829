#!/usr/bin/env bash
# Fails when the committed Kotlin and Swift are not what bindings/ffi gives. Building the generator takes minutes, so
# nothing is done where nothing changed since the last success on this machine; on a fresh clone it always runs.
source "$(dirname "$0")/lib.sh"

inputs() {
    hash_of Cargo.toml Cargo.lock rust-toolchain.toml core/Cargo.toml core/src bindings/ffi bindings/bindgen \
        bindings/kotlin/placet/src/generated bindings/swift/Sources/CPlacet bindings/swift/Sources/PlacetFFI \
        tools/bindings.sh
}

now=$(inputs)
if stamped bindings "$now"; then
    say "the generated bindings are current: nothing they are made from has changed since they were last checked"
    exit 0
fi
"$root/tools/bindings.sh" check
stamp bindings "$now"
