#!/usr/bin/env bash
# Installs what the project needs and is missing here; says what it does; safe to repeat.
#   tools/setup.sh         everything: what `make test` needs
#   tools/setup.sh demo    Rust, a JDK and Maven: what `make demo` needs
#   tools/setup.sh swift   Rust and Swift: what `make demo-swift` needs
#   tools/setup.sh rust    Rust alone
# As root on Debian it installs packages. Elsewhere it says in one sentence what to install, and fails.
source "$(dirname "$0")/lib.sh"

least_java=17
least_maven=3.6.3

may_install() { [ "$(id -u)" = 0 ] && have apt-get; }

# install <what to say where it cannot be installed> <packages…>
install() {
    local otherwise=$1
    shift
    may_install || die "setup: $otherwise"
    say "setup: installing $* (apt)"
    if [ -z "${apt_updated:-}" ]; then
        apt-get update -qq >/dev/null || die "setup: apt-get update failed; $otherwise"
        apt_updated=yes
    fi
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null ||
        die "setup: apt-get install failed; $otherwise"
}

compiler() {
    have cc || install "install a C compiler that answers to \`cc\` (SQLite is compiled from source)" gcc libc6-dev
    say "setup: C compiler   $(cc --version | head -n 1)"
}

rust() {
    local channel
    channel=$(sed -nE 's/^channel *= *"(.*)"/\1/p' "$root/rust-toolchain.toml")
    if ! have cargo; then
        ! may_install || ! apt-cache show rustup >/dev/null 2>&1 || install "install rustup (https://rustup.rs)" rustup
        have rustup || die "setup: install rustup (https://rustup.rs) and run this again; Rust $channel follows by itself"
    fi
    if have rustup && ! (cd "$root" && cargo --version && rustfmt --version && cargo clippy --version) >/dev/null 2>&1; then
        say "setup: installing Rust $channel with rustfmt and clippy (rustup)"
        rustup toolchain install "$channel" --profile minimal --component rustfmt --component clippy >/dev/null 2>&1 ||
            die "setup: rustup could not install Rust $channel: run \`rustup toolchain install $channel\` and see why"
    fi
    (cd "$root" && cargo --version && rustfmt --version && cargo clippy --version) >/dev/null 2>&1 ||
        die "setup: install Rust $channel or newer with rustfmt and clippy"
    say "setup: Rust         $(cd "$root" && rustc --version)"
}

java_version() { ! have javac || javac -version 2>&1 | sed -nE 's/^javac ([0-9]+).*/\1/p'; }

# Counts instructions. Not on every system, and only a count goes without it.
counter() {
    have valgrind || ! may_install || install "install Valgrind" valgrind
    if have valgrind; then
        say "setup: Valgrind     $(valgrind --version)"
    else
        say "setup: no Valgrind, so the instructions of a kept answer are not counted"
    fi
}

jvm() {
    local version otherwise="install a JDK of version $least_java or newer and put \`javac\` on PATH"
    version=$(java_version)
    if [ -z "$version" ] || [ "$version" -lt "$least_java" ]; then
        install "$otherwise" default-jdk-headless
        version=$(java_version)
        [ "${version:-0}" -ge "$least_java" ] || die "setup: $otherwise"
    fi
    say "setup: JDK          $(javac -version 2>&1)"
    have mvn || install "install Apache Maven $least_maven or newer and put \`mvn\` on PATH" maven
    version=$(mvn -B -v 2>/dev/null | sed -nE 's/.*Apache Maven ([0-9.]+).*/\1/p' | head -n 1)
    [ "$(printf '%s\n' "$least_maven" "$version" | sort -V | head -n 1)" = "$least_maven" ] ||
        die "setup: install Apache Maven $least_maven or newer; here is ${version:-one that does not run}"
    say "setup: Maven        $version"
}

# A first build without tests brings nearly everything that Maven needs.
maven_dependencies() {
    if stamped maven "$(maven_hash)" || stamped maven-prefetch "$(maven_hash)"; then
        say "setup: Maven's dependencies are here"
        return
    fi
    say "setup: fetching Maven's dependencies by a first build without tests"
    maven_build "$target/setup-maven.log" -DskipTests package
    stamp maven-prefetch "$(maven_hash)"
}

swift() {
    local it
    it=$("$root/tools/swift-toolchain.sh") || die "setup: no Swift; see the line above"
    say "setup: Swift        $("$it" --version 2>/dev/null | grep -m 1 -oE 'Swift version [0-9.]+') ($it)"
}

compiler
rust
case ${1:-all} in
    all)
        counter
        jvm
        maven_dependencies
        swift
        ;;
    demo) jvm ;;
    swift) swift ;;
    rust) ;;
    *) die "usage: tools/setup.sh [all|demo|swift|rust]" ;;
esac
