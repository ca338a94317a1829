//! What a developer or an operator writes: manifests, stories with their clauses, calendars.

use placet::calendar::{CalendarError, WorkingDays};
use placet::manifest::check::{check, fix};
use placet::manifest::{Manifest, Severity, merged};
use placet::story::Story;
use placet::story::clauses::Clauses;

use super::{documented, respelt};

/// Loader and checker agree, another spelling of what loads loads as the same, and a fix of what loads leaves no more to find.
pub fn manifest(bytes: &[u8]) {
    let report = check(bytes);
    for it in &report.findings {
        documented(it.code.as_str());
    }
    let errors = report.findings.iter().filter(|it| it.severity == Severity::Error).count();
    match Manifest::load(bytes) {
        Ok(manifest) => {
            assert_eq!(Some(&manifest), report.manifest.as_ref());
            assert_eq!(Manifest::load(&respelt(bytes)).as_ref(), Ok(&manifest));
            let patched = merged(bytes, b"{}");
            assert!(patched.is_ok_and(|it| Manifest::load(&it).as_ref() == Ok(&manifest)), "an empty patch changes it");
            assert_eq!(errors, 0);
        }
        Err(error) => {
            documented(error.code());
            assert!(errors > 0, "{error}, and the checker finds none");
        }
    }
    let fixed = fix::fix(bytes);
    // Where the form is wrong, or a byte order mark in front, meaning is looked at for the first time behind the fix.
    assert!(!report.is_loadable() || fixed.report.findings.len() <= report.findings.len());
    assert_eq!(check(&fixed.bytes), fixed.report);
    assert_eq!(fix::fix(&fixed.bytes).bytes, fixed.bytes, "a second fix finds more");
}

/// Another spelling of a story is the same story, and so are its clauses.
pub fn story(bytes: &[u8]) {
    match Story::parse("story", bytes) {
        Ok(story) => assert_eq!(Story::parse("story", &respelt(bytes)), Ok(story)),
        Err(error) => assert!(!error.message.is_empty() && error.step != Some(0), "{error:?}"),
    }
    match Clauses::parse(bytes) {
        Ok(clauses) => assert_eq!(Clauses::parse(&respelt(bytes)), Ok(clauses)),
        Err(error) => assert!(!error.is_empty()),
    }
}

/// A calendar that takes the built-in one's place is newer, knows as much, and counts days; it does so once.
pub fn calendar(bytes: &[u8]) {
    let known = WorkingDays::built_in();
    match known.replaced_by(bytes) {
        Ok(next) => {
            assert!(next.version() > known.version() && next.last() >= known.last());
            assert!(next.after(next.last(), 1).provisional && next.knows(known.last()));
            let from = known.last();
            let due = next.after(from, 15);
            assert!(due.day > from && next.is_working_day(due.day) && next.between(from, due.day) == 15);
            assert_eq!(known.replaced_by(&respelt(bytes)).as_ref(), Ok(&next));
            assert_eq!(next.replaced_by(bytes), Err(CalendarError::NotNewer));
        }
        Err(error) => documented(error.code()),
    }
}
