//! Keeps `docs/errors.md` equal to the code's own tables. `PLACET_BLESS=1 cargo test -p placet --test errors` writes it.
#![expect(clippy::panic, reason = "tests may fail loudly")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use placet::engine::LineCode;
use placet::evidence::FaultCode;
use placet::evidence::receipt::ReceiptFaultCode;
use placet::policy::{EndReason, Reason, Refusal, RefusalCode, Remedy, Unavailability};

const DECISIONS: &str = include_str!("../src/policy/decision.rs");
const REFUSALS: &str = include_str!("../src/policy/refusal.rs");
const SESSIONS: &str = include_str!("../src/policy/session.rs");
const CALENDAR: &str = include_str!("../src/calendar/file.rs");
const EXPORT: &str = include_str!("../src/engine/export.rs");
const KEYS: &str = include_str!("../src/engine/keys.rs");
const SUBJECTS: &str = include_str!("../src/engine/subject.rs");
const BORDER: &str = include_str!("../../bindings/ffi/src/error.rs");
const SECRETS: &str = include_str!("../../bindings/ffi/src/subjects.rs");

#[test]
fn the_page_of_codes_says_what_the_code_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/errors.md");
    let page = page();
    if std::env::var_os("PLACET_BLESS").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();

    assert!(
        written == page,
        "docs/errors.md is stale: PLACET_BLESS=1 cargo test -p placet --test errors; first difference:\n{}",
        first_difference(&written, &page)
    );
}

#[test]
fn every_code_is_a_lower_case_word_that_its_table_has_once() {
    let tables: [Vec<&str>; 8] = [
        EndReason::KINDS.to_vec(),
        Reason::ALL.iter().map(|it| it.code()).collect(),
        Unavailability::ALL.iter().map(|it| it.code()).collect(),
        RefusalCode::ALL.iter().map(|it| it.code()).collect(),
        remedies().iter().map(Remedy::code).collect(),
        LineCode::ALL.iter().map(|it| it.code()).collect(),
        FaultCode::ALL.iter().map(|it| it.code()).collect(),
        ReceiptFaultCode::ALL.iter().map(|it| it.code()).collect(),
    ];
    for table in tables {
        let distinct: BTreeSet<_> = table.iter().collect();
        assert_eq!(distinct.len(), table.len(), "{table:?}");
        for code in table {
            assert!(code.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{code}");
        }
    }
}

#[test]
fn every_kind_of_end_has_its_code_and_a_denial_that_of_its_reason() {
    let mut kinds: Vec<&str> = ENDS.iter().map(|it| it.code()).collect();
    kinds.insert(3, "denied");

    assert_eq!(kinds, EndReason::KINDS);
    for reason in Reason::ALL {
        assert_eq!(EndReason::Denied(*reason).code(), reason.code());
        assert!(!EndReason::KINDS.contains(&reason.code()), "{reason} would be taken for a kind");
    }
}

#[test]
fn a_doc_comment_is_found_before_its_variant_and_in_no_other_type() {
    let source =
        "/// A type.\nenum A {\n    /// One\n    /// thing.\n    X = \"x\",\n}\nenum B {\n    /// Other.\n    X,\n}\n";

    assert_eq!(meaning(source, "A", "X"), "One thing.");
    assert_eq!(meaning(source, "B", "X"), "Other.");
}

fn page() -> String {
    let mut page = String::from(
        "# Codes: denials, refusals, errors\n\n\
         Made from the code's own tables by `core/tests/errors.rs`; `PLACET_BLESS=1 cargo test -p placet --test errors` \
         writes it anew.\n\n\
         A code never changes its meaning. The sets are open: a later version adds codes, so every program has a branch \
         for one it does not know. What can be said of a manifest is on a page of its own, [findings.md](findings.md).\n\n",
    );
    errors(&mut page);
    reasons(&mut page);
    unavailabilities(&mut page);
    remedy_table(&mut page);
    refusals(&mut page);
    ends(&mut page);
    lines(&mut page);
    files(&mut page);
    page
}

fn errors(page: &mut String) {
    page.push_str(
        "## Errors\n\nA call that changes something, or asks for more than a decision, fails with one error: a kind, a \
         `code`, and a `detail` for developers. Nothing was changed. The gate itself never fails: it denies.\n\n",
    );
    let calendars = CALENDAR.split('"').filter(|it| it.starts_with("calendar_"));
    let invalid: BTreeSet<&str> = [BORDER, SECRETS, EXPORT, KEYS, SUBJECTS]
        .iter()
        .flat_map(|it| it.lines())
        .filter_map(|it| it.split_once("InvalidArgument { code: \"").and_then(|(_, rest)| rest.split('"').next()))
        .chain(calendars)
        .collect();
    let elsewhere = [Unavailability::Closed, Unavailability::Internal, Unavailability::RuleNotBuilt];
    let stores = Unavailability::ALL.iter().filter(|it| !elsewhere.contains(it)).map(|it| it.code());
    let kinds: [(&str, String); 6] = [
        ("InvalidArgument", words(invalid)),
        ("Manifest", "what `placet check` reports".to_owned()),
        ("Refused", "[refusals](#refusals)".to_owned()),
        ("Unavailable", words(stores)),
        ("Closed", words([Unavailability::Closed.code()])),
        ("Internal", words([Unavailability::Internal.code()])),
    ];
    head(page, &["kind", "meaning", "codes"]);
    for (kind, codes) in kinds {
        row(page, &[&format!("`{kind}`"), &meaning(BORDER, "PlacetError", kind), &codes]);
    }
    page.push_str(
        "\nThese are the kinds of `PlacetException` in Kotlin and `PlacetError` in Swift. Rust's `placet::Error` has the \
         first four: there `closed` and `internal` are codes of `Unavailable`. Kotlin's `Unavailable` has one more code, \
         `native_library_missing`, whose detail names the platform and the command that builds the library. \
         `no_system_permissions` is an `InvalidArgument` of both wrappers: nothing was passed that can ask the person.\n\n",
    );
}

fn reasons(page: &mut String) {
    page.push_str(
        "## Reasons of a denial\n\nIn the order of the gate: an answer carries the first that holds, `explain` all of \
         them.\n\n",
    );
    head(page, &["code", "meaning"]);
    for it in Reason::ALL {
        row(page, &[&format!("`{it}`"), &meaning(DECISIONS, "Reason", &format!("{it:?}"))]);
    }
}

fn unavailabilities(page: &mut String) {
    page.push_str(
        "\n## Why nothing can be decided\n\nThe `why` of the reason `unavailable`, what `health` answers, and the codes \
         of the error `Unavailable`.\n\n",
    );
    head(page, &["code", "meaning", "advice"]);
    for it in Unavailability::ALL {
        let meaning = meaning(DECISIONS, "Unavailability", &format!("{it:?}"));
        row(page, &[&format!("`{it}`"), &meaning, &sentence(it.advice())]);
    }
    page.push_str(
        "\nAfter a withdrawal or a denial that met a retryable one the error also says that this process denies it meanwhile, \
         and that one that opens the store anew answers by what is stored, which is the grant: try again until it is written \
         ([adr/0036](adr/0036-a-no-that-is-not-written-denies.md)).\n",
    );
}

fn remedy_table(page: &mut String) {
    page.push_str("\n## Remedies\n\nWhat would change a denial.\n\n");
    head(page, &["code", "meaning", "about"]);
    for it in remedies() {
        let meaning = meaning(DECISIONS, "Remedy", variant_name(&it));
        row(page, &[&format!("`{}`", it.code()), &meaning, it.about().unwrap_or("–")]);
    }
}

fn refusals(page: &mut String) {
    page.push_str("\n## Refusals\n\nA rule's no to a command: the error `Refused`. Nothing was written.\n\n");
    head(page, &["code", "meaning", "advice"]);
    for code in RefusalCode::ALL {
        let advice = Refusal { code: *code, about: String::new(), affects: Vec::new() }.detail();
        let meaning = meaning(REFUSALS, "RefusalCode", &format!("{code:?}"));
        row(page, &[&format!("`{code}`"), &meaning, &sentence(&advice)]);
    }
}

/// Every reason for an end but a denial.
const ENDS: [EndReason; 5] =
    [EndReason::Closed, EndReason::Background, EndReason::TimeLimit, EndReason::SubjectChanged, EndReason::Shutdown];

fn ends(page: &mut String) {
    page.push_str(
        "\n## Why a session ended\n\nThe constants of `EndKind` in Kotlin and Swift; an end because of a denial is the kind `denied` there, \
         and its code is that of the denial.\n\n",
    );
    head(page, &["code", "meaning"]);
    for it in ENDS {
        row(page, &[&format!("`{}`", it.code()), &meaning(SESSIONS, "EndReason", &format!("{it:?}"))]);
    }
    row(page, &["a reason's code", &meaning(SESSIONS, "EndReason", "Denied")]);
}

fn lines(page: &mut String) {
    page.push_str(
        "\n## Lines of the log\n\nWhat `Config::logger` is handed, in Kotlin `Options.withLog`, in Swift `open(…, logger:)`: a level, a code, \
         a text for developers. Placet writes no log by itself. No line holds a path, the reference of a person, or \
         anything that the app passed.\n\n",
    );
    head(page, &["code", "level", "meaning"]);
    for it in LineCode::ALL {
        row(page, &[&format!("`{it}`"), &format!("{:?}", it.level()).to_lowercase(), it.meaning()]);
    }
}

fn files(page: &mut String) {
    page.push_str(
        "\n## Files of evidence\n\nWhy an export does not verify: `placet verify`, `placet::evidence::verify`. The fault names the line too.\n\n",
    );
    head(page, &["code", "meaning"]);
    for it in FaultCode::ALL {
        row(page, &[&format!("`{it}`"), it.meaning()]);
    }
    page.push_str("\nWhy a consent record or a receipt is not read: `read_record` and `read_receipt`.\n\n");
    head(page, &["code", "meaning"]);
    for it in ReceiptFaultCode::ALL {
        row(page, &[&format!("`{it}`"), it.meaning()]);
    }
}

/// Every remedy, about the kind of thing that it is about.
fn remedies() -> Vec<Remedy> {
    let about = |kind: &str| format!("the {kind}");
    vec![
        Remedy::AskDocument(about("document")),
        Remedy::AskAge,
        Remedy::AskConsent(about("purpose")),
        Remedy::AskSeparateConsent(about("purpose")),
        Remedy::TurnOn(about("switch")),
        Remedy::SetFact(about("fact")),
        Remedy::RequestPermission(about("permission")),
        Remedy::OpenSettings(about("permission")),
        Remedy::LiftRestriction(about("purpose")),
        Remedy::Enter(about("feature")),
        Remedy::CancelDeletion,
        Remedy::WaitUntil(None),
        Remedy::None,
    ]
}

/// A remedy that is missing here, and so in [`remedies`], does not compile.
fn variant_name(it: &Remedy) -> &'static str {
    match it {
        Remedy::AskDocument(_) => "AskDocument",
        Remedy::AskAge => "AskAge",
        Remedy::AskConsent(_) => "AskConsent",
        Remedy::AskSeparateConsent(_) => "AskSeparateConsent",
        Remedy::TurnOn(_) => "TurnOn",
        Remedy::SetFact(_) => "SetFact",
        Remedy::RequestPermission(_) => "RequestPermission",
        Remedy::OpenSettings(_) => "OpenSettings",
        Remedy::LiftRestriction(_) => "LiftRestriction",
        Remedy::Enter(_) => "Enter",
        Remedy::CancelDeletion => "CancelDeletion",
        Remedy::WaitUntil(_) => "WaitUntil",
        Remedy::None => "None",
    }
}

/// The doc comment in front of a variant of a type, as one line.
fn meaning(source: &str, of: &str, variant: &str) -> String {
    let mut inside = false;
    let mut doc: Vec<&str> = Vec::new();
    for line in source.lines().map(str::trim) {
        let opens = line.strip_suffix('{').map(|it| it.trim().trim_start_matches("pub ").trim_start_matches("enum "));
        if opens.is_some_and(|it| it == of) {
            inside = true;
            doc.clear();
        } else if inside && line == "}" && doc.is_empty() {
            inside = false;
        } else if let Some(text) = line.strip_prefix("///") {
            doc.push(text.trim());
        } else if !line.starts_with("#[") {
            let name = line.split(|c: char| !c.is_ascii_alphanumeric()).next();
            if inside && name == Some(variant) && !doc.is_empty() {
                return doc.join(" ");
            }
            doc.clear();
        }
    }
    panic!("{of}::{variant} has no doc comment");
}

/// A clause as a sentence of its own; a name in code keeps its letters.
fn sentence(clause: &str) -> String {
    let is_code = clause.split(' ').next().is_some_and(|it| it.contains(['(', '_']));
    match clause.split_at_checked(1) {
        Some((first, rest)) if !is_code => format!("{}{rest}.", first.to_uppercase()),
        _ => format!("{clause}."),
    }
}

fn words<'a>(codes: impl IntoIterator<Item = &'a str>) -> String {
    codes.into_iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ")
}

fn head(page: &mut String, heads: &[&str]) {
    row(page, heads);
    let _ = writeln!(page, "|{}", "---|".repeat(heads.len()));
}

fn row(page: &mut String, cells: &[&str]) {
    let _ = writeln!(page, "| {} |", cells.join(" | "));
}

fn first_difference(a: &str, b: &str) -> String {
    let pair = a.lines().zip(b.lines()).find(|(a, b)| a != b);
    pair.map_or_else(|| "one of them is longer".to_owned(), |(a, b)| format!("- {a}\n+ {b}"))
}
