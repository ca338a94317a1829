#!/usr/bin/env bash
# The store under torture, at full length and in release mode: a disk that fails at every call or loses its power, damaged,
# edited and exchanged files, processes that are killed while they write, stores that are opened again and again. Prints
# one table of what was counted, and fails where a count of what must never happen is not zero. `make test` runs a slice of
# the same code.
#   tools/torture.sh [part of a test's name…]       PLACET_TORTURE_SEED=7 tools/torture.sh: other numbers
source "$(dirname "$0")/lib.sh"
cd "$root"

log=$target/torture/torture.log
seed=${PLACET_TORTURE_SEED:-2026}
mkdir -p "$(dirname "$log")"

say "torture: building"
cargo test --quiet --release -p placet --features "$features" --test torture --no-run
say "torture: seed $seed; what each test prints is in ${log#"$root"/}"
ended=0
PLACET_TORTURE=long PLACET_TORTURE_SEED=$seed cargo test --quiet --release -p placet --features "$features" \
    --test torture -- --nocapture "$@" >"$log" 2>&1 || ended=$?

# The rows of the table, those of one area together. The test runner may have begun a line.
rows() { sed -n $'s/.*torture\t//p' "$log" | LC_ALL=C sort -s -t $'\t' -k 1,1; }

awk -F '\t' '
    {
        rows++
        area[rows] = $1; name[rows] = $2; cases[rows] = $3; others[rows] = $5
        n = split($4, counts, " ")
        for (i = 1; i <= n; i++) {
            split(counts[i], one, "=")
            columns = n; title[i] = one[1]; count[rows, i] = one[2]; sum[i] += one[2]; wrong += one[2]
        }
        all += $3
    }
    function line(head, what, number,   i) {
        printf "%-24s %-38s %8s", head, what, number
        for (i = 1; i <= columns; i++) printf " %*s", length(title[i]), cell[i]
    }
    END {
        for (i = 1; i <= columns; i++) cell[i] = title[i]
        line("", "", "cases"); print "  and"
        for (row = 1; row <= rows; row++) {
            for (i = 1; i <= columns; i++) cell[i] = count[row, i]
            line(area[row] == area[row - 1] ? "" : area[row], name[row], cases[row]); print "  " others[row]
        }
        for (i = 1; i <= columns; i++) cell[i] = sum[i]
        line("all", rows + 0 " corpora", all + 0); print ""
        exit !(rows > 0 && wrong == 0)
    }' <(rows) || ended=1

if [ "$ended" -ne 0 ]; then
    grep -aE '^seed |panicked at|^(Lost|WronglyAllowed|Untyped|Panicked|Stuck|Unnoticed|Leaked): ' "$log" | head -n 40 >&2 || true
    die "torture: failed; PLACET_TORTURE_SEED=$seed runs the same again"
fi
say "torture: nothing that must never happen did, in $SECONDS s"
