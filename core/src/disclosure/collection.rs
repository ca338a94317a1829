//! What took place: uses with their counts, permissions per feature, and what is owed.

use std::collections::BTreeSet;

use super::UseCount;
use super::decisions::{grant_now, undeclared};
use super::page::{Cell, Page, Tone};
use super::record::Owed;
use super::words::fill;
use crate::id::{FeatureId, PermissionId};
use crate::manifest::PermissionControl;
use crate::policy::{SystemPermission, permission};

pub(super) fn collected(page: &mut Page<'_>) {
    let words = page.words;
    page.section("collected", &words.collected, |page| {
        let rows: Vec<Vec<Cell>> = page.material.uses.iter().map(|it| use_row(page, it)).collect();
        if rows.is_empty() {
            return page.nothing(&words.collected);
        }
        let label = &words.label;
        let heads = [label.data, label.act, label.purpose, label.feature, label.count, label.first, label.last];
        page.table(words.collected.heading, &heads, rows);
    });
}

fn use_row(page: &Page<'_>, used: &UseCount) -> Vec<Cell> {
    let feature = Cell::text(page.feature(&used.it.feature));
    let (data, act, purpose) = match page.manifest().use_of(&used.it) {
        Some(it) => (page.data(&it.data), Cell::text((page.words.act)(it.act)), Cell::text(page.purpose(&it.purpose))),
        None => (Cell::Lines(vec![Cell::text(used.it.to_string()), undeclared(page)]), Cell::Nothing, Cell::Nothing),
    };
    vec![data, act, purpose, feature, Cell::Number(used.count), Cell::Time(used.first), Cell::Time(used.last)]
}

pub(super) fn permissions(page: &mut Page<'_>) {
    let words = page.words;
    page.section("permissions", &words.permissions, |page| {
        let rows: Vec<Vec<Cell>> = pairs(page).iter().map(|(id, it)| permission_row(page, id, it)).collect();
        if rows.is_empty() {
            return page.nothing(&words.permissions);
        }
        let label = &words.label;
        let heads = [label.permission, label.feature, label.usage, label.granted, label.system];
        page.table(words.permissions.heading, &heads, rows);
    });
}

/// Every feature with every permission that it needs, or that the person has answered there.
fn pairs(page: &Page<'_>) -> BTreeSet<(PermissionId, FeatureId)> {
    let mut pairs = BTreeSet::new();
    for (name, it) in page.manifest().uses() {
        let needed = page.manifest().permissions.keys().filter(|id| permission::needs(it, id));
        pairs.extend(needed.map(|id| (id.clone(), name.feature.clone())));
    }
    for (id, answers) in &page.record.state.permissions {
        pairs.extend(answers.keys().map(|feature| (id.clone(), feature.clone())));
    }
    pairs
}

fn permission_row(page: &Page<'_>, id: &PermissionId, feature: &FeatureId) -> Vec<Cell> {
    let declared = page.manifest().permissions.get(id);
    let answered = page.record.state.permissions.get(id).and_then(|it| it.get(feature)).map(|it| it.at);
    let answer = match answered {
        Some(at) => Cell::Lines(vec![grant_now(page, id, feature), Cell::Time(at)]),
        None => grant_now(page, id, feature),
    };
    let system = match declared.map(|it| it.control) {
        None => undeclared(page),
        Some(PermissionControl::App) => Cell::small(page.words.label.app_only),
        Some(PermissionControl::Os) => system_now(page, id),
    };
    let usage = declared.map_or(Cell::Nothing, |it| Cell::text(page.text(&it.usage)));
    vec![Cell::text(page.permission(id)), Cell::text(page.feature(feature)), usage, answer, system]
}

fn system_now(page: &Page<'_>, id: &PermissionId) -> Cell {
    let status = page.material.system.get(id).copied().unwrap_or(SystemPermission::NotDetermined);
    let tone = match status {
        SystemPermission::Granted => Tone::Open,
        SystemPermission::Denied => Tone::Closed,
        SystemPermission::Restricted => Tone::Attention,
        SystemPermission::NotDetermined => Tone::Quiet,
    };
    Cell::pill((page.words.system)(status), tone)
}

pub(super) fn owed(page: &mut Page<'_>) {
    let words = page.words;
    page.section("owed", &words.owed, |page| {
        let rows: Vec<Vec<Cell>> = page.record.owed.values().map(|it| owed_row(page, it)).collect();
        if rows.is_empty() {
            return page.nothing(&words.owed);
        }
        let label = &words.label;
        page.table(words.owed.heading, &[label.duty, label.because, label.since, label.state], rows);
    });
}

fn owed_row(page: &Page<'_>, owed: &Owed<'_>) -> Vec<Cell> {
    let label = &page.words.label;
    let state = match owed.met {
        None => Cell::pill(label.open, Tone::Attention),
        Some(at) => Cell::pill(fill(label.done, &[&page.time_text(at)]), Tone::Open),
    };
    vec![Cell::Text(page.duty(owed.it)), Cell::text(page.purpose(&owed.it.because)), Cell::time(owed.since), state]
}
