#!/usr/bin/env bash
# Builds what the demo needs and runs it: a day of 可可星球 on the JVM, from the first launch to a withdrawal that a
# second process sees; or a walk through another of the five policies. A second run builds nothing. The store is made anew
# in target/<policy>-jvm, or in the folder that is given:
#   [POLICY=coco|huajian|keke|mymusic|onemusic] tools/demo.sh [folder]
source "$(dirname "$0")/lib.sh"

policy=${POLICY:-keke}
case $policy in
    keke) program=(dev.placet.demo.keke.KekeConsole) ;;
    coco | huajian | mymusic | onemusic) program=(dev.placet.demo.walk.WalkConsole "$policy") ;;
    *) die "there is no policy $policy: POLICY is coco, huajian, keke, mymusic or onemusic" ;;
esac

app=$root/android-demo/target/keke-console.jar

demo_hash() {
    hash_of Cargo.toml Cargo.lock rust-toolchain.toml core/Cargo.toml core/src core/migrations \
        bindings/ffi bindings/kotlin android-demo
}

now=$(demo_hash)
if ! [ -f "$app" ] || ! stamped demo "$now"; then
    "$root/tools/setup.sh" demo
    say "demo: building the engine (SQLite is compiled once, about 40 s)"
    (cd "$root" && cargo build --quiet -p placet-ffi)
    say "demo: building the Kotlin library and the demo (log: target/demo-maven.log)"
    maven_build "$root/target/demo-maven.log" -Dmaven.test.skip=true -pl ../../android-demo -am package
    stamp demo "$now"
fi
if [ $# -eq 0 ]; then
    set -- "$root/target/$policy-jvm"
    rm -rf "$1"
fi
exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$app" "${program[@]}" "$@"
