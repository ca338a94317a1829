#!/usr/bin/env python3
"""Checks exports by docs/ledger-format.md, with nothing of Placet.

  tools/verify_export.py FILE…           prints one line per file: its name, and `ok` or the code of the fault
  tools/verify_export.py --folder DIR    every *.jsonl there
"""

import hashlib
import json
import sys
from pathlib import Path

MAX_LINE = 8 * 1024 * 1024
ZEROES = "0" * 64
HEX = set("0123456789abcdef")
KINDS = {
    "acceptance_observed": {"document", "to", "text", "decided", "proof"},
    "appeal_elapsed": set(),
    "checkpoint": {"state"},
    "clock_jumped": {"wall", "mark"},
    "consent_changed": {"changes", "proof"},
    "consent_expired": {"purpose"},
    "consent_observed": {"change", "separate", "decided", "proof"},
    "deletion_began": {"proof"},
    "deletion_cancelled": {"means", "proof"},
    "deletion_completed": set(),
    "deletion_executing": {"tasks"},
    "deletion_held": {"ground", "review", "proof"},
    "deletion_lifted": {"ends", "due", "proof"},
    "deletion_moved": {"ends", "due"},
    "deletion_observed": {"became", "proof"},
    "deletion_prepared": {"step", "proof"},
    "deletion_refused": {"reason", "remedy", "proof"},
    "deletion_salvaged": {"became", "choices", "done", "held"},
    "deletion_submitted": {"ends", "due", "proof"},
    "deletion_task_done": {"task", "proof"},
    "document_accepted": {"document", "text", "proof"},
    "document_declined": {"document", "text", "proof"},
    "document_presented": {"document", "version", "text", "locale"},
    "document_withdrawn": {"document", "proof"},
    "erasure_done": {"subject"},
    "erasure_opened": {"subject"},
    "fact_set": {"fact", "holds", "until", "proof"},
    "hold_lifted": {"ground", "proof"},
    "hold_placed": {"ground", "review", "proof"},
    "install_copied": set(),
    "install_created": {"app"},
    "key_rotated": set(),
    "manifest_opened": {"manifest", "version"},
    "obligation_met": {"id", "proof"},
    "obligation_opened": {"obligation"},
    "permission_ended": {"permission", "source"},
    "permission_granted": {"permission", "feature", "proof"},
    "permission_refused": {"permission", "feature", "proof"},
    "recovered": {"why", "sound", "kept"},
    "request_answered": {"id", "proof"},
    "request_checked": {"id", "clock", "proof"},
    "request_completed": {"id", "proof"},
    "request_extended": {"id", "due", "reason", "proof"},
    "request_identity_verified": {"id", "by", "clock", "proof"},
    "request_lifted": {"id", "proof"},
    "request_moved": {"id", "clock"},
    "request_received": {"request", "proof"},
    "request_refused": {"id", "reason", "remedy", "proof"},
    "request_salvaged": {"request"},
    "request_task_done": {"id", "task", "proof"},
    "restrictions_salvaged": {"purposes", "documents", "permissions", "switches", "obligations"},
    "retention_swept": {"data", "proof"},
    "separate_consent_granted": {"purpose", "terms", "expires", "proof"},
    "subject_closed": {"why"},
    "subject_continued": {"head"},
    "subject_entered": {"subject"},
    "subject_left": {"head"},
    "subject_merged": {"from", "changed"},
    "subject_opened": {"subject"},
    "swept": {"chain", "after", "hash"},
    "switch_set": {"switch", "on", "proof"},
    "time_observed": {"source", "was"},
}


class Fault(Exception):
    """A rule of the page that does not hold; its text is the code."""


def canonical(value):
    """The one text of a value; Python's own writer escapes as the page says once U+007F and above stay as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_canonical(data, fault):
    try:
        text = data.decode("utf-8")
        value = json.loads(text, parse_float=lambda _: 1 / 0, parse_constant=lambda _: 1 / 0)
        if canonical(value) != text:
            raise Fault(fault)
    except (ValueError, ZeroDivisionError, RecursionError):
        raise Fault(fault) from None
    return value


def is_hash(it):
    return isinstance(it, str) and len(it) == 64 and set(it) <= HEX


def is_number(it):
    return isinstance(it, int) and not isinstance(it, bool) and 0 <= it < 1 << 64


def is_time(it):
    return isinstance(it, int) and not isinstance(it, bool) and -(1 << 63) <= it < 1 << 63


def expect(value, **forms):
    if not isinstance(value, dict) or set(value) != set(forms):
        raise Fault("not_an_export")
    for key, holds in forms.items():
        if not holds(value[key]):
            raise Fault("not_an_export")


def is_text(it):
    return isinstance(it, str)


def number8(it):
    return it.to_bytes(8, "big")


def link(chain, sequence, before, entry):
    name = chain.encode()
    parts = [b"placet.entry.1", number8(len(name)), name, number8(sequence), bytes.fromhex(before), number8(len(entry)), entry]
    return hashlib.sha256(b"".join(parts)).hexdigest()


class Export:
    def __init__(self):
        self.app = None
        self.manifests = set()
        self.opened = set()
        self.swept = {}
        self.heads = []
        self.is_over = False
        self.at = None
        self.is_fresh = False

    def line(self, value):
        if self.app is None:
            if isinstance(value, dict) and is_number(value.get("export")) and value["export"] > 1:
                raise Fault("newer")
            expect(value, export=lambda it: it == 1, app=is_text, written=is_time)
            self.app = value["app"]
        elif self.is_over:
            raise Fault("after_end")
        elif not isinstance(value, dict):
            raise Fault("not_an_export")
        elif "manifest" in value:
            self.manifest(value)
        elif "chain" in value:
            self.chain(value)
        elif "entry" in value:
            self.entry(value)
        else:
            self.end(value)

    def manifest(self, value):
        expect(value, manifest=is_text, sha256=is_hash)
        if self.heads:
            raise Fault("not_an_export")
        if hashlib.sha256(value["manifest"].encode()).hexdigest() != value["sha256"]:
            raise Fault("manifest_changed")
        self.manifests.add(value["sha256"])

    def chain(self, value):
        expect(value, chain=is_text, after=is_number, hash=is_hash)
        name = value["chain"]
        if not self.heads:
            if name != "install":
                raise Fault("chain_unknown")
        elif name in self.opened:
            self.opened.remove(name)
        else:
            raise Fault("chain_unknown")
        if (value["after"] == 0) != (value["hash"] == ZEROES):
            raise Fault("chain_broken")
        if (value["after"], value["hash"]) != self.swept.get(name, (0, ZEROES)):
            raise Fault("not_as_swept")
        self.heads.append({"chain": name, "sequence": value["after"], "hash": value["hash"]})
        self.at = None
        self.is_fresh = True

    def entry(self, value):
        expect(value, entry=is_text, sequence=is_number, hash=is_hash)
        if not self.heads:
            raise Fault("not_an_export")
        head = self.heads[-1]
        data = value["entry"].encode()
        sequence = value["sequence"]
        if sequence != head["sequence"] + 1 or link(head["chain"], sequence, head["hash"], data) != value["hash"]:
            raise Fault("chain_broken")
        entry = read_canonical(data, "chain_broken")
        self.form(entry)
        if self.at is not None and entry["at"] < self.at and entry["kind"] != "time_observed":
            raise Fault("chain_broken")
        kind, body = entry["kind"], entry["body"]
        if self.is_fresh and head["sequence"] > 0 and kind not in ("checkpoint", "subject_closed"):
            raise Fault("checkpoint_missing")
        is_first = sequence == 1 and head["chain"] == "install"
        if is_first and kind != "checkpoint" and (kind != "install_created" or body["app"] != self.app):
            raise Fault("other_app")
        if kind == "manifest_opened" and body["manifest"] not in self.manifests:
            raise Fault("manifest_missing")
        if kind == "subject_opened":
            self.opened.add(body["subject"])
        if kind == "swept" and head["chain"] == "install":
            self.swept[body["chain"]] = (body["after"], body["hash"])
        head["sequence"], head["hash"] = sequence, value["hash"]
        self.at = entry["at"]
        self.is_fresh = False

    @staticmethod
    def form(entry):
        if not isinstance(entry, dict) or not is_text(entry.get("kind")) or not is_number(entry.get("v")) or entry["v"] == 0:
            raise Fault("chain_broken")
        if entry["v"] != 1 or entry["kind"] not in KINDS:
            raise Fault("newer")
        if set(entry) != {"at", "body", "kind", "v"} or not is_time(entry["at"]):
            raise Fault("chain_broken")
        if not isinstance(entry["body"], dict) or set(entry["body"]) != KINDS[entry["kind"]]:
            raise Fault("chain_broken")

    def end(self, value):
        expect(value, heads=lambda it: isinstance(it, list))
        for head in value["heads"]:
            expect(head, chain=is_text, sequence=is_number, hash=is_hash)
        self.is_over = True
        if value["heads"] != self.heads or not self.heads:
            raise Fault("heads_differ")


def judge(path):
    export = Export()
    try:
        with open(path, "rb") as file:
            while line := file.readline(MAX_LINE):
                if not line.endswith(b"\n"):
                    raise Fault("line_too_long" if len(line) == MAX_LINE else "cut_short")
                export.line(read_canonical(line[:-1], "not_an_export"))
        if not export.is_over:
            raise Fault("cut_short")
    except Fault as fault:
        return str(fault)
    except OSError:
        return "unreadable"
    return "ok"


def main(arguments):
    if arguments[:1] == ["--folder"] and len(arguments) == 2:
        files = sorted(Path(arguments[1]).glob("*.jsonl"))
    else:
        files = [Path(it) for it in arguments]
    if not files or any(it.startswith("-") for it in map(str, files)):
        print(__doc__, file=sys.stderr)
        return 2
    verdicts = [(it.name, judge(it)) for it in files]
    for name, verdict in verdicts:
        print(f"{name} {verdict}")
    return 0 if all(verdict == "ok" for _, verdict in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
