#!/bin/sh
# Links the library as it is shipped: as the compiler asks for it, but without what UniFFI says of itself in it. That is for
# generating the bindings, which is done from the debug build (tools/bindings.sh); the checksums by which an app finds
# bindings of another version are functions, and stay.
#   called by rustc for tools/shipped.sh; it takes what is called so for a compiler that links
set -eu

for argument in "$@"; do
    case $argument in
        # The lists of what is shown, on Linux and on macOS.
        -Wl,--version-script=*) list=${argument#*=} ;;
        -Wl,-exported_symbols_list,*) list=${argument##*,} ;;
        *) continue ;;
    esac
    grep -v UNIFFI_META_ "$list" > "$list.shown"
    mv "$list.shown" "$list"
done
exec "${CC:-cc}" "$@"
