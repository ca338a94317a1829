#!/usr/bin/env bash
# Compiles the Kotlin and Swift of README.md and docs/getting-started.md against the libraries, the test kits and the
# demo's generated names, as they were built before: bindings/kotlin and android-demo by Maven, the Swift package by
# tools/swift-test.sh. The blocks of a page are one program, in their order.
#   tools/readme-samples.sh [kotlin|swift]
source "$(dirname "$0")/lib.sh"
cd "$root"

place=$root/target/readme
pages=(README.md docs/getting-started.md)
rm -rf "$place"
mkdir -p "$place/kotlin" "$place/swift"

# All fenced blocks of a language on a page, their imports apart from the rest. Every app's names are the demo's here.
samples() { awk -v fence="\`\`\`$1" '$0 == fence { code = 1; next } /^```/ { code = 0 } code' "$2"; }
imports_of() { samples "$1" "$2" | grep -E '^import ' | sed 's/com\.example\.room\.App/dev.placet.demo.keke.App/' || true; }
body_of() { samples "$1" "$2" | grep -vE '^import ' | sed 's/^/    /'; }

# A page's name as the name of a file: docs/getting-started.md is GettingStarted.
name_of() { basename "$1" .md | tr '[:upper:]' '[:lower:]' | awk -F- '{ for (i = 1; i <= NF; i++) printf "%s%s", toupper(substr($i, 1, 1)), substr($i, 2) }'; }

# What each page takes as given, beside the folder and the microphone.
given_kotlin() {
    case $1 in
        README.md) say 'permissions: SystemPermissions, show: (Reason, Remedy) -> Unit' ;;
        *) say 'dialogs: Dialogs, secrets: Secrets, account: String, answeredAt: java.time.Instant, show: (Reason, Remedy) -> Unit, log: (String) -> Unit, openRoom: (Placet) -> Unit' ;;
    esac
}
given_swift() {
    case $1 in
        README.md) say 'permissions: any SystemPermissions, show: (Reason, Remedy) -> Void' ;;
        *) say 'dialogs: any Dialogs, secrets: any Secrets, account: String, answeredAt: Date, show: (Reason, Remedy) -> Void, log: (String) -> Void, openRoom: (Placet) async throws -> Void' ;;
    esac
}

kotlin() {
    local page name
    cat >"$place/kotlin/Given.kt" <<'CODE'
interface Microphone {
    fun start()

    fun stop()
}

interface Dialogs {
    fun agrees(): Boolean

    fun ask(usage: String, system: Boolean, answered: (dev.placet.PermissionState) -> Unit)
}

interface Secrets {
    fun key(): ByteArray

    fun formerKey(): ByteArray

    fun device(): ByteArray
}
CODE
    for page in "${pages[@]}"; do
        name=$(name_of "$page")
        {
            imports_of kotlin "$page"
            printf '\nsuspend fun sample%s(directory: java.nio.file.Path, microphone: Microphone, %s) {\n' "$name" "$(given_kotlin "$page")"
            body_of kotlin "$page"
            say '}'
        } >"$place/kotlin/$name.kt"
    done
    mvn -q -B -Dstyle.color=never -f tools/readme-samples.xml compile
    for page in "${pages[@]}"; do say "Kotlin of $page: $(samples kotlin "$page" | grep -c .) lines compile"; done
}

swift() {
    local swift modules page name
    cat >"$place/swift/Given.swift" <<'CODE'
import Foundation
import Placet

protocol Microphone: Sendable {
    func start()
    func stop()
}

protocol Dialogs: Sendable {
    func agrees() async -> Bool
    func ask(_ usage: String, _ system: Bool) async -> PermissionState
}

protocol Secrets: Sendable {
    func key() -> Data
    func formerKey() -> Data
    func device() -> Data
}
CODE
    for page in "${pages[@]}"; do
        name=$(name_of "$page")
        {
            say 'import Foundation'
            imports_of swift "$page"
            printf '\nfunc sample%s(directory: URL, microphone: any Microphone, %s) async throws {\n' "$name" "$(given_swift "$page")"
            body_of swift "$page"
            say '}'
        } >"$place/swift/$name.swift"
    done
    swift=$(tools/swift-toolchain.sh)
    PKG_CONFIG_PATH=$(tools/swift-native.sh)
    export PKG_CONFIG_PATH PLACET_SWIFT_BIND=$PKG_CONFIG_PATH
    modules=$("$swift" build --show-bin-path)
    [ ! -d "$modules/Modules" ] || modules=$modules/Modules
    [ -e "$modules/PlacetTesting.swiftmodule" ] || die "the Swift package is not built: tools/swift-test.sh"
    "$(dirname "$swift")/swiftc" -typecheck -warnings-as-errors -swift-version 6 -parse-as-library -I "$modules" \
        -I bindings/swift/Sources/CPlacet/include ios-demo/Sources/KekeConsole/App.swift "$place"/swift/*.swift
    for page in "${pages[@]}"; do say "Swift of $page: $(samples swift "$page" | grep -c .) lines compile"; done
}

case ${1:-all} in
    kotlin | swift) "$1" ;;
    all)
        kotlin
        swift
        ;;
    *) die "usage: tools/readme-samples.sh [kotlin|swift]" ;;
esac
