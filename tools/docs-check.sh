#!/usr/bin/env bash
# Checks the pages: every link within the project leads somewhere, every `make` command that is named exists, a page
# and its translation carry the same code, no page names a path of one machine.
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

same_code() {
    cmp -s <(code_of "$1") <(code_of "$2") || {
        diff <(code_of "$1") <(code_of "$2") >&2 || true
        complain "$1 and $2 carry different code"
    }
}
same_code README.md README.zh-CN.md
same_code docs/getting-started.md docs/getting-started.zh-CN.md

[ "$wrong" -eq 0 ] || exit 1
say "$(pages | wc -l | tr -d ' ') pages: links, commands and code are right"
