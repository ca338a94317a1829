#!/usr/bin/env bash
# Builds the library as it is shipped, but with its names kept, and prints which part has how much of it: its code by crate,
# or by module for our own, then its sections. Takes minutes.
#   tools/size-parts.sh
source "$(dirname "$0")/lib.sh"
cd "$root"

# Names of their own, so that what a generic function was made for can be told.
export CARGO_TARGET_DIR=$target/parts CARGO_PROFILE_RELEASE_STRIP=none RUSTFLAGS='-C symbol-mangling-version=v0'
library=$(tools/shipped.sh cdylib)

# A function counts for the last of our modules that its name has, since a library's generic code is there for our type.
nm -S -t d -C --defined-only "$library" | awk '
    $3 !~ /^[tTwW]$/ { next }
    {
        bytes = $2 + 0
        name = $0
        sub(/^[0-9]+ [0-9]+ . /, "", name)
        if (name ~ /^(uniffi|ffi)_placet|placet_cell/) part = "placet_ffi: exported"
        else if (name ~ /^[A-Za-z0-9_.]+$/) part = "C: SQLite"
        else if (name ~ /gimli|addr2line|backtrace_rs|rustc_demangle|miniz/) part = "std: backtraces"
        else if (name ~ /(Deserialize|Visitor|Seed|::de::|decode::)/) part = "placet: reading JSON"
        else if (name ~ /(Serialize|::ser::)/) part = "placet: writing JSON"
        else if (match(name, /placet::[a-z]+/)) {
            part = substr(name, RSTART, RLENGTH)
            sub(/::/, ": ", part)
        }
        else if (name ~ /placet_ffi|uniffi/) part = "placet_ffi and UniFFI"
        else if (match(name, /(serde_json|serde|chrono|rusqlite|sha2|hmac|chacha20|poly1305|rustix|hashlink)/))
            part = "crate: " substr(name, RSTART, RLENGTH)
        else part = "std and others"
        size[part] += bytes
        count[part]++
        all += bytes
    }
    END {
        for (part in size) printf "%9d %5d  %s\n", size[part], count[part], part
        printf "%9d        code\n", all
    }' | LC_ALL=C sort -rn

# What is loaded besides the code: tables for unwinding, constants, relocations, names; below five kilobytes nothing is shown.
size -A "$library" | awk '$3 + 0 > 0 && $2 + 0 > 5000 && $1 != ".text" { printf "%9d        %s\n", $2, $1 }' | LC_ALL=C sort -rn
