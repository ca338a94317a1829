//! What the person decided: documents, purposes, and every no. Where a decision stands is the policy's answer.

use super::page::{Cell, Page, Tone};
use super::record::{Decided, DocumentLine, DocumentStep, Refused};
use crate::canonical::Hash;
use crate::event::{ConsentDecision, PermissionSource};
use crate::id::{DocumentId, FeatureId, PermissionId, PurposeId};
use crate::manifest::{Direction, Document, Purpose};
use crate::policy::{ConsentStatus, DocumentStatus, GrantStatus, consent, document, permission};

pub(super) fn documents(page: &mut Page<'_>) {
    let words = page.words;
    page.section("documents", &words.documents, |page| {
        let declared = &page.manifest().documents;
        let gone: Vec<&DocumentId> =
            page.record.documents.keys().copied().filter(|it| !declared.contains_key(*it)).collect();
        if declared.is_empty() && gone.is_empty() {
            return page.nothing(&words.documents);
        }
        for (id, it) in declared {
            document_card(page, id, Some(it));
        }
        for id in gone {
            document_card(page, id, None);
        }
    });
}

fn document_card(page: &mut Page<'_>, id: &DocumentId, declared: Option<&Document>) {
    let words = page.words;
    let (name, now) = (page.document_name(id), document_now(page, id));
    page.card(&name, vec![now], |page| {
        if let Some(it) = declared {
            page.list(vec![
                (words.label.version, it.version.as_ref().map_or(Cell::Nothing, Cell::text)),
                (words.label.published, page.day(it.published.as_deref())),
                (words.label.effective, page.day(it.effective.as_deref())),
            ]);
        }
        let lines = page.record.documents.get(id).map(Vec::as_slice).unwrap_or_default();
        let rows: Vec<Vec<Cell>> = lines.iter().map(|it| document_row(page, it)).collect();
        if !rows.is_empty() {
            let label = &words.label;
            page.table(&name, &[label.what, label.when, label.place, label.text_hash], rows);
        }
    });
}

fn document_row(page: &Page<'_>, line: &DocumentLine<'_>) -> Vec<Cell> {
    let happened = &page.words.happened;
    let (what, place) = match line.step {
        DocumentStep::Shown { locale } => (happened.shown, page.in_locale(locale)),
        DocumentStep::Decided(decided) => {
            let what = match decided.was {
                ConsentDecision::Granted => happened.accepted,
                ConsentDecision::Denied => happened.declined,
                ConsentDecision::Withdrawn => happened.withdrawn,
            };
            (what, page.place(decided.proof))
        }
    };
    let version = line.version.map_or(Cell::Nothing, |it| Cell::small(format!("{} {it}", page.words.label.version)));
    let text = if line.text == Hash::ZERO { Cell::Nothing } else { Cell::Hash(line.text) };
    vec![Cell::Lines(vec![Cell::text(what), version]), Cell::Time(line.at), place, text]
}

pub(super) fn purposes(page: &mut Page<'_>) {
    let words = page.words;
    page.section("purposes", &words.purposes, |page| {
        let declared = &page.manifest().purposes;
        let gone: Vec<&PurposeId> =
            page.record.consents.keys().copied().filter(|it| !declared.contains_key(*it)).collect();
        if declared.is_empty() && gone.is_empty() {
            return page.nothing(&words.purposes);
        }
        for (id, it) in declared {
            purpose_card(page, id, it);
        }
        for id in gone {
            let (name, now) = (page.purpose(id), purpose_now(page, id));
            let decided = decision(page, id, None);
            page.card(&name, vec![now], |page| page.list(decided));
        }
    });
}

fn purpose_card(page: &mut Page<'_>, id: &PurposeId, declared: &Purpose) {
    let label = &page.words.label;
    let (name, now) = (page.purpose(id), purpose_now(page, id));
    let mut rows = vec![
        (label.kind, Cell::text((page.words.kind)(declared.consent.enforced()))),
        (label.basis, Cell::text((page.words.basis)(declared.basis))),
    ];
    rows.extend(decision(page, id, Some(declared)));
    let text = |it: &Option<_>| it.as_ref().map_or(Cell::Nothing, |it| Cell::text(page.text(it)));
    rows.push((label.need, text(&declared.necessity_text)));
    rows.push((label.impact, text(&declared.impact_text)));
    rows.push((label.recipients, recipients(page, id)));
    let covers = covers(page, id);
    page.card(&name, vec![now], |page| {
        page.list(rows);
        if !covers.is_empty() {
            page.table(label.covers, &[label.data, label.act, label.feature], covers);
        }
    });
}

/// When a decision was made and where, and how long it holds.
fn decision(page: &Page<'_>, id: &PurposeId, declared: Option<&Purpose>) -> Vec<(&'static str, Cell)> {
    let label = &page.words.label;
    let Some(decided) = page.record.consents.get(id) else { return Vec::new() };
    let when = if decided.was == ConsentDecision::Granted { label.decided } else { label.since };
    let end = page.record.state.consents.get(id).and_then(|it| it.expires);
    let status = declared.map(|it| consent::status(&page.material.ctx, &page.record.state, id, it));
    let end_label = if status == Some(ConsentStatus::Expired) { label.ran_out } else { label.holds_until };
    vec![(when, Cell::Time(decided.at)), (label.place, page.place(decided.proof)), (end_label, Cell::time(end))]
}

/// The uses that a decision on the purpose opens and closes.
fn covers(page: &Page<'_>, id: &PurposeId) -> Vec<Vec<Cell>> {
    let uses = page.manifest().uses().filter(|(_, it)| it.purpose == *id);
    let row = |(name, it): (crate::id::UseRef, &crate::manifest::Use)| {
        vec![page.data(&it.data), Cell::text((page.words.act)(it.act)), Cell::text(page.feature(&name.feature))]
    };
    uses.map(row).collect()
}

/// Who is given data for the purpose, or collects it there by itself, with the registered name (PIPL 23).
fn recipients(page: &Page<'_>, id: &PurposeId) -> Cell {
    let takes_part = |it: &&crate::manifest::Recipient| {
        it.direction == Direction::Out
            && (it.receives.iter().any(|it| it.purpose == *id) || it.collects.iter().any(|it| it.purpose == *id))
    };
    let named = page.manifest().recipients.iter().filter(|(_, it)| takes_part(it)).map(|(id, it)| {
        let registered = it.legal_name.as_ref().map_or(Cell::Nothing, Cell::small);
        Cell::Lines(vec![Cell::text(page.best(Some(&it.names), id)), registered])
    });
    let lines: Vec<Cell> = named.collect();
    if lines.is_empty() { Cell::Nothing } else { Cell::Lines(lines) }
}

pub(super) fn refused(page: &mut Page<'_>) {
    let words = page.words;
    page.section("refused", &words.refused, |page| {
        let rows: Vec<Vec<Cell>> = page.record.refused.iter().map(|it| refused_row(page, it)).collect();
        if rows.is_empty() {
            return page.nothing(&words.refused);
        }
        let label = &words.label;
        page.table(words.refused.heading, &[label.what, label.happened, label.when, label.place, label.now], rows);
    });
}

fn refused_row(page: &Page<'_>, it: &Refused<'_>) -> Vec<Cell> {
    let happened = &page.words.happened;
    let no = |it: &Decided<'_>, denied| if it.was == ConsentDecision::Withdrawn { happened.withdrawn } else { denied };
    let (name, kind, said, at, place, now) = match it {
        Refused::Document(id, decided) => {
            let (name, now) = (page.document_name(id), document_now(page, id));
            (
                name,
                happened.document.to_owned(),
                no(decided, happened.declined),
                decided.at,
                page.place(decided.proof),
                now,
            )
        }
        Refused::Purpose(id, decided) => {
            let (name, now) = (page.purpose(id), purpose_now(page, id));
            (
                name,
                happened.purpose.to_owned(),
                no(decided, happened.refused),
                decided.at,
                page.place(decided.proof),
                now,
            )
        }
        Refused::Permission(id, feature, at, proof) => {
            let kind = format!("{} · {}", happened.permission, page.feature(feature));
            (page.permission(id), kind, happened.refused, *at, page.place(proof), grant_now(page, id, feature))
        }
        Refused::PermissionEnded(id, source, at) => {
            let said = match source {
                PermissionSource::System => happened.ended_by_system,
                PermissionSource::Person => happened.ended_by_person,
            };
            (page.permission(id), happened.permission.to_owned(), said, *at, Cell::Nothing, grants_now(page, id))
        }
    };
    vec![Cell::Lines(vec![Cell::Text(name), Cell::Small(kind)]), Cell::text(said), Cell::Time(at), place, now]
}

fn document_now(page: &Page<'_>, id: &DocumentId) -> Cell {
    let Some(declared) = page.manifest().documents.get(id) else { return undeclared(page) };
    let status = document::status(&page.material.ctx, &page.record.state, id, declared);
    let tone = match status {
        DocumentStatus::Accepted => Tone::Open,
        DocumentStatus::Declined | DocumentStatus::Withdrawn => Tone::Closed,
        DocumentStatus::NoticeDue | DocumentStatus::Outdated => Tone::Attention,
        DocumentStatus::NotPresented | DocumentStatus::Presented => Tone::Quiet,
    };
    Cell::pill((page.words.document)(status), tone)
}

fn purpose_now(page: &Page<'_>, id: &PurposeId) -> Cell {
    let Some(declared) = page.manifest().purposes.get(id) else { return undeclared(page) };
    let status = consent::status(&page.material.ctx, &page.record.state, id, declared);
    let tone = match status {
        ConsentStatus::Granted => Tone::Open,
        ConsentStatus::Denied | ConsentStatus::Withdrawn => Tone::Closed,
        ConsentStatus::Expired | ConsentStatus::Invalidated => Tone::Attention,
        ConsentStatus::NotDetermined => Tone::Quiet,
    };
    Cell::pill((page.words.consent)(status), tone)
}

/// Where a permission stands for one feature.
pub(super) fn grant_now(page: &Page<'_>, id: &PermissionId, feature: &FeatureId) -> Cell {
    grant_pill(page, permission::grant(&page.record.state, id, feature))
}

/// Where a permission stands that ended for all features: open again as soon as one was allowed it anew.
fn grants_now(page: &Page<'_>, id: &PermissionId) -> Cell {
    let grants = page.record.state.permissions.get(id);
    let is_granted = grants.is_some_and(|it| it.values().any(|it| it.granted));
    grant_pill(page, if is_granted { GrantStatus::Granted } else { GrantStatus::NotDetermined })
}

fn grant_pill(page: &Page<'_>, status: GrantStatus) -> Cell {
    let tone = match status {
        GrantStatus::Granted => Tone::Open,
        GrantStatus::Refused => Tone::Closed,
        GrantStatus::NotDetermined => Tone::Quiet,
    };
    Cell::pill((page.words.grant)(status), tone)
}

/// What the ledger knows and the manifest no longer does.
pub(super) fn undeclared(page: &Page<'_>) -> Cell {
    Cell::pill(page.words.label.undeclared, Tone::Quiet)
}
