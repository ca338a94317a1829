#!/usr/bin/env bash
# Compiles the Kotlin and the Swift sample of the README against the libraries and the demo's generated names, as they
# were built before: bindings/kotlin and android-demo by Maven, the Swift package by tools/swift-test.sh.
#   tools/readme-samples.sh [kotlin|swift]
source "$(dirname "$0")/lib.sh"
cd "$root"

place=$root/target/readme
rm -rf "$place"
mkdir -p "$place/kotlin" "$place/swift"

# The first fenced block of a language, its imports apart from the rest.
sample() { awk -v fence="\`\`\`$1" '$0 == fence { code = 1; next } /^```/ && code { exit } code' README.md; }
imports_of() { sample "$1" | grep -E '^import ' || true; }
body_of() { sample "$1" | grep -vE '^import ' | sed 's/^/    /'; }

kotlin() {
    {
        imports_of kotlin
        printf '%s\n' '' 'interface Microphone {' '    fun start()' '' '    fun stop()' '}' '' \
            'suspend fun sample(directory: java.nio.file.Path, microphone: Microphone, show: (Reason, Remedy) -> Unit) {'
        body_of kotlin
        say '}'
    } >"$place/kotlin/Sample.kt"
    mvn -q -B -Dstyle.color=never -f tools/readme-samples.xml compile
    say "Kotlin: $(sample kotlin | grep -c .) lines compile"
}

swift() {
    local swift modules
    {
        say 'import Foundation'
        imports_of swift
        printf '%s\n' '' 'protocol Microphone: Sendable {' '    func start()' '    func stop()' '}' '' \
            'func sample(directory: URL, microphone: any Microphone, show: (Reason, Remedy) -> Void) async throws {'
        body_of swift
        say '}'
    } >"$place/swift/Sample.swift"
    swift=$(tools/swift-toolchain.sh)
    PKG_CONFIG_PATH=$(tools/swift-native.sh)
    export PKG_CONFIG_PATH PLACET_SWIFT_BIND=$PKG_CONFIG_PATH
    modules=$("$swift" build --show-bin-path)
    [ ! -d "$modules/Modules" ] || modules=$modules/Modules
    [ -e "$modules/Placet.swiftmodule" ] || die "the Swift package is not built: tools/swift-test.sh"
    "$(dirname "$swift")/swiftc" -typecheck -warnings-as-errors -swift-version 6 -parse-as-library -I "$modules" \
        -I bindings/swift/Sources/CPlacet/include ios-demo/Sources/KekeConsole/App.swift "$place/swift/Sample.swift"
    say "Swift: $(sample swift | grep -c .) lines compile"
}

case ${1:-all} in
    kotlin | swift) "$1" ;;
    all)
        kotlin
        swift
        ;;
    *) die "usage: tools/readme-samples.sh [kotlin|swift]" ;;
esac
