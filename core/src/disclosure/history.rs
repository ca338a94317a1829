//! Every entry of the ledger as a sentence. Owns that none is left out: the match over events is total.

use std::collections::BTreeMap;

use super::Recorded;
use super::html::Tag;
use super::page::{Cell, Page};
use super::words::fill;
use super::{deletion, request};
use crate::clock::Timestamp;
use crate::event::{
    AcceptanceObserved, ConsentChange, ConsentDecision, ConsentObserved, Event, Merge, PermissionSource, Proof,
    deletion_events, request_events,
};
use crate::id::{FeatureId, PermissionId};
use crate::ledger::ChainName;

pub(super) fn history(page: &mut Page<'_>) {
    let words = page.words;
    page.section("history", &words.history, |page| {
        let entries = page.material.entries;
        if entries.is_empty() {
            return page.nothing(&words.history);
        }
        chain(page, words.label.install_chain, entries.iter().filter(|it| it.chain == ChainName::Install));
        chain(page, words.label.own_chain, entries.iter().filter(|it| it.chain != ChainName::Install));
    });
}

fn chain<'a>(page: &mut Page<'_>, name: &str, entries: impl Iterator<Item = &'a Recorded>) {
    let rows: Vec<Vec<Cell>> = entries.map(|it| row(page, it)).collect();
    if rows.is_empty() {
        return;
    }
    let label = &page.words.label;
    page.html.simple(Tag::H3, name);
    page.table(name, &[label.number, label.when, label.what, label.begins], rows);
}

fn row(page: &Page<'_>, it: &Recorded) -> Vec<Cell> {
    let event = &it.entry.event;
    let mut what: Vec<Cell> = said(page, event).into_iter().map(Cell::Text).collect();
    what.push(match event {
        Event::DocumentPresented { locale, .. } => page.in_locale(locale.as_str()),
        _ => proof_of(event).map_or(Cell::Nothing, |it| page.place_line(it)),
    });
    vec![Cell::Number(it.sequence), Cell::Time(it.entry.at), Cell::Lines(what), Cell::Beginning(it.hash)]
}

/// What an entry says, one sentence a line.
fn said(page: &Page<'_>, event: &Event) -> Vec<String> {
    let words = &page.words.sentence;
    match event {
        Event::InstallCreated { app } => one(words.created, app.as_str()),
        Event::ManifestOpened { version, .. } => one(words.manifest, version),
        Event::SubjectOpened { .. } => one(words.subject, ""),
        Event::ClockJumped { wall, mark } => {
            vec![fill(words.clock, &[&page.time_text(*wall), &page.time_text(*mark)])]
        }
        Event::TimeObserved { was, .. } => one(words.told, &page.time_text(*was)),
        Event::InstallCopied {} => one(words.copied, ""),
        Event::KeyRotated {} => one(words.key_rotated, ""),
        Event::ErasureOpened { .. } => one(words.erasure_opened, ""),
        Event::ErasureDone { .. } => one(words.erasure_done, ""),
        Event::SubjectLeft { .. } => one(words.subject_left, ""),
        Event::SubjectContinued { .. } => one(words.subject_continued, ""),
        Event::SubjectEntered { .. } => one(words.subject_entered, ""),
        Event::SubjectMerged { changed, .. } => merged(page, changed),
        Event::SubjectClosed { .. } => one(words.subject_closed, ""),
        Event::Recovered { kept, .. } => one(words.recovered, kept),
        Event::RestrictionsSalvaged { .. } => salvaged(page, event),
        Event::Swept { after, .. } => one(words.swept, &after.to_string()),
        Event::DocumentPresented { document, version, .. } => {
            let name = page.document_name(document);
            one(words.presented, &version.as_ref().map_or(name.clone(), |it| format!("{name} {it}")))
        }
        Event::DocumentAccepted { document, .. } => one(words.accepted, &page.document_name(document)),
        Event::DocumentDeclined { document, .. } => one(words.declined, &page.document_name(document)),
        Event::DocumentWithdrawn { document, .. } => one(words.document_withdrawn, &page.document_name(document)),
        Event::AcceptanceObserved { .. } | Event::ConsentObserved { .. } | Event::ConsentChanged { .. } => {
            told(page, event)
        }
        Event::SeparateConsentGranted { purpose, expires, .. } => {
            with_end(page, fill(words.separately, &[&page.purpose(purpose)]), *expires)
        }
        Event::ConsentExpired { purpose } => one(words.expired, &page.purpose(purpose)),
        Event::PermissionGranted { permission, feature, .. } => for_feature(page, permission, feature, true),
        Event::PermissionRefused { permission, feature, .. } => for_feature(page, permission, feature, false),
        Event::PermissionEnded { permission, source } => one(ended(page, *source), &page.permission(permission)),
        Event::FactSet { fact, holds, until, .. } => {
            let template = if *holds { words.fact_holds } else { words.fact_gone };
            with_end(page, fill(template, &[&page.fact(fact)]), *until)
        }
        Event::SwitchSet { switch, on, .. } => {
            one(if *on { words.switched_on } else { words.switched_off }, &page.switch(switch))
        }
        Event::ObligationOpened { obligation } => {
            vec![fill(words.owed, &[&page.data_name(&obligation.data), &page.purpose(&obligation.because)])]
        }
        Event::ObligationMet { id, .. } => one(words.met, &owed(page, *id)),
        Event::RetentionSwept { data, .. } => one(words.retention_swept, &page.data_name(data)),
        Event::HoldPlaced { ground, review, .. } => {
            vec![fill(words.hold_placed, &[ground.as_str(), &page.time_text(*review)])]
        }
        Event::HoldLifted(it) => one(words.hold_lifted, it.ground.as_str()),
        Event::Checkpoint { .. } => one(words.checkpoint, ""),
        deletion_events!() => deletion::said(page, event),
        request_events!() => request::said(page, event),
    }
}

fn ended(page: &Page<'_>, source: PermissionSource) -> &'static str {
    match source {
        PermissionSource::System => page.words.sentence.ended_by_system,
        PermissionSource::Person => page.words.sentence.ended_by_person,
    }
}

/// What had been owed under that number.
fn owed(page: &Page<'_>, id: u64) -> String {
    page.record.owed.get(&id).map_or_else(|| id.to_string(), |it| page.duty(it.it))
}

/// What was taken over from a store that was set aside, one line a kind.
fn salvaged(page: &Page<'_>, event: &Event) -> Vec<String> {
    let Event::RestrictionsSalvaged { purposes, documents, permissions, switches, obligations } = event else {
        return Vec::new();
    };
    let words = &page.words.sentence;
    let names = [
        documents.iter().map(|it| page.document_name(it)).collect::<Vec<_>>(),
        purposes.iter().map(|it| page.purpose(it)).collect(),
        permissions
            .iter()
            .map(|it| fill(words.permission_refused, &[&page.permission(&it.permission), &page.feature(&it.feature)]))
            .collect(),
        switches.iter().map(|it| page.switch(it)).collect(),
        obligations.iter().map(|it| page.duty(it)).collect(),
    ];
    let lines = names.into_iter().filter(|it| !it.is_empty()).map(|it| it.join(page.words.list));
    std::iter::once(words.salvaged.to_owned()).chain(lines).collect()
}

/// What a guest brought into the account, one line each.
fn merged(page: &Page<'_>, changed: &Merge) -> Vec<String> {
    let words = &page.words.sentence;
    let by = |was: ConsentDecision, [granted, denied, withdrawn]: [&'static str; 3]| match was {
        ConsentDecision::Granted => granted,
        ConsentDecision::Denied => denied,
        ConsentDecision::Withdrawn => withdrawn,
    };
    let documents = changed.documents.iter().filter_map(|it| {
        let template = by(it.decided.as_ref()?.was, [words.accepted, words.declined, words.document_withdrawn]);
        Some(fill(template, &[&page.document_name(&it.document)]))
    });
    let consents = changed.consents.iter().map(|it| {
        let template = by(it.was, [words.granted, words.denied, words.withdrawn]);
        fill(template, &[&page.purpose(&it.purpose)])
    });
    let permissions = changed.permissions.iter().map(|it| {
        let template = if it.granted { words.permission_granted } else { words.permission_refused };
        fill(template, &[&page.permission(&it.permission), &page.feature(&it.feature)])
    });
    let facts = changed.facts.iter().map(|it| fill(words.fact_gone, &[&page.fact(it)]));
    let switches = changed.switches.iter().map(|it| fill(words.switched_off, &[&page.switch(it)]));
    let owed = changed.obligations.iter().map(|it| page.duty(it));
    let lines = documents.chain(consents).chain(permissions).chain(facts).chain(switches).chain(owed);
    std::iter::once(words.subject_merged.to_owned()).chain(lines).collect()
}

fn one(template: &str, value: &str) -> Vec<String> {
    vec![fill(template, &[value])]
}

fn for_feature(page: &Page<'_>, permission: &PermissionId, feature: &FeatureId, granted: bool) -> Vec<String> {
    let words = &page.words.sentence;
    let template = if granted { words.permission_granted } else { words.permission_refused };
    vec![fill(template, &[&page.permission(permission), &page.feature(feature)])]
}

fn with_end(page: &Page<'_>, sentence: String, end: Option<Timestamp>) -> Vec<String> {
    let until = end.map(|it| fill(page.words.sentence.until, &[&page.time_text(it)]));
    std::iter::once(sentence).chain(until).collect()
}

/// The lines of one transaction, those together that say the same.
fn changed(page: &Page<'_>, changes: &[ConsentChange]) -> Vec<String> {
    let words = &page.words.sentence;
    let mut alike: BTreeMap<(ConsentDecision, Option<Timestamp>), Vec<String>> = BTreeMap::new();
    for it in changes {
        alike.entry((it.to, it.expires)).or_default().push(page.purpose(&it.purpose));
    }
    let lines = alike.into_iter().flat_map(|((to, expires), names)| {
        let template = match to {
            ConsentDecision::Granted => words.granted,
            ConsentDecision::Denied => words.denied,
            ConsentDecision::Withdrawn => words.withdrawn,
        };
        with_end(page, fill(template, &[&names.join(page.words.list)]), expires)
    });
    lines.collect()
}

/// What was decided elsewhere reads as if it had been decided here; where it was is with the proof.
fn told(page: &Page<'_>, event: &Event) -> Vec<String> {
    let words = &page.words.sentence;
    match event {
        Event::AcceptanceObserved(AcceptanceObserved { document, to, .. }) => {
            let template = match to {
                ConsentDecision::Granted => words.accepted,
                ConsentDecision::Denied => words.declined,
                ConsentDecision::Withdrawn => words.document_withdrawn,
            };
            vec![fill(template, &[&page.document_name(document)])]
        }
        Event::ConsentObserved(ConsentObserved { change, .. }) => changed(page, std::slice::from_ref(change)),
        Event::ConsentChanged { changes, .. } => changed(page, changes),
        _ => Vec::new(),
    }
}

fn proof_of(event: &Event) -> Option<&Proof> {
    match event {
        Event::DocumentAccepted { proof, .. }
        | Event::DocumentDeclined { proof, .. }
        | Event::DocumentWithdrawn { proof, .. }
        | Event::AcceptanceObserved(AcceptanceObserved { proof, .. })
        | Event::ConsentObserved(ConsentObserved { proof, .. })
        | Event::ConsentChanged { proof, .. }
        | Event::SeparateConsentGranted { proof, .. }
        | Event::PermissionGranted { proof, .. }
        | Event::PermissionRefused { proof, .. }
        | Event::FactSet { proof, .. }
        | Event::SwitchSet { proof, .. }
        | Event::ObligationMet { proof, .. }
        | Event::RetentionSwept { proof, .. }
        | Event::HoldPlaced { proof, .. } => Some(proof),
        Event::HoldLifted(it) => Some(&it.proof),
        deletion_events!() => deletion::proof(event),
        request_events!() => request::proof(event),
        Event::InstallCreated { .. }
        | Event::ManifestOpened { .. }
        | Event::SubjectOpened { .. }
        | Event::ClockJumped { .. }
        | Event::TimeObserved { .. }
        | Event::InstallCopied {}
        | Event::KeyRotated {}
        | Event::ErasureOpened { .. }
        | Event::ErasureDone { .. }
        | Event::SubjectLeft { .. }
        | Event::SubjectContinued { .. }
        | Event::SubjectEntered { .. }
        | Event::SubjectMerged { .. }
        | Event::SubjectClosed { .. }
        | Event::Recovered { .. }
        | Event::RestrictionsSalvaged { .. }
        | Event::Swept { .. }
        | Event::DocumentPresented { .. }
        | Event::ConsentExpired { .. }
        | Event::PermissionEnded { .. }
        | Event::ObligationOpened { .. }
        | Event::Checkpoint { .. } => None,
    }
}
