#!/usr/bin/env bash
# Formats Rust, Kotlin and Swift; what is not installed here is named and left alone.
source "$(dirname "$0")/lib.sh"
cd "$root"

cargo fmt --all
cargo fmt --manifest-path tools/mutants/Cargo.toml
say "fmt: Rust"

if have mvn; then
    maven_build "$target/fmt-maven.log" -q com.github.gantsign.maven:ktlint-maven-plugin:format
    say "fmt: Kotlin"
else
    warn "fmt: Kotlin left alone, because there is no Maven: tools/setup.sh"
fi

if [ "$(tools/swift-toolchain.sh --status)" != absent ]; then
    swift=$(tools/swift-toolchain.sh)
    "$swift" format format --in-place --parallel --recursive --configuration bindings/swift/.swift-format \
        Package.swift bindings/swift ios-demo
    say "fmt: Swift"
else
    warn "fmt: Swift left alone, because there is none: tools/setup.sh"
fi
