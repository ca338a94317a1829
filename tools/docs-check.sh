#!/usr/bin/env bash
# Checks the pages: every link within the project leads somewhere, every `make` command that is named exists, both
# READMEs carry the same code, no page names a path of one machine.
source "$(dirname "$0")/lib.sh"
cd "$root"

wrong=0
complain() {
    warn "$1"
    wrong=1
}

pages() { git ls-files -co --exclude-standard -- '*.md'; }

# The links of a page, outside fenced code, without their anchors.
links() {
    awk '/^```/ { code = !code } !code' "$1" | grep -oE '\]\([^)[:space:]]+\)' | sed -E 's/^\]\(//; s/\)$//; s/#.*//'
}

# The fenced code of a page.
code_of() { awk '/^```/ { code = !code; print; next } code' "$1"; }

while IFS= read -r page; do
    while IFS= read -r link; do
        case $link in '' | http://* | https://* | mailto:*) continue ;; esac
        [ -e "$(dirname "$page")/$link" ] || complain "$page: the link $link leads nowhere"
    done < <(links "$page" || true)
    while IFS= read -r goal; do
        grep -qE "^$goal:" Makefile || complain "$page: there is no \`make $goal\`"
    done < <(grep -oE '(`|^)make [a-z][a-z-]*' "$page" | sed -E 's/.*make //' || true)
    ! grep -nE '(^|[^A-Za-z0-9_.])/(home|root|work|Users)/' "$page" || complain "$page: a path of one machine"
done < <(pages)

cmp -s <(code_of README.md) <(code_of README.zh-CN.md) || {
    diff <(code_of README.md) <(code_of README.zh-CN.md) >&2 || true
    complain "README.md and README.zh-CN.md carry different code"
}

[ "$wrong" -eq 0 ] || exit 1
say "$(pages | wc -l | tr -d ' ') pages: links, commands and code are right"
