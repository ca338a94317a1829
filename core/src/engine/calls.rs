//! Calls on documents, consents, facts, age and time: each is one rule's command, written in one transaction.

use super::inner::Inner;
use super::open::{Draft, Told};
use super::view::Age;
use super::{ChangeReport, Placet};
use crate::clock::Timestamp;
use crate::error::Error;
use crate::event::{ConsentDecision, Event, Evidence, TimeSource};
use crate::id::{DocumentId, FactId, Locale, PurposeId, SwitchId};
use crate::policy::document::DocumentCommand;
use crate::policy::observe::DecidedElsewhere;
use crate::policy::unwritten::Matter;
use crate::policy::{
    AgeBand, ConsentStatus, Context, DocumentStatus, Refusal, RefusalCode, SubjectState, consent, document, fact,
    observe, switch,
};

impl Placet {
    /// Records that a document was shown, in `locale` or else the app's default one. Comes before any decision on it.
    ///
    /// # Errors
    /// Refused with `not_declared` for a document or locale that the manifest does not declare.
    pub fn present(&self, id: &DocumentId, locale: Option<Locale>) -> Result<(), Error> {
        self.decide_document(id, DocumentCommand::Present(locale)).map(|_| ())
    }

    /// Records that the person accepted a document as it was presented (PIPL 14). Opens the purposes whose consent is
    /// `document`, and nothing else.
    ///
    /// # Errors
    /// Refused with `document_not_presented` where it was not shown in its present text.
    pub fn accept(&self, id: &DocumentId, evidence: Evidence) -> Result<ChangeReport, Error> {
        self.decide_document(id, DocumentCommand::Accept(evidence))
    }

    /// Records that the person declined a document. What may run before acceptance stays open.
    ///
    /// # Errors
    /// Refused with `document_not_presented` where it was not shown in its present text.
    pub fn decline(&self, id: &DocumentId, evidence: Evidence) -> Result<ChangeReport, Error> {
        self.decide_document(id, DocumentCommand::Decline(evidence))
    }

    /// Takes the acceptance of a document back (PIPL 15). Where it cannot be written it denies in this process, as with
    /// [`change`](Self::change).
    ///
    /// # Errors
    /// Refused with `document_not_accepted` where there is no acceptance.
    pub fn withdraw_document(&self, id: &DocumentId, evidence: Evidence) -> Result<ChangeReport, Error> {
        self.decide_document(id, DocumentCommand::Withdraw(evidence))
    }

    /// Takes in a decision on a document that the person made elsewhere: on the web, by mail, at the server. A denial
    /// binds. An acceptance counts where it was of the version and text that the manifest has now; the evidence says where it
    /// was made. Told again, it changes nothing. A denial that cannot be written denies in this process, as with
    /// [`change`](Self::change).
    ///
    /// # Errors
    /// Refused with `not_declared`, with `another_text` and `still_to_come` for an acceptance, and with `decided_since` where
    /// the person has decided here since.
    pub fn observe_acceptance(
        &self,
        id: &DocumentId,
        told: &DecidedElsewhere,
        evidence: Evidence,
    ) -> Result<ChangeReport, Error> {
        let matters = vec![(Matter::Document(id.clone()), told.to)];
        self.decide_on_at(Some(told.at), matters, |ctx, state| observe::acceptance(ctx, state, id, told, &evidence))
    }

    /// Where the current subject stands with a document.
    ///
    /// # Errors
    /// Refused with `not_declared`; unavailable with the store's trouble.
    pub fn document_status(&self, id: &DocumentId) -> Result<DocumentStatus, Error> {
        let declared = self.manifest().documents.get(id).ok_or_else(|| self.not_declared("document"))?;
        self.answer_of(|ctx, state| document::status(ctx, state, id, declared))
    }

    /// Changes consents in one transaction: every line is recorded, or none is.
    ///
    /// A withdrawal or a denial that the store would not take fails, and denies in this process from then on, until it is
    /// written or the person decides anew on that purpose (ADR 0036). The store goes on saying what it said, and so does a
    /// process that opens it: try again until it is written.
    ///
    /// # Errors
    /// Refused with the code of the first line's rule that says no; unavailable with the store's trouble.
    pub fn change(&self, evidence: Evidence, lines: Vec<(PurposeId, ConsentDecision)>) -> Result<ChangeReport, Error> {
        let matters = lines.iter().map(|(id, to)| (Matter::Purpose(id.clone()), *to)).collect();
        self.decide_on(matters, |ctx, state| consent::change(ctx, state, &lines, &evidence))
    }

    /// Grants a purpose that needs a consent of its own, and nothing together with it (PIPL 14, 29).
    ///
    /// # Errors
    /// Refused with `not_separate` for a purpose that does not need one.
    pub fn grant_separately(&self, id: &PurposeId, evidence: Evidence) -> Result<ChangeReport, Error> {
        let matter = (Matter::Purpose(id.clone()), ConsentDecision::Granted);
        self.decide_on(vec![matter], |ctx, state| consent::grant_separately(ctx, state, id, &evidence))
    }

    /// Takes in a decision on one purpose that the person made elsewhere, as
    /// [`observe_acceptance`](Self::observe_acceptance) does: version and hash are those of the manifest, so that a grant
    /// counts where it was given to the one in force here.
    ///
    /// # Errors
    /// As [`observe_acceptance`](Self::observe_acceptance), and refused with `purpose_follows_document`.
    pub fn observe_consent(
        &self,
        id: &PurposeId,
        told: &DecidedElsewhere,
        evidence: Evidence,
    ) -> Result<ChangeReport, Error> {
        let matters = vec![(Matter::Purpose(id.clone()), told.to)];
        self.decide_on_at(Some(told.at), matters, |ctx, state| observe::purpose(ctx, state, id, told, &evidence))
    }

    /// Where the current subject stands with a purpose.
    ///
    /// # Errors
    /// Refused with `not_declared`; unavailable with the store's trouble.
    pub fn status(&self, id: &PurposeId) -> Result<ConsentStatus, Error> {
        let declared = self.manifest().purposes.get(id).ok_or_else(|| self.not_declared("purpose"))?;
        self.answer_of(|ctx, state| consent::status(ctx, state, id, declared))
    }

    /// Records that a fact about the subject holds, until a moment where it has one, or no longer holds.
    ///
    /// # Errors
    /// Refused with `not_declared` or `already_past`.
    pub fn set_fact(
        &self,
        id: &FactId,
        holds: bool,
        until: Option<Timestamp>,
        evidence: Evidence,
    ) -> Result<ChangeReport, Error> {
        self.decide(|ctx, state| fact::set(ctx, state, id, holds, until, &evidence))
    }

    /// Whether a fact holds.
    ///
    /// # Errors
    /// Refused with `not_declared`; unavailable with the store's trouble.
    pub fn fact(&self, id: &FactId) -> Result<bool, Error> {
        if !self.manifest().facts.contains_key(id) {
            return Err(self.not_declared("fact"));
        }
        self.answer_of(|ctx, state| fact::holds(ctx, state, id))
    }

    /// Records that the person turned a switch off, which denies every purpose that it covers, or on again, which grants
    /// nothing.
    ///
    /// # Errors
    /// Refused with `not_declared`.
    pub fn set_switch(&self, id: &SwitchId, on: bool, evidence: Evidence) -> Result<ChangeReport, Error> {
        let to = if on { ConsentDecision::Granted } else { ConsentDecision::Denied };
        self.decide_on(vec![(Matter::Switch(id.clone()), to)], |ctx, state| switch::set(ctx, state, id, on, &evidence))
    }

    /// Whether a switch is on: it is until the person turns it off.
    ///
    /// # Errors
    /// Refused with `not_declared`; unavailable with the store's trouble.
    pub fn is_switched_on(&self, id: &SwitchId) -> Result<bool, Error> {
        if !self.manifest().switches.contains_key(id) {
            return Err(self.not_declared("switch"));
        }
        self.answer_of(|_, state| switch::is_on(state, id))
    }

    /// Notes what is known of the subject's age: a band, never a birth date, and never in the ledger.
    ///
    /// # Errors
    /// Unavailable with the store's trouble. Bands below 18 are kept and denied until guardians have their rules.
    pub fn set_age_band(&self, band: AgeBand) -> Result<ChangeReport, Error> {
        self.set_age(Age { band, until: None })
    }

    /// As [`set_age_band`](Self::set_age_band), for a band that ends: the day after the birthday that the person has
    /// not had yet. From then on the age is unknown, and to be asked for again.
    ///
    /// # Errors
    /// Refused with `already_past`; unavailable with the store's trouble.
    pub fn set_age_band_until(&self, band: AgeBand, until: Timestamp) -> Result<ChangeReport, Error> {
        self.set_age(Age { band, until: Some(until) })
    }

    fn set_age(&self, age: Age) -> Result<ChangeReport, Error> {
        let written = self.try_run(|inner, declared, reading| {
            inner.write(declared, reading, |ctx, _, _| {
                if age.until.is_some_and(|end| end <= ctx.now) {
                    return Err(Refusal::new(RefusalCode::AlreadyPast, "age"));
                }
                Ok((Draft { age: Some(age), ..Draft::default() }, ()))
            })
        });
        written.map(|(report, ())| report)
    }

    /// What is known of the subject's age.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn age_band(&self) -> Result<AgeBand, Error> {
        self.answer_of(|ctx, _| ctx.age)
    }

    /// Carries out what time has brought: grants that ran out, appeals that ended, sessions that lasted too long. Every call
    /// that changes something does it first. Then tells the observer where time changed what is owed: something is overdue,
    /// must be gone, or need not be kept any longer. Call it when [`next_due`](Self::next_due) says so.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn tick(&self) -> Result<(), Error> {
        self.try_run(|inner, declared, reading| {
            inner.write(declared, reading, |_, _, _| Ok((Draft::default(), ())))?;
            inner.tell_of_owed(declared, reading).map_err(Error::unavailable)
        })
    }

    /// Takes the time from somebody who can know it, where the ledger's is another: ends the doubt over a wall clock
    /// that ran ahead, and sets back what began with a wrong one. Then does what a tick does.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn observe_time(&self, now: Timestamp, source: TimeSource) -> Result<ChangeReport, Error> {
        let told = Some(Told { at: now, source });
        self.try_run(|inner, declared, reading| {
            inner.write_at(declared, reading, told, Box::new(|_, _, _| Ok(Draft::default())))
        })
    }

    /// When time next changes an answer or gives [`tick`](Self::tick) something to do; nothing where no moment is known.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn next_due(&self) -> Result<Option<Timestamp>, Error> {
        let due = self.run(|inner, declared, reading| {
            inner.read_more(declared, reading, |ctx, open, process| open.next_due(ctx, process))
        });
        due.map_err(Error::unavailable)
    }

    /// Looks whether another process has written, and tells the observer; says whether it had. A check does so by
    /// itself: this is for ending sessions that nobody is asking about.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn refresh(&self) -> Result<bool, Error> {
        self.run(Inner::refresh).map_err(Error::unavailable)
    }

    fn decide_document(&self, id: &DocumentId, command: DocumentCommand) -> Result<ChangeReport, Error> {
        let to = match command {
            DocumentCommand::Present(_) => None,
            DocumentCommand::Accept(_) => Some(ConsentDecision::Granted),
            DocumentCommand::Decline(_) => Some(ConsentDecision::Denied),
            DocumentCommand::Withdraw(_) => Some(ConsentDecision::Withdrawn),
        };
        let matters = to.into_iter().map(|to| (Matter::Document(id.clone()), to)).collect();
        self.decide_on(matters, |ctx, state| document::decide(ctx, state, id, command))
    }

    pub(super) fn decide(
        &self,
        decide: impl FnOnce(&Context<'_>, &SubjectState) -> Result<Vec<Event>, Refusal>,
    ) -> Result<ChangeReport, Error> {
        let written = self.try_run(|inner, declared, reading| {
            inner.write(declared, reading, |ctx, state, _| Ok((decide(ctx, state)?.into(), ())))
        });
        written.map(|(report, ())| report)
    }

    pub(super) fn answer_of<T>(&self, answer: impl FnOnce(&Context<'_>, &SubjectState) -> T) -> Result<T, Error> {
        self.run(|inner, declared, reading| inner.read(declared, reading, |ctx, open, _| answer(ctx, &open.view.state)))
            .map_err(Error::unavailable)
    }
}
