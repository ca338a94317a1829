//! The checker: every finding at once, each with its place in the source. For build machines; what it calls an error
//! is what the [loader](Manifest::load) refuses, because both read through the same tree and types.

pub mod fix;
mod shape;

use std::collections::BTreeSet;

use serde::Deserialize;

use super::decode::Source;
use super::form;
use super::source::{self, Kind, Member, Node, Place};
use super::{Finding, FindingCode, Manifest, Severity, Span};

/// The most findings on form that are reported; a file with more is not a manifest yet.
pub const MAX_FORM_FINDINGS: usize = 1000;

/// What the checker found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Every finding, in the order of the file.
    pub findings: Vec<Finding>,
    /// The manifest, where it is loadable.
    pub manifest: Option<Manifest>,
}

impl Report {
    /// Whether the manifest is loadable: no finding is an error.
    pub fn is_loadable(&self) -> bool {
        self.manifest.is_some()
    }
}

/// Checks a manifest's bytes and reports every finding: form, then meaning as far as the form lets it be read.
///
/// Where keys are unknown, written twice or `null`, meaning is judged without them; where something is missing or has
/// another form, meaning waits until that is mended.
pub fn check(bytes: &[u8]) -> Report {
    let root = match form::tree_of(bytes) {
        Ok(root) => root,
        Err(stop) => {
            let (finding, place) = *stop;
            let mut findings = vec![(finding, place.unwrap_or(Place { start: 0, end: 0 }))];
            return Report { findings: placed(bytes, &mut findings), manifest: None };
        }
    };
    let mut found = form::faults(&root, MAX_FORM_FINDINGS);
    found.extend(shape::faults(&root, MAX_FORM_FINDINGS));
    let droppable = found.iter().filter(|(it, _)| is_droppable(it.code));
    let dropped: BTreeSet<usize> = droppable.map(|(_, place)| place.start).collect();
    let built = if dropped.is_empty() {
        Manifest::deserialize(Source(&root))
    } else {
        Manifest::deserialize(Source(&without(&root, &dropped)))
    };
    let mut manifest = None;
    match built {
        Ok(built) => {
            let semantic = built.findings().into_iter().map(|it| {
                let place = source::place_of(&root, &it.path);
                (it, place)
            });
            found.extend(semantic);
            manifest = Some(built);
        }
        Err(fault) if found.iter().all(|(it, _)| it.severity != Severity::Error) => {
            let (finding, place) = *form::mismatch(fault);
            found.push((finding, place.unwrap_or(root.place)));
        }
        Err(_) => {}
    }
    let is_loadable = found.iter().all(|(it, _)| it.severity != Severity::Error);
    Report { findings: placed(bytes, &mut found), manifest: manifest.filter(|_| is_loadable) }
}

/// Whether meaning can be judged without what the finding is about.
fn is_droppable(code: FindingCode) -> bool {
    matches!(code, FindingCode::DuplicateKey | FindingCode::UnknownKey | FindingCode::NullValue)
}

/// The tree without the members whose key or value starts at one of the given bytes.
fn without<'n>(node: &'n Node<'n>, dropped: &BTreeSet<usize>) -> Node<'n> {
    let is_dropped = |it: &Member<'_>| dropped.contains(&it.key_place.start) || dropped.contains(&it.value.place.start);
    let kind = match &node.kind {
        Kind::Null => Kind::Null,
        Kind::Bool(it) => Kind::Bool(*it),
        Kind::Number(it) => Kind::Number(it),
        Kind::Text(it) => Kind::Text((&**it).into()),
        Kind::List(items) => {
            let kept = items.iter().filter(|it| !dropped.contains(&it.place.start));
            Kind::List(kept.map(|it| without(it, dropped)).collect())
        }
        Kind::Object(members) => {
            let kept = members.iter().filter(|it| !is_dropped(it));
            let copy = |it: &'n Member<'n>| Member {
                key: (&*it.key).into(),
                key_place: it.key_place,
                value: without(&it.value, dropped),
            };
            Kind::Object(kept.map(copy).collect())
        }
    };
    Node { kind, place: node.place }
}

/// The findings in the order of the file, with line and column; one pass over the source for all of them.
fn placed(bytes: &[u8], found: &mut Vec<(Finding, Place)>) -> Vec<Finding> {
    found.sort_by(|(a, a_place), (b, b_place)| {
        (a_place.start, a.severity, &a.path, a.code).cmp(&(b_place.start, b.severity, &b.path, b.code))
    });
    let (mut line, mut column, mut at) = (1, 1, 0);
    let mut findings = Vec::with_capacity(found.len());
    for (finding, place) in found.drain(..) {
        for byte in bytes.iter().take(place.start).skip(at) {
            match byte {
                b'\n' => (line, column) = (line + 1, 1),
                byte if (byte & 0xc0) != 0x80 => column += 1,
                _ => {}
            }
        }
        at = at.max(place.start);
        let span = Span { start: place.start, end: place.end.max(place.start), line, column };
        findings.push(Finding { span: Some(span), ..finding });
    }
    findings
}
