//! The page under construction: the material, the words, and the few shapes that every section is built from.

use std::fmt::Display;

use super::html::{Attribute, Html, Tag};
use super::record::Record;
use super::words::{self, SectionWords, Words, fill};
use super::zone;
use super::{MARK, Material};
use crate::calendar::Zone;
use crate::canonical::Hash;
use crate::clock::Timestamp;
use crate::event::{Actor, Obligation, ObligationKind, Proof};
use crate::id::{DataId, DocumentId, FactId, FeatureId, PermissionId, PurposeId, SwitchId};
use crate::manifest::{Manifest, Sensitivity, Texts};

const STYLE: &str = include_str!("report.css");
/// How many hexadecimal digits of a fingerprint stand where the whole one would crowd the line: 64 bits.
const SHORT_HASH: usize = 16;

/// How a state looks: what is open, what is closed by the person, what needs attention, what is neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Open,
    Closed,
    Attention,
    Quiet,
}

/// What stands in a cell of a table, or beside a label.
#[derive(Debug, Clone)]
pub(super) enum Cell {
    Text(String),
    Time(Timestamp),
    Pill(String, Tone),
    Number(u64),
    Hash(Hash),
    /// The beginning of a fingerprint, where the whole one would crowd the line.
    Beginning(Hash),
    Lines(Vec<Cell>),
    Small(String),
    Nothing,
}

impl Cell {
    pub fn text(it: impl Into<String>) -> Self {
        Self::Text(it.into())
    }

    pub fn small(it: impl Into<String>) -> Self {
        Self::Small(it.into())
    }

    pub fn pill(it: impl Into<String>, tone: Tone) -> Self {
        Self::Pill(it.into(), tone)
    }

    pub fn time(it: Option<Timestamp>) -> Self {
        it.map_or(Self::Nothing, Self::Time)
    }
}

/// A report as it grows.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub html: Html,
    pub words: &'static Words,
    pub material: &'a Material<'a>,
    pub record: Record<'a>,
    pub zone: Zone,
    locale: String,
}

impl<'a> Page<'a> {
    pub fn new(material: &'a Material<'a>, locale: &str) -> Self {
        Self {
            html: Html::new(),
            words: words::of(locale),
            material,
            record: Record::of(material.entries),
            zone: Zone::or_utc(&material.ctx.manifest().app.zone),
            locale: locale.replace('_', "-"),
        }
    }

    pub fn finish(self) -> String {
        self.html.finish()
    }

    pub fn manifest(&self) -> &'a Manifest {
        self.material.ctx.manifest()
    }

    /// The whole page around what `body` writes.
    pub fn document(&mut self, body: impl FnOnce(&mut Self)) {
        let title = format!("{} · {}", self.words.title, self.app());
        self.wrap(Tag::Html, &[(Attribute::Lang, self.words.lang)], |page| {
            page.html.head(&title, MARK, STYLE);
            page.wrap(Tag::Body, &[], body);
        });
    }

    pub fn main(&mut self, inside: impl FnOnce(&mut Self)) {
        self.wrap(Tag::Main, &[], inside);
    }

    /// An element around what `inside` writes with the page at hand.
    pub fn wrap(&mut self, tag: Tag, attributes: &[(Attribute, &str)], inside: impl FnOnce(&mut Self)) {
        let html = std::mem::replace(&mut self.html, Html::part());
        let mut outer = html;
        outer.element(tag, attributes, |outer| {
            std::mem::swap(&mut self.html, outer);
            inside(self);
            std::mem::swap(&mut self.html, outer);
        });
        self.html = outer;
    }

    /// A section with its heading and first sentence.
    pub fn section(&mut self, id: &str, words: &SectionWords, inside: impl FnOnce(&mut Self)) {
        let heading = format!("{id}-heading");
        self.wrap(Tag::Section, &[(Attribute::Id, id), (Attribute::LabelledBy, &heading)], |page| {
            page.html.element(Tag::H2, &[(Attribute::Id, &heading)], |it| it.text(words.heading));
            page.html.element(Tag::P, &[(Attribute::Class, "intro")], |it| it.text(words.intro));
            inside(page);
        });
    }

    pub fn nothing(&mut self, words: &SectionWords) {
        self.html.element(Tag::P, &[(Attribute::Class, "nothing")], |it| it.text(words.nothing));
    }

    /// A table whose first column names the row.
    pub fn table(&mut self, caption: &str, heads: &[&str], rows: Vec<Vec<Cell>>) {
        self.wrap(Tag::Table, &[], |page| {
            page.html.simple(Tag::Caption, caption);
            page.wrap(Tag::Thead, &[], |page| {
                page.wrap(Tag::Tr, &[], |page| {
                    for head in heads {
                        page.html.element(Tag::Th, &[(Attribute::Scope, "col")], |it| it.text(head));
                    }
                });
            });
            page.wrap(Tag::Tbody, &[], |page| {
                for row in rows {
                    page.row(heads, row);
                }
            });
        });
    }

    fn row(&mut self, heads: &[&str], row: Vec<Cell>) {
        self.wrap(Tag::Tr, &[], |page| {
            for (place, (head, cell)) in heads.iter().zip(&row).enumerate() {
                let class = if matches!(cell, Cell::Number(_)) { "number" } else { "" };
                let mut attributes = vec![(Attribute::Label, *head)];
                if !class.is_empty() {
                    attributes.push((Attribute::Class, class));
                }
                let tag = if place == 0 { Tag::Th } else { Tag::Td };
                if place == 0 {
                    attributes.push((Attribute::Scope, "row"));
                }
                page.wrap(tag, &attributes, |page| page.cell(cell));
            }
        });
    }

    /// Labels with what belongs to them; what has nothing is left out.
    pub fn list(&mut self, mut rows: Vec<(&str, Cell)>) {
        rows.retain(|(_, cell)| !matches!(cell, Cell::Nothing));
        if rows.is_empty() {
            return;
        }
        self.wrap(Tag::Dl, &[], |page| {
            for (label, cell) in rows {
                page.wrap(Tag::Div, &[], |page| {
                    page.html.simple(Tag::Dt, label);
                    page.wrap(Tag::Dd, &[], |page| page.cell(&cell));
                });
            }
        });
    }

    /// A card: a name, where it stands, and more.
    pub fn card(&mut self, name: &str, pills: Vec<Cell>, inside: impl FnOnce(&mut Self)) {
        self.wrap(Tag::Article, &[], |page| {
            page.wrap(Tag::Header, &[], |page| {
                page.html.simple(Tag::H3, name);
                for pill in pills {
                    page.cell(&pill);
                }
            });
            inside(page);
        });
    }

    pub fn cell(&mut self, cell: &Cell) {
        match cell {
            Cell::Text(it) => self.html.text(it),
            Cell::Time(it) => self.time(*it),
            Cell::Pill(it, tone) => {
                let class = match tone {
                    Tone::Open => "pill open",
                    Tone::Closed => "pill closed",
                    Tone::Attention => "pill attention",
                    Tone::Quiet => "pill",
                };
                self.html.element(Tag::Span, &[(Attribute::Class, class)], |html| html.text(it));
            }
            Cell::Number(it) => self.html.text(&it.to_string()),
            Cell::Hash(it) => self.html.element(Tag::Code, &[], |html| html.text(&it.to_string())),
            Cell::Beginning(it) => {
                let mut text = it.to_string();
                text.truncate(SHORT_HASH);
                self.html.element(Tag::Code, &[], |html| html.text(&text));
            }
            Cell::Lines(cells) => {
                for cell in cells.iter().filter(|it| !matches!(it, Cell::Nothing)) {
                    self.wrap(Tag::Div, &[], |page| page.cell(cell));
                }
            }
            Cell::Small(it) => self.html.element(Tag::Span, &[(Attribute::Class, "small")], |html| html.text(it)),
            Cell::Nothing => self.html.text("–"),
        }
    }

    pub fn time(&mut self, at: Timestamp) {
        let (machine, text) = (at.to_string(), self.time_text(at));
        self.html.element(Tag::Time, &[(Attribute::Datetime, &machine)], |it| it.text(&text));
    }

    /// A moment to the second; marked with the zone where that is UTC.
    pub fn time_text(&self, at: Timestamp) -> String {
        let Some(it) = self.zone.moment(at) else { return at.to_string() };
        let day = (self.words.day)(it.day);
        let mark = if self.zone.is_utc() { " UTC" } else { "" };
        format!("{day} {:02}:{:02}:{:02}{mark}", it.hour, it.minute, it.second)
    }

    /// A day as a manifest writes it.
    pub fn day(&self, text: Option<&str>) -> Cell {
        let Some(text) = text else { return Cell::Nothing };
        Cell::Text(zone::day(text).map_or_else(|| text.to_owned(), self.words.day))
    }

    /// Where and how a decision was made.
    pub fn place(&self, proof: &Proof) -> Cell {
        let mut parts = self.place_parts(proof).into_iter();
        let first = parts.next().map_or(Cell::Nothing, Cell::Text);
        Cell::Lines(std::iter::once(first).chain(parts.map(Cell::Small)).collect())
    }

    /// The same on one line, for where it is not what the line is about.
    pub fn place_line(&self, proof: &Proof) -> Cell {
        Cell::Small(self.place_parts(proof).join(" · "))
    }

    pub fn in_locale(&self, locale: &str) -> Cell {
        Cell::Small(fill(self.words.label.in_locale, &[locale]))
    }

    fn place_parts(&self, proof: &Proof) -> Vec<String> {
        let label = &self.words.label;
        let mut parts = vec![(self.words.surface)(proof.surface).to_owned()];
        if proof.actor == Actor::Guardian {
            parts.push(label.guardian.to_owned());
        }
        parts.extend(proof.locale.as_ref().map(|it| fill(label.in_locale, &[it.as_str()])));
        parts.extend(proof.prompt.as_ref().map(|it| fill(label.prompt, &[it.as_str()])));
        parts
    }

    /// What is owed, as something to be done.
    pub fn duty(&self, it: &Obligation) -> String {
        match it.what {
            ObligationKind::Erase => fill(self.words.label.erase, &[&self.data_name(&it.data)]),
        }
    }

    pub fn app(&self) -> String {
        let app = &self.manifest().app;
        self.best(Some(&app.names), &app.id)
    }

    pub fn document_name(&self, id: &DocumentId) -> String {
        self.best(self.manifest().documents.get(id).map(|it| &it.names), id)
    }

    pub fn purpose(&self, id: &PurposeId) -> String {
        self.best(self.manifest().purposes.get(id).map(|it| &it.names), id)
    }

    pub fn feature(&self, id: &FeatureId) -> String {
        self.best(self.manifest().features.get(id).map(|it| &it.names), id)
    }

    pub fn switch(&self, id: &SwitchId) -> String {
        self.best(self.manifest().switches.get(id).map(|it| &it.names), id)
    }

    pub fn permission(&self, id: &PermissionId) -> String {
        self.best(self.manifest().permissions.get(id).map(|it| &it.names), id)
    }

    pub fn fact(&self, id: &FactId) -> String {
        self.best(self.manifest().facts.get(id).map(|it| &it.names), id)
    }

    pub fn data_name(&self, id: &DataId) -> String {
        self.best(self.manifest().data.get(id).map(|it| &it.names), id)
    }

    /// Data by its name, marked where it is sensitive (PIPL 28).
    pub fn data(&self, id: &DataId) -> Cell {
        let name = Cell::Text(self.data_name(id));
        match self.manifest().data.get(id).map(|it| it.sensitivity) {
            Some(Sensitivity::Sensitive) => {
                Cell::Lines(vec![name, Cell::pill(self.words.label.sensitive, Tone::Attention)])
            }
            _ => name,
        }
    }

    /// The name in the reader's locale, or the id where the manifest has no name for it.
    pub fn best(&self, names: Option<&Texts>, id: &impl Display) -> String {
        let name = names.map_or("", |it| self.text(it));
        if name.trim().is_empty() { id.to_string() } else { name.to_owned() }
    }

    /// A text of the manifest in the reader's locale.
    pub fn text<'t>(&self, it: &'t Texts) -> &'t str {
        it.best(&self.locale, &self.manifest().app.default_locale)
    }
}
