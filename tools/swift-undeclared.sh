#!/usr/bin/env bash
# Shows that what a manifest does not declare does not compile: each file of bindings/swift/Tests/Compile names in its first
# line the error that the compiler must give, or `none`. Then, that generated names compile where ids are keywords.
# Builds the package first where that is needed.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$root"

swift=$(tools/swift-toolchain.sh)
if [ -z "${PKG_CONFIG_PATH:-}" ]; then PKG_CONFIG_PATH=$(tools/swift-native.sh); fi
export PKG_CONFIG_PATH PLACET_SWIFT_BIND=${PLACET_SWIFT_BIND:-$PKG_CONFIG_PATH}
"$swift" build --quiet --product Placet >&2 || "$swift" build --target Placet >&2
built=$("$swift" build --show-bin-path)
modules=$built
[ ! -d "$built/Modules" ] || modules=$built/Modules
compiler=$(dirname "$swift")/swiftc

typecheck() {
    "$compiler" -typecheck -swift-version 6 -I "$modules" -I bindings/swift/Sources/CPlacet/include "$@" 2>&1
}

app=ios-demo/Sources/KekeConsole/App.swift
checked=0
for file in bindings/swift/Tests/Compile/*.swift; do
    expected=$(sed -n '1s|^// error: ||p' "$file")
    [ -n "$expected" ] || { echo "swift-undeclared: $file names no error" >&2; exit 1; }
    status=0
    said=$(typecheck "$app" "$file") || status=$?
    errors=$(grep -F ': error: ' <<<"$said" | sed 's/.*: error: //' | sort -u || true)
    [ "$expected" != none ] || expected=
    if [ "$errors" != "$expected" ] || { [ -z "$expected" ] && [ "$status" -ne 0 ]; }; then
        printf 'swift-undeclared: %s: expected %s, the compiler said\n%s\n' "$file" "${expected:-no error}" "$said" >&2
        exit 1
    fi
    echo "swift-undeclared: ${file##*/}: ${expected:-compiles}"
    checked=$((checked + 1))
done
[ "$checked" -ge 3 ] || { echo "swift-undeclared: only $checked files were checked" >&2; exit 1; }

keywords=cli/tests/codegen/App.swift
typecheck -warnings-as-errors -parse-as-library "$keywords"
"$swift" format lint --strict --configuration bindings/swift/.swift-format "$keywords"
echo "swift-undeclared: $keywords: compiles"
