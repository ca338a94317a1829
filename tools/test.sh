#!/usr/bin/env bash
# Everything that must hold, phase by phase; stops at the first phase that fails and says which. Its last line is
# "N passed, M failed", counted over the tests of all runners. A language that cannot run here fails the run.
# What each phase printed is kept in target/test/.
source "$(dirname "$0")/lib.sh"
cd "$root"

logs=$root/target/test
transcripts=$root/target/transcripts
policies="keke coco huajian mymusic onemusic"
swift_log=$logs/swift.log
table=

rm -rf "$logs" "$transcripts"
mkdir -p "$logs" "$transcripts"

# What follows runs with what an earlier run left behind removed, so that nothing stale is counted.
kotlin_reports() { find bindings/kotlin android-demo -path '*/surefire-reports/*.xml' "$@"; }
kotlin_reports -delete

# rust_sum <column>: its sum over the closing lines of all test programs.
rust_sum() { { cat "$logs"/{rust,loom}.log 2>/dev/null || true; } | awk -v column="$1" '/^test result:/ { n += $column } END { print n + 0 }'; }
passed_rust() { rust_sum 4; }
failed_rust() { rust_sum 6; }
skipped_rust() { rust_sum 8; }

# kotlin_sum <attribute>: its sum over the reports of all modules, tests in Java included.
kotlin_sum() {
    kotlin_reports -exec sed -nE "s/.*<testsuite [^>]*[[:space:]]$1=\"([0-9]+)\".*/\\1/p" {} + | awk '{ n += $1 } END { print n + 0 }'
}
failed_kotlin() { echo $(($(kotlin_sum failures) + $(kotlin_sum errors))); }
skipped_kotlin() { kotlin_sum skipped; }
passed_kotlin() { echo $(($(kotlin_sum tests) - $(failed_kotlin) - $(skipped_kotlin))); }

# XCTest closes with one line for all its suites, Swift Testing with one for the run.
swift_count() {
    {
        sed -nE "s/.*Executed ([0-9]+) tests?,.* with (([0-9]+) tests? skipped and )?([0-9]+) failures?.*/\\1 \\4/p" "$swift_log" | tail -n 1
        sed -nE 's/.*Test run with ([0-9]+) tests?.* passed after.*/\1 0/p' "$swift_log"
        sed -nE 's/.*Test run with ([0-9]+) tests?.* failed after.* with ([0-9]+) issues?.*/\1 \2/p' "$swift_log"
    } 2>/dev/null | awk -v what="$1" '
        { all += $1; bad += ($2 > $1 ? $1 : $2) }
        END { print (what == "failed" ? bad : all - bad) + 0 }'
}
passed_swift() { swift_count passed; }
failed_swift() { swift_count failed; }
skipped_swift() { if [ -f "$swift_log" ]; then grep -cE '(➜|➔|→) *(Test|Suite) .* skipped|Test Case .* skipped' "$swift_log" || true; else echo 0; fi; }

# The stories of a transcript and their steps. Every line ends with its story and its verb.
stories() { sed -nE 's/.*"story":"([^"]*)","verb":"[a-z_]*"\}$/\1/p' "$transcripts/$1.jsonl" 2>/dev/null | sort -u | wc -l | tr -d ' '; }
steps() { if [ -s "$transcripts/$1.jsonl" ]; then wc -l <"$transcripts/$1.jsonl" | tr -d ' '; else echo 0; fi; }

close_with() {
    local failed=$1 language total=0 bad=0
    printf '\n%-10s %8s %8s %8s %8s %8s\n' "" passed failed skipped stories steps
    for language in rust kotlin swift; do
        printf '%-10s %8s %8s %8s %8s %8s\n' "$language" "$("passed_$language")" "$("failed_$language")" \
            "$("skipped_$language")" "$(stories "$language")" "$(steps "$language")"
        total=$((total + $("passed_$language")))
        bad=$((bad + $("failed_$language")))
    done
    printf '\n%sin all: %d s\n' "$table" "$SECONDS"
    [ "$bad" -gt 0 ] || bad=$failed
    printf '\n%d passed, %d failed\n' "$total" "$bad"
}

# phase <name> <what it is> <command…>
phase() {
    local name=$1 title=$2 started=$SECONDS status
    shift 2
    printf '\n== %s\n' "$title"
    set +e
    (
        set -e
        "$@"
    ) 2>&1 | tee "$logs/$name.log"
    status=${PIPESTATUS[0]}
    set -e
    table+=$(printf '%6d s  %s' $((SECONDS - started)) "$title")$'\n'
    [ "$status" -ne 0 ] || return 0
    printf '\nfailed: %s (target/test/%s.log)\n' "$title" "$name"
    (close_with 1) || true
    exit 1
}

# A language whose tests did not run fails the run.
ran() {
    [ "$("passed_$1")" -gt 0 ] && return 0
    printf '\nfailed: no test of %s ran\n' "$1"
    (close_with 1) || true
    exit 1
}

rust() {
    cargo test --quiet --no-fail-fast --features "$features"
}

command_line() {
    cargo build --quiet -p placet-cli
    local policy
    for policy in $policies; do
        "$target/debug/placet" check "core/scenarios/$policy/manifest.json" | tail -n 1
        "$target/debug/placet" codegen --check "core/scenarios/$policy/manifest.json"
    done
    "$target/debug/placet" test --transcript "$transcripts/rust.jsonl" core/scenarios
    "$target/debug/placet" coverage core/scenarios --check docs/coverage.md
}

kotlin() {
    maven_build "$logs/maven.log" verify -Dplacet.transcript="$transcripts/kotlin.jsonl"
    stamp maven "$(maven_hash)"
}

kotlin_bench() {
    maven_bench "$logs/maven-bench.log" || {
        grep -E '^\[ERROR\]' "$logs/maven-bench.log" | head -n 20 >&2
        return 1
    }
    say "bindings/kotlin/placet-bench compiles"
}

swift() {
    PLACET_TRANSCRIPT=$transcripts/swift.jsonl tools/swift-test.sh
}

same_transcripts() {
    local language
    for language in rust kotlin swift; do
        printf '%-7s %4s stories, %5s steps\n' "$language" "$(stories "$language")" "$(steps "$language")"
    done
    [ "$(stories rust)" -gt 0 ] || die "no story ran"
    for language in kotlin swift; do
        cmp "$transcripts/rust.jsonl" "$transcripts/$language.jsonl" || {
            diff "$transcripts/rust.jsonl" "$transcripts/$language.jsonl" | head -n 10 || true
            die "$language answers otherwise than Rust"
        }
    done
    say "the three transcripts are equal, byte for byte"
}

demo() {
    local policy
    for policy in $policies; do POLICY=$policy tools/demo.sh </dev/null; done
}
demo_swift() { tools/demo-swift.sh </dev/null; }

phase setup "setup" tools/setup.sh
phase format "format of Rust" tools/lint.sh format
phase clippy "clippy, no warnings" tools/lint.sh clippy
phase domain "the domain without the store" tools/lint.sh domain
phase rustdoc "Rust's documentation, no warnings" tools/lint.sh rustdoc
phase bindings "generated bindings are current" tools/bindings-check.sh
phase rust "tests in Rust" rust
ran rust
phase loom "orders between threads, by loom" tools/loom.sh
phase cli "manifest, generated names, stories and coverage by the command line" command_line
phase kotlin "tests in Kotlin and Java" kotlin
ran kotlin
phase kotlin-bench "what measures the JVM compiles" kotlin_bench
phase symbols "the native library shows its border alone" tools/symbols-check.sh
phase size "the native library as it is shipped, and its size" tools/size.sh
phase count "what a kept answer takes, in instructions" tools/bench.sh count
phase swift "tests in Swift" swift
ran swift
phase transcripts "the same answers in three languages" same_transcripts
phase demo "demos of the five policies on the JVM" demo
phase demo-swift "demo in Swift" demo_swift
phase samples "the samples of README and first steps compile" tools/readme-samples.sh
phase docs "documents" tools/lint.sh docs
close_with 0
