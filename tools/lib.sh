# What the scripts beside this file share: where things are, how they speak, hashes and stamps. Sourced, never run.
# shellcheck shell=bash
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
target=${CARGO_TARGET_DIR:-$root/target}
stamps=$target/stamps
kotlin_pom=$root/bindings/kotlin/pom.xml
# shellcheck disable=SC2034
features=placet/check,placet/story

# A Rust that was installed by rustup a moment ago is not on PATH yet.
[ ! -d "${CARGO_HOME:-${HOME:-/}/.cargo}/bin" ] || PATH=$PATH:${CARGO_HOME:-$HOME/.cargo}/bin

say() { printf '%s\n' "$*"; }
warn() { printf '%s\n' "$*" >&2; }

die() {
    warn "$*"
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

sha256() {
    if have sha256sum; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1
}

# One hash over the names and contents of all files below the given files and folders of the project.
# What is built below them does not count.
hash_of() {
    (
        cd "$root"
        find "$@" \( -name target -o -name .build -o -name node_modules \) -prune -o -type f -print 2>/dev/null |
            LC_ALL=C sort | while IFS= read -r file; do
            printf '%s\n' "$file"
            cat "$file"
        done | sha256
    )
}

# stamped <name> <hash>: whether <name> was last done with this hash.
stamped() { [ "$(cat "$stamps/$1" 2>/dev/null)" = "$2" ]; }

stamp() {
    mkdir -p "$stamps"
    printf '%s\n' "$2" >"$stamps/$1"
}

# The hash of everything that says what Maven downloads.
maven_hash() {
    (
        cd "$root"
        git ls-files -co --exclude-standard -- 'bindings/kotlin/*pom.xml' 'android-demo/*pom.xml' tools/readme-samples.xml |
            while IFS= read -r file; do cat "$file"; done | sha256
    )
}

# Whether Maven needs no network: a whole run with the same dependencies has succeeded on this machine.
maven_has_all() { [ -d "${HOME:-/}/.m2/repository/org/jetbrains/kotlin" ] && stamped maven "$(maven_hash)"; }

# maven_build <log> <arguments…>: runs Maven and shows one line per module and how many files were downloaded.
maven_build() {
    local log=$1 arguments=(-B -Dstyle.color=never -f "$kotlin_pom")
    shift
    mkdir -p "$(dirname "$log")"
    ! maven_has_all || arguments+=(-o)
    mvn "${arguments[@]}" "$@" 2>&1 | tee "$log" | awk '
        /^(\[INFO\] )?Downloaded from / { files++; if (files % 50 == 0) { print "  " files " files downloaded"; fflush() } next }
        /^\[INFO\] Building / && !/: / { sub(/^\[INFO\] /, ""); gsub(/ +/, " "); print "  " $0; fflush() }
    ' || {
        grep -E '^\[ERROR\]' "$log" | head -n 40 >&2 || tail -n 40 "$log" >&2
        warn "Maven failed; its whole log is ${log#"$root"/}"
        return 1
    }
}

# maven_bench <log>: compiles what tools/bench.sh measures on the JVM, which is no part of the build. What it needs is
# downloaded only where something is missing.
maven_bench() {
    local log=$1
    bench() { mvn -B -q -Dstyle.color=never -f "$kotlin_pom" -Pbench -pl placet-bench -am -Dexec.skip "$@" compile >"$log" 2>&1; }
    bench -o || bench
}
