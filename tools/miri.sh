#!/usr/bin/env bash
# The parts with unsafe code, and the words that processes and threads share, interpreted by Miri: it finds memory that is
# used wrongly, races, and pointers made of nothing. Miri runs no foreign code and maps no file, so what needs SQLite or a
# shared file is not here (docs/testing.md#miri).
# Needs nightly Rust: `rustup toolchain install nightly --component miri --component rust-src`.
source "$(dirname "$0")/lib.sh"
cd "$root"

cargo +nightly miri --version >/dev/null 2>&1 ||
    die "miri: it is missing: rustup toolchain install nightly --component miri --component rust-src"
# Calls of the kernel without a C library in between are assembly, which Miri does not run; through one it knows them.
export RUSTFLAGS="${RUSTFLAGS:-} --cfg rustix_use_libc"
export MIRIFLAGS="${MIRIFLAGS:-} -Zmiri-disable-isolation"
miri() { cargo +nightly miri test --quiet --target-dir "$target/miri" "$@"; }

say "miri: the mapping, the epoch and its word, cells"
miri -p placet --lib -- store::mapping store::word store::epoch engine::cells::tests::a_cell_stands engine::cells::tests::whoever
say "miri: what another language calls by an address"
miri -p placet-ffi --test cell -- no_address java_finds
