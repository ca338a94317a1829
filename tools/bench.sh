#!/usr/bin/env bash
# Measures Placet against floors, each in the same run, and prints one table of ratios.
#   tools/bench.sh [--check]    --check names each goal of tools/bench/goals.tsv that is missed, and by how much, and ends with
#                               an error where there is one
# PLACET_BENCH_ENTRIES says how many entries a large ledger has: a million, unless it does.
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
    if ! have valgrind && [ "$(id -u)" = 0 ] && have apt-get; then
        apt-get install -qq -y --no-install-recommends valgrind >/dev/null 2>&1 || true
    fi
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

cd "$root"
cargo build --quiet --release -p placet-bench
bench=$target/release/placet-bench
# Beside what was built: a disk and not a memory file system, which would sync for nothing.
mkdir -p "$target/bench"
cd "$target/bench"
missed=0
"$bench" "$@" || missed=1
case " $* " in *" --check "*) count || missed=1 ;; esac
exit "$missed"
