#!/usr/bin/env bash
# Builds the native library as it is shipped, and prints its path. A library of one kind alone is optimized as a whole,
# which Cargo does not do for the three kinds together that tests need.
#   tools/shipped.sh cdylib|staticlib
source "$(dirname "$0")/lib.sh"

kind=${1:?cdylib or staticlib}
linker=()
[ "$kind" != cdylib ] || linker=(-- -C "linker=$root/tools/link-cc.sh")
(cd "$root" && cargo rustc --quiet --release -p placet-ffi --lib --crate-type "$kind" "${linker[@]}") >&2
case $kind in
    cdylib) case $(uname -s) in Darwin) file=libplacet_ffi.dylib ;; *) file=libplacet_ffi.so ;; esac ;;
    staticlib) file=libplacet_ffi.a ;;
    *) die "cdylib or staticlib, not $kind" ;;
esac
say "$target/release/$file"
