//! Documents: identified, dated, and honest about what declining and changing them does.

use super::Judge;
use crate::clock::day_of;
use crate::manifest::{ChangeKind, ChangeNeed, ConsentKind, Document, FindingCode, HashOf, Necessary, OnDecline};

pub(super) fn judge(judge: &mut Judge<'_>) {
    let manifest = judge.manifest;
    for (id, it) in &manifest.documents {
        texts(judge, id.as_str(), it);
        dates(judge, id.as_str(), it);
        declining(judge, id.as_str(), it);
        changes(judge, id.as_str(), it);
    }
    let nobody_is_shown_one = manifest.general_documents().is_empty();
    for (id, it) in &manifest.purposes {
        if nobody_is_shown_one && it.consent.enforced() == ConsentKind::Document {
            let message = "accepting documents opens it, and no document is for everyone";
            judge.find(FindingCode::DocumentConsentWithoutDocument, &["purposes", id.as_str(), "consent"], message);
        }
    }
}

fn texts(judge: &mut Judge<'_>, id: &str, it: &Document) {
    if it.texts.is_empty() {
        judge.find(FindingCode::DocumentWithoutText, &["documents", id, "texts"], "the document has no text");
    }
    let is_hash = |it: &str| it.len() == 64 && it.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'));
    for earlier in it.supersedes.keys().filter(|it| !is_hash(it)) {
        let path = ["documents", id, "supersedes", earlier];
        judge.find(FindingCode::BadHash, &path, "these are not 64 lower-case hexadecimal digits");
    }
    let mut is_identity = false;
    for (locale, text) in &it.texts {
        if !is_hash(&text.sha256) {
            let path = ["documents", id, "texts", locale, "sha256"];
            judge.find(FindingCode::BadHash, &path, "these are not 64 lower-case hexadecimal digits");
        }
        is_identity |= text.hash_of == HashOf::Identity;
    }
    if is_identity {
        let path = ["documents", id, "texts"];
        judge.find(FindingCode::HashOfIdentity, &path, "the hash was taken of the identity line");
    }
}

fn dates(judge: &mut Judge<'_>, id: &str, it: &Document) {
    let mut day = |key: &str, written: &Option<String>| {
        let written = written.as_ref()?;
        let day = day_of(written);
        if day.is_none() {
            judge.find(FindingCode::BadDate, &["documents", id, key], format_args!("`{written}` is not a day"));
        }
        day
    };
    let published = day("published", &it.published);
    let effective = day("effective", &it.effective);
    if let (Some(published), Some(effective)) = (published, effective)
        && effective <= published
    {
        let message = format!("it is published on {published} and in force from {effective}");
        judge.find(FindingCode::InForceOnPublication, &["documents", id, "effective"], message);
    }
    if it.version.is_none() && it.published.is_none() && it.effective.is_none() {
        let message = "it names no version and no day, so its hash identifies it";
        judge.find(FindingCode::DocumentWithoutVersion, &["documents", id], message);
    }
}

fn declining(judge: &mut Judge<'_>, id: &str, it: &Document) {
    let app = &judge.manifest.app;
    let needs_nothing = match app.service_type.necessary() {
        Necessary::Nothing => true,
        Necessary::Listed => false,
        Necessary::Declared => app.necessary.is_empty(),
    };
    if !needs_nothing {
        return;
    }
    let service = app.service_type.as_str();
    let path = ["documents", id, "on_decline"];
    if it.on_decline.enforced() == OnDecline::Exit {
        let message = format!("declining ends the app, and the basic service of `{service}` needs no data");
        judge.find(FindingCode::ExitEnforced, &path, message);
    } else if it.on_decline.stated() == OnDecline::Exit {
        let message =
            format!("the text ends the app for who declines, and the basic service of `{service}` needs no data");
        judge.find(FindingCode::ExitWithoutNeed, &path, message);
    }
}

fn changes(judge: &mut Judge<'_>, id: &str, it: &Document) {
    for (kind, need) in &it.changes {
        let word = match kind {
            ChangeKind::Wording | ChangeKind::Rights => continue,
            ChangeKind::Purpose => "purpose",
            ChangeKind::Method => "method",
            ChangeKind::Data => "data",
            ChangeKind::Recipient => "recipient",
            ChangeKind::Operator => "operator",
        };
        if *need != ChangeNeed::Express {
            let message = format!("the text lets a change of {word} govern without a new decision");
            judge.find(FindingCode::ChangeWeakerThanLaw, &["documents", id, "changes", word], message);
        }
    }
}
