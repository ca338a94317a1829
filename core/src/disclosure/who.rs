//! Who is responsible, and the report at a glance: header, table of contents, footer.

use super::html::{Attribute, Tag};
use super::page::{Cell, Page};
use super::words::fill;
use crate::policy::{ConsentStatus, consent, document};

/// The sections in their order, by their ids.
const SECTIONS: usize = 9;

pub(super) fn header(page: &mut Page<'_>) {
    page.wrap(Tag::Header, &[], |page| {
        let (words, app) = (page.words, page.app());
        page.html.simple(Tag::H1, words.title);
        page.html.element(Tag::P, &[(Attribute::Class, "subtitle")], |it| it.text(&fill(words.subtitle, &[&app])));
        let written = fill(words.written, &[&page.time_text(page.material.ctx.latest)]);
        let zone = fill(words.zone, &[page.zone.name, &page.zone.offset()]);
        page.html.element(Tag::P, &[(Attribute::Class, "small")], |it| {
            it.text(&written);
            it.text(" · ");
            it.text(&zone);
        });
        glance(page);
        contents(page);
    });
}

pub(super) fn who(page: &mut Page<'_>) {
    let words = page.words;
    page.section("who", &words.who, |page| {
        let app = &page.manifest().app;
        let contact = &app.operator.contact;
        let ways = [&contact.department, &contact.email, &contact.phone, &contact.address];
        let ways: Vec<Cell> = ways.into_iter().flatten().map(Cell::text).collect();
        page.list(vec![
            (words.label.app, Cell::Lines(vec![Cell::text(page.app()), Cell::small(app.id.as_str())])),
            (words.label.operator, Cell::text(&app.operator.legal_name)),
            (words.label.contact, if ways.is_empty() { Cell::Nothing } else { Cell::Lines(ways) }),
            (words.label.declaration, Cell::text(format!("{} {}", words.label.version, app.version))),
            (words.label.declaration_hash, Cell::Hash(page.material.ctx.declared.hash)),
        ]);
    });
}

pub(super) fn footer(page: &mut Page<'_>) {
    let words = page.words;
    page.wrap(Tag::Footer, &[], |page| page.html.simple(Tag::P, words.footer));
}

fn contents(page: &mut Page<'_>) {
    let words = page.words;
    let sections: [(&str, &str); SECTIONS] = [
        ("#who", words.who.heading),
        ("#documents", words.documents.heading),
        ("#purposes", words.purposes.heading),
        ("#collected", words.collected.heading),
        ("#refused", words.refused.heading),
        ("#permissions", words.permissions.heading),
        ("#owed", words.owed.heading),
        ("#history", words.history.heading),
        ("#proof", words.proof.heading),
    ];
    page.wrap(Tag::Nav, &[(Attribute::AriaLabel, words.contents)], |page| {
        page.wrap(Tag::Ul, &[], |page| {
            for (link, heading) in sections {
                page.html.element(Tag::Li, &[], |it| {
                    it.element(Tag::A, &[(Attribute::Href, link)], |it| it.text(heading));
                });
            }
        });
    });
}

fn glance(page: &mut Page<'_>) {
    let words = page.words;
    let figures = [
        (words.glance_documents, accepted(page)),
        (words.glance_purposes, open(page)),
        (words.glance_refused, count(page.record.refused.len())),
        (words.glance_uses, page.material.uses.iter().fold(0, |sum: u64, it| sum.saturating_add(it.count))),
        (words.glance_owed, count(page.record.owed.values().filter(|it| it.met.is_none()).count())),
        (words.glance_entries, page.material.verified),
    ];
    let section = [(Attribute::Class, "glance"), (Attribute::LabelledBy, "glance-heading")];
    page.wrap(Tag::Section, &section, |page| {
        page.html.element(Tag::H2, &[(Attribute::Id, "glance-heading")], |it| it.text(words.glance));
        page.list(figures.map(|(label, figure)| (label, Cell::Number(figure))).to_vec());
    });
}

fn accepted(page: &Page<'_>) -> u64 {
    let (ctx, state) = (&page.material.ctx, &page.record.state);
    let documents = page.manifest().documents.iter();
    count(documents.filter(|(id, it)| document::counts(document::status(ctx, state, id, it))).count())
}

fn open(page: &Page<'_>) -> u64 {
    let (ctx, state) = (&page.material.ctx, &page.record.state);
    let purposes = page.manifest().purposes.iter();
    count(purposes.filter(|(id, it)| consent::status(ctx, state, id, it) == ConsentStatus::Granted).count())
}

fn count(it: usize) -> u64 {
    u64::try_from(it).unwrap_or(u64::MAX)
}
