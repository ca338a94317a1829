//! Every word that a report says by itself, one file per locale. Owns the choice between them and how values get into
//! a sentence; names come from the manifest and never from here.

mod deletion;
mod en;
mod request;
mod zh;

pub(super) use deletion::DeletionWords;
pub(super) use request::RequestWords;

use chrono::NaiveDate;

use crate::event::Surface;
use crate::manifest::{Act, Basis, ConsentKind};
use crate::policy::{ConsentStatus, DocumentStatus, GrantStatus, SystemPermission};

/// A section: its heading, what it says, and what it says where there is nothing.
#[derive(Debug)]
pub(super) struct SectionWords {
    pub heading: &'static str,
    pub intro: &'static str,
    pub nothing: &'static str,
}

/// All texts of one locale. `{0}` and `{1}` stand for values, see [`fill`].
#[derive(Debug)]
pub(super) struct Words {
    pub lang: &'static str,
    pub title: &'static str,
    pub subtitle: &'static str,
    pub written: &'static str,
    pub zone: &'static str,
    pub contents: &'static str,
    pub list: &'static str,
    pub footer: &'static str,

    pub glance: &'static str,
    pub glance_documents: &'static str,
    pub glance_purposes: &'static str,
    pub glance_refused: &'static str,
    pub glance_uses: &'static str,
    pub glance_owed: &'static str,
    pub glance_entries: &'static str,

    pub who: SectionWords,
    pub documents: SectionWords,
    pub purposes: SectionWords,
    pub collected: SectionWords,
    pub refused: SectionWords,
    pub permissions: SectionWords,
    pub owed: SectionWords,
    pub history: SectionWords,
    pub proof: SectionWords,

    pub label: Labels,
    pub happened: Happened,
    pub sentence: Sentences,
    pub deletion: &'static DeletionWords,
    pub request: &'static RequestWords,
    pub proof_text: ProofWords,

    pub day: fn(NaiveDate) -> String,
    pub surface: fn(Surface) -> &'static str,
    pub document: fn(DocumentStatus) -> &'static str,
    pub consent: fn(ConsentStatus) -> &'static str,
    pub system: fn(SystemPermission) -> &'static str,
    pub grant: fn(GrantStatus) -> &'static str,
    pub basis: fn(Basis) -> &'static str,
    pub kind: fn(ConsentKind) -> &'static str,
    pub act: fn(Act) -> &'static str,
}

/// Headings of columns and rows.
#[derive(Debug)]
pub(super) struct Labels {
    pub app: &'static str,
    pub operator: &'static str,
    pub contact: &'static str,
    pub declaration: &'static str,
    pub declaration_hash: &'static str,
    pub version: &'static str,
    pub published: &'static str,
    pub effective: &'static str,
    pub what: &'static str,
    pub when: &'static str,
    pub place: &'static str,
    pub text_hash: &'static str,
    pub since: &'static str,
    pub decided: &'static str,
    pub holds_until: &'static str,
    pub ran_out: &'static str,
    pub basis: &'static str,
    pub kind: &'static str,
    pub need: &'static str,
    pub impact: &'static str,
    pub recipients: &'static str,
    pub covers: &'static str,
    pub feature: &'static str,
    pub data: &'static str,
    pub act: &'static str,
    pub count: &'static str,
    pub purpose: &'static str,
    pub first: &'static str,
    pub last: &'static str,
    pub happened: &'static str,
    pub now: &'static str,
    pub permission: &'static str,
    pub usage: &'static str,
    pub granted: &'static str,
    pub system: &'static str,
    pub duty: &'static str,
    pub because: &'static str,
    pub state: &'static str,
    pub number: &'static str,
    pub begins: &'static str,
    pub chain: &'static str,
    pub sequence: &'static str,
    pub hash: &'static str,
    pub sensitive: &'static str,
    pub guardian: &'static str,
    pub undeclared: &'static str,
    pub app_only: &'static str,
    pub erase: &'static str,
    pub open: &'static str,
    pub done: &'static str,
    pub install_chain: &'static str,
    pub own_chain: &'static str,
    pub other_chain: &'static str,
    pub in_locale: &'static str,
    pub prompt: &'static str,
}

/// What happened to a thing, in a word or two.
#[derive(Debug)]
pub(super) struct Happened {
    pub shown: &'static str,
    pub accepted: &'static str,
    pub declined: &'static str,
    pub withdrawn: &'static str,
    pub refused: &'static str,
    pub ended_by_system: &'static str,
    pub ended_by_person: &'static str,
    pub document: &'static str,
    pub purpose: &'static str,
    pub permission: &'static str,
}

/// One entry of the ledger, as a sentence.
#[derive(Debug)]
pub(super) struct Sentences {
    pub created: &'static str,
    pub manifest: &'static str,
    pub subject: &'static str,
    pub clock: &'static str,
    pub told: &'static str,
    pub switched_off: &'static str,
    pub switched_on: &'static str,
    pub copied: &'static str,
    pub key_rotated: &'static str,
    pub recovered: &'static str,
    pub erasure_opened: &'static str,
    pub erasure_done: &'static str,
    pub subject_left: &'static str,
    pub subject_continued: &'static str,
    pub subject_entered: &'static str,
    pub subject_merged: &'static str,
    pub subject_closed: &'static str,
    pub salvaged: &'static str,
    pub presented: &'static str,
    pub accepted: &'static str,
    pub declined: &'static str,
    pub document_withdrawn: &'static str,
    pub granted: &'static str,
    pub denied: &'static str,
    pub withdrawn: &'static str,
    pub separately: &'static str,
    pub until: &'static str,
    pub expired: &'static str,
    pub permission_granted: &'static str,
    pub permission_refused: &'static str,
    pub ended_by_system: &'static str,
    pub ended_by_person: &'static str,
    pub fact_holds: &'static str,
    pub fact_gone: &'static str,
    pub owed: &'static str,
    pub met: &'static str,
    pub retention_swept: &'static str,
    pub hold_placed: &'static str,
    pub hold_lifted: &'static str,
    pub checkpoint: &'static str,
    pub swept: &'static str,
}

/// What is said of the ledger's verification.
#[derive(Debug)]
pub(super) struct ProofWords {
    pub verified: &'static str,
    pub heads: &'static str,
    pub check: &'static str,
    pub steps: &'static [&'static str],
    pub formula: &'static str,
}

/// The texts for a locale: Chinese for every `zh`, else English.
pub(super) fn of(locale: &str) -> &'static Words {
    let language = locale.split(['-', '_']).next().unwrap_or(locale);
    if language.eq_ignore_ascii_case("zh") { &zh::WORDS } else { &en::WORDS }
}

/// Puts values into a sentence: `{0}` is the first one. What is put in is not looked at again, so a value that holds
/// `{1}` stays as it is.
pub(super) fn fill(template: &str, values: &[&str]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((number, after)) = after.split_once('}') else { break };
        filled.push_str(number.parse().ok().and_then(|it: usize| values.get(it)).copied().unwrap_or_default());
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_into_a_sentence_is_not_read_as_one() {
        assert_eq!(fill("{0} for {1}.", &["{1}", "b"]), "{1} for b.");
        assert_eq!(fill("nothing", &["a"]), "nothing");
    }

    #[test]
    fn every_chinese_locale_is_chinese_and_every_other_one_english() {
        let langs = ["zh-CN", "zh", "zh_Hans", "en", "en-GB", "fr", ""].map(|it| of(it).lang);

        assert_eq!(langs, ["zh-CN", "zh-CN", "zh-CN", "en", "en", "en", "en"]);
    }
}
