#!/usr/bin/env bash
# Measures Placet against floors, each in the same run, and prints tables of ratios: in Rust, on the JVM (by JMH), in Swift,
# and against engines of policies; then draws how things grow into docs/performance/.
#   tools/bench.sh [--check] [gate|elsewhere|durable|batch|open|verify|count|kotlin|swift|peers|growth…]
# --check names each goal of tools/bench/goals.tsv that is missed, and by how much, and ends with an error where there is
# one, also where what has a goal was left out; it draws nothing. Words measure that alone; `count` counts the instructions
# of a kept answer and times nothing.
# PLACET_BENCH_ENTRIES says how many entries a large ledger has: a million, unless it does, and a hundred thousand where it
# is drawn. What a missing tool leaves out is said; tools/setup.sh installs them.
# shellcheck source=tools/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# What an answer that was kept takes, in instructions: the same on a machine at rest and on one at work.
kept='Placet::allows: a kept answer'

# Instructions of a run that asks so many times.
instructions() {
    if have valgrind; then
        valgrind --tool=callgrind --callgrind-out-file=/dev/null "$bench" --ask "$1" 2>&1 |
            sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
    else
        perf stat -x , -e instructions:u "$bench" --ask "$1" 2>&1 >/dev/null | sed -n 's/^\([0-9]*\),.*instructions.*/\1/p'
    fi
}

# Counts what one more question takes, and fails where that is more than the goal.
count() {
    local few many each most
    few=$(instructions 1000)
    many=$(instructions 11000)
    if [ -z "$few" ] || [ -z "$many" ]; then
        warn "Instructions are not counted: there is no valgrind, and perf cannot count them here."
        return 0
    fi
    each=$(((many - few + 5000) / 10000))
    most=$(awk -F '\t' -v row="$kept" '$1 == "instructions" && $2 == row { print $3 }' "$root/tools/bench/goals.tsv")
    say "| instructions | $kept | $each | ≤ ${most:-?} |"
    [ -n "$most" ] && [ "$each" -le "$most" ] && return 0
    say "- instructions: $kept takes $each, at most ${most:-what goals.tsv does not say}"
    return 1
}

# wanted <word>: whether it was named, or nothing was.
wanted() { [ ${#words[@]} -eq 0 ] || [[ " ${words[*]} " == *" $1 "* ]]; }

# leave_out <what> <why>: says so; where goals are checked, what has one and was not measured is missed.
leave_out() {
    say "Left out: $1, because $2."
    say
    ! $check || ! grep -q "^$1:" "$root/tools/bench/goals.tsv" || missed=1
}

# show <file of rows>
show() { "$bench" "$out/$1" ${check_option[@]+"${check_option[@]}"} || missed=1; }

# The library as it is shipped, by JNA out of a folder; and beside it a native function that does nothing.
kotlin() {
    local built=$root/bindings/kotlin/placet-bench/target library native log=$out/kotlin.log
    have javac && have mvn || { leave_out Kotlin "there is no JDK or no Maven"; return; }
    library=$("$root/tools/shipped.sh" cdylib)
    cargo build --quiet --release -p placet-bench-native
    native=${library%/*}/$(basename "$library" | sed s/placet_ffi/placet_bench_native/)
    maven_bench "$log" || { leave_out Kotlin "Maven did not build it (${log#"$root"/})"; return; }
    rm -rf "$out/jvm"
    mkdir "$out/jvm"
    (cd "$out/jvm" && java -cp "$built/classes:$(cat "$built/class-path")" -Djna.library.path="${library%/*}" \
        -Dplacet.bench.native="$native" -Dplacet.bench.manifest="$manifest" \
        dev.placet.bench.MainKt "$out/kotlin.tsv") >"$log" 2>&1 || die "Kotlin was not measured; its log is ${log#"$root"/}"
    show kotlin.tsv
}

swift() {
    local swift log=$out/swift.log run
    swift=$("$root/tools/swift-toolchain.sh" 2>/dev/null) || { leave_out Swift "there is no Swift 6"; return; }
    PKG_CONFIG_PATH=$(PLACET_PROFILE=release "$root/tools/swift-native.sh")
    export PKG_CONFIG_PATH PLACET_SWIFT_BIND="$PKG_CONFIG_PATH:$out"
    run=(run -c release --package-path "$root/tools/bench/swift" --scratch-path "$out/swift-build" placet-bench)
    "$swift" "${run[@]}" "$manifest" "$out/swift.tsv" >"$log" 2>&1 || die "Swift was not measured; its log is ${log#"$root"/}"
    show swift.tsv
}

peers() {
    local log=$out/peers.log
    (cd "$root/tools/peers" && cargo build --quiet --release --locked --target-dir "$target/peers") >"$log" 2>&1 ||
        { leave_out peers "they were not built (${log#"$root"/})"; return; }
    "$target/peers/release/placet-peers" >"$out/peers.tsv" || die "the peers were not measured"
    show peers.tsv
}

check=false
check_option=()
words=()
rust=()
for argument in "$@"; do
    case $argument in
        --check) check=true check_option=(--check) ;;
        count | kotlin | swift | peers | growth) words+=("$argument") ;;
        gate | elsewhere | durable | batch | open | verify) words+=("$argument") rust+=("$argument") ;;
        *) die "usage: tools/bench.sh [--check] [gate|elsewhere|durable|batch|open|verify|count|kotlin|swift|peers|growth…]" ;;
    esac
done

cd "$root"
cargo build --quiet --release -p placet-bench
bench=$target/release/placet-bench
manifest=$root/core/tests/fixtures/example.json
# Beside what was built: a disk and not a memory file system, which would sync for nothing.
out=$target/bench
mkdir -p "$out"
cd "$out"
missed=0
if [ ${#words[@]} -eq 0 ] || [ ${#rust[@]} -gt 0 ]; then
    "$bench" ${rust[@]+"${rust[@]}"} ${check_option[@]+"${check_option[@]}"} || missed=1
fi
for language in kotlin swift peers; do ! wanted "$language" || "$language"; done
if wanted count || { $check && wanted gate; }; then count || missed=1; fi
if ! $check && wanted growth; then "$bench" --plots "$root/docs/performance"; fi
exit "$missed"
