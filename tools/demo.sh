#!/usr/bin/env bash
# Builds what the demo needs and runs it: a day of 可可星球 on the JVM, from the first launch to a withdrawal that a
# second process sees. A second run builds nothing. Arguments go to the demo.
source "$(dirname "$0")/lib.sh"

app=$root/android-demo/target/keke-console.jar

demo_hash() {
    hash_of Cargo.toml Cargo.lock rust-toolchain.toml core/Cargo.toml core/src core/migrations core/data \
        core/scenarios/keke/manifest.json bindings/ffi bindings/kotlin android-demo
}

now=$(demo_hash)
if ! [ -f "$app" ] || ! stamped demo "$now"; then
    "$root/tools/setup.sh" demo
    say "demo: building the engine (SQLite is compiled once, about 40 s)"
    (cd "$root" && cargo build --quiet -p placet-ffi)
    say "demo: building the Kotlin library and the demo (log: target/demo-maven.log)"
    maven_build "$root/target/demo-maven.log" -DskipTests package
    stamp demo "$now"
fi
exec java -jar "$app" "$@"
