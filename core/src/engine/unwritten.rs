//! Decisions that may be a no: one that could not be written denies in this process (ADR 0036), and one that is written
//! ends that.

use super::inner::Inner;
use super::{Change, ChangeReport, Health, Placet};
use crate::clock::{Reading, Timestamp};
use crate::error::Error;
use crate::event::{ConsentDecision, Event};
use crate::manifest::{ConsentKind, Manifest};
use crate::policy::unwritten::Matter;
use crate::policy::{Context, Declared, Refusal, SubjectState, Unavailability};

/// What a developer reads of a no that could not be written.
const NOT_WRITTEN: &str = "this process denies it meanwhile, one that opens the store anew answers by what is stored";

impl Placet {
    /// As [`decide`](Self::decide), for what the person decides on these matters here and now.
    pub(super) fn decide_on(
        &self,
        matters: Vec<(Matter, ConsentDecision)>,
        decide: impl FnOnce(&Context<'_>, &SubjectState) -> Result<Vec<Event>, Refusal>,
    ) -> Result<ChangeReport, Error> {
        self.decide_on_at(None, matters, decide)
    }

    /// The same for what the person decided elsewhere, at that moment where one is told.
    pub(super) fn decide_on_at(
        &self,
        told: Option<Timestamp>,
        matters: Vec<(Matter, ConsentDecision)>,
        decide: impl FnOnce(&Context<'_>, &SubjectState) -> Result<Vec<Event>, Refusal>,
    ) -> Result<ChangeReport, Error> {
        self.try_run(|inner, declared, reading| {
            let written = inner.write(declared, reading, |ctx, state, _| Ok((decide(ctx, state)?.into(), ())));
            match written {
                Ok((report, ())) => {
                    inner.are_written(&matters, told);
                    Ok(report)
                }
                Err(Error::Unavailable { why, detail }) if inner.deny(matters, told, declared, reading) => {
                    Err(Error::Unavailable { why, detail: advice(why, detail) })
                }
                Err(error) => Err(error),
            }
        })
    }
}

fn advice(why: Unavailability, detail: String) -> String {
    if why.is_retryable() { format!("{detail}; {NOT_WRITTEN}") } else { detail }
}

impl Inner {
    fn are_written(&mut self, matters: &[(Matter, ConsentDecision)], told: Option<Timestamp>) {
        let Ok(open) = self.opened() else { return };
        let subject = open.view.name.clone();
        for (matter, to) in matters {
            self.unwritten.is_written(&subject, matter, *to, told);
        }
        self.weigh_refusals();
    }

    /// Denies what was refused, from here on; says whether anything was.
    fn deny(
        &mut self,
        matters: Vec<(Matter, ConsentDecision)>,
        told: Option<Timestamp>,
        declared: &Declared,
        reading: &Reading,
    ) -> bool {
        let noes = matters.into_iter().filter(|(_, to)| *to != ConsentDecision::Granted);
        let noes: Vec<Matter> =
            noes.map(|(matter, _)| matter).filter(|it| is_decided_on(&declared.manifest, it)).collect();
        if noes.is_empty() || self.health() == Health::Unavailable(Unavailability::Closed) {
            return false;
        }
        let open = self.opened().ok();
        let now = open.map_or(reading.wall, |it| it.view.context(declared, reading).now);
        let at = told.map_or(now, |it| it.min(now));
        let view = open.map(|it| (it.view.name.clone(), it.view.state.clone()));
        let subject = view.as_ref().map(|it| &it.0).or(self.left.as_ref().map(|it| &it.name)).cloned();
        for it in noes {
            self.unwritten.add(subject.as_ref(), view.as_ref().map(|it| &it.1), it, at);
        }
        self.weigh_refusals();
        self.end_lost(declared, reading);
        self.notice(Change::Documents);
        self.notice(Change::Consents);
        true
    }

    /// What is refused of whoever is current now. Where the store is not there everything is denied.
    pub fn weigh_refusals(&mut self) {
        if self.unwritten.is_empty() && self.process.refused.is_empty() {
            return;
        }
        let Ok(open) = self.opened() else { return };
        let (name, state) = (open.view.name.clone(), open.view.state.clone());
        let refused = self.unwritten.refused(&name, &state);
        if refused != self.process.refused {
            self.process.refused = refused;
        }
    }
}

/// Whether a decision on it could be written, were the store there: what no decision ends must not begin.
fn is_decided_on(manifest: &Manifest, matter: &Matter) -> bool {
    match matter {
        Matter::Purpose(id) => {
            manifest.purposes.get(id).is_some_and(|it| it.consent.enforced() != ConsentKind::Document)
        }
        Matter::Document(id) => manifest.documents.contains_key(id),
        Matter::Switch(id) => manifest.switches.contains_key(id),
    }
}
