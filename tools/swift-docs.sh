#!/usr/bin/env bash
# Makes the documentation of the Swift modules in .build/docs from what was built, and fails where a link leads nowhere.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$root"

swift=$(tools/swift-toolchain.sh)
docc=$(dirname "$swift")/docc
[ -x "$docc" ] || docc="xcrun docc"
if [ -z "${PKG_CONFIG_PATH:-}" ]; then PKG_CONFIG_PATH=$(tools/swift-native.sh); fi
export PKG_CONFIG_PATH PLACET_SWIFT_BIND=${PLACET_SWIFT_BIND:-$PKG_CONFIG_PATH}

"$swift" package dump-symbol-graph --minimum-access-level public >/dev/null
graphs=$(find .build -type d -name symbolgraph | head -n 1)
for module in Placet PlacetTesting; do
    work=.build/docs/$module
    rm -rf "$work"
    mkdir -p "$work/graph" "$work/$module.docc"
    cp "$graphs/$module.symbols.json" "$work/graph/"
    $docc convert "$work/$module.docc" --fallback-display-name "$module" --fallback-bundle-identifier "dev.placet.$module" \
        --additional-symbol-graph-dir "$work/graph" --output-path "$work/$module.doccarchive" --warnings-as-errors
    echo "swift-docs: $module: every link leads somewhere"
done
