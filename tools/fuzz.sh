#!/usr/bin/env bash
# Bytes that a fuzzer makes, in the place of everything that Placet reads: each target of tools/fuzz for some seconds, one
# after the other. Prints one table and fails where a target did. What was found grows in target/fuzz and is never
# committed by itself: the committed corpus is chosen, and `make test` runs the same targets over it.
#   tools/fuzz.sh [seconds, 60] [target…]
# Needs a nightly compiler (`rustup toolchain install nightly`) and `cargo install cargo-fuzz --locked`.
source "$(dirname "$0")/lib.sh"
cd "$root"

seconds=${1:-60}
[ $# -eq 0 ] || shift
[[ $seconds =~ ^[1-9][0-9]*$ ]] || die "usage: tools/fuzz.sh [seconds] [target…]"
have cargo-fuzz || die "fuzz: cargo-fuzz is missing: cargo install cargo-fuzz --locked"
cargo +nightly --version >/dev/null 2>&1 || die "fuzz: a nightly compiler is missing: rustup toolchain install nightly"

out=$target/fuzz
options=(--fuzz-dir tools/fuzz --target-dir "$out/build" --release)
if [ $# -gt 0 ]; then targets=("$@"); else mapfile -t targets < <(cargo +nightly fuzz list --fuzz-dir tools/fuzz); fi

say "fuzz: building"
cargo +nightly --quiet fuzz build "${options[@]}" >"$target/fuzz-build.log" 2>&1 || die "fuzz: it does not build: ${target#"$root"/}/fuzz-build.log"

count() { find "$1" -type f | wc -l | tr -d ' '; }

failed=0
printf '%-10s %10s %8s %8s\n' target runs corpus crashes
for name in "${targets[@]}"; do
    committed=tools/fuzz/corpus/$name
    [ -d "$committed" ] || die "fuzz: there is no target $name"
    mkdir -p "$out/corpus/$name" "$out/crashes/$name"
    before=$(count "$out/crashes/$name")
    ended=0
    cargo +nightly fuzz run "${options[@]}" "$name" "$out/corpus/$name" "$committed" -- \
        -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -max_len=32768 -print_final_stats=1 \
        -dict="tools/fuzz/words.dict" -artifact_prefix="$out/crashes/$name/" >"$out/$name.log" 2>&1 || ended=$?
    crashes=$(($(count "$out/crashes/$name") - before))
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$out/$name.log" | tail -n 1)
    printf '%-10s %10s %8s %8s\n' "$name" "${runs:-?}" "$(($(count "$out/corpus/$name") + $(count "$committed")))" "$crashes"
    [ "$ended" -eq 0 ] && [ "$crashes" -eq 0 ] || failed=1
done
[ "$failed" -eq 0 ] || die "fuzz: something was found: ${out#"$root"/}/<target>.log says what, and crashes/<target>/ has the bytes"
