//! What is owed, and how long data is kept, as they cross the border: their words, their records and their calls.

use placet::clock::Timestamp;
use placet::event::{self, Evidence, ObligationKind};
use placet::id::{DataId, GroundId, PurposeId, RecipientId, RetentionId, SubjectRef};
use placet::manifest::{Meanwhile, Then};
use placet::policy::obligation::{self, Because, ConfirmedBy, ObligationId, OwedWork};
use placet::policy::retention;
use placet::{Placet, engine};

use crate::error::PlacetError;
use crate::placet_core::PlacetCore;
use crate::reports::ChangeReport;

#[uniffi::remote(Enum)]
pub enum OwedWork {
    Erase,
    Anonymise,
    EraseOrAnonymise,
    Detach,
    Keep,
    Notify,
    Unbind,
    Expire,
    SetAside,
    Wipe,
    VerifyIdentity,
    Check,
    Answer,
    Act,
}

#[uniffi::remote(Enum)]
pub enum Because {
    PurposeEnded,
    RuleEnded,
    TermEnds,
    Request,
    Deletion,
}

#[uniffi::remote(Enum)]
pub enum ConfirmedBy {
    App,
    Server,
    Recipient,
    Operator,
}

#[uniffi::remote(Enum)]
pub enum Then {
    Erase,
    Anonymise,
    EraseOrAnonymise,
}

#[uniffi::remote(Enum)]
pub enum Meanwhile {
    StorageOnly,
}

/// Data that nothing keeps any more.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Obligation {
    /// Its number within the chain.
    pub id: u64,
    /// What is owed.
    pub what: ObligationKind,
    /// The data it is about.
    pub data: DataId,
    /// The purpose whose end brought it about.
    pub because: PurposeId,
}

/// Something owed to the person that was not confirmed yet.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OpenObligation {
    /// What it is called until it is confirmed.
    pub id: ObligationId,
    /// What is owed.
    pub what: OwedWork,
    /// The data it is about, where it is about one kind of it.
    pub data: Option<DataId>,
    /// The recipient it is about, where it is about one.
    pub recipient: Option<RecipientId>,
    /// What brought it about.
    pub why: Because,
    /// Which: the id of the purpose, the retention rule or the request.
    pub about: Option<String>,
    /// Until when; nothing while that is not known, or held.
    pub due_by: Option<Timestamp>,
    /// Whether that depends on days beyond the known calendar.
    pub provisional: bool,
    /// Whether that has passed.
    pub overdue: bool,
    /// Until when the law has it kept first, for storage alone.
    pub keep_until: Option<Timestamp>,
    /// The ground of the hold that stops it.
    pub held: Option<GroundId>,
    /// Who can say that it was done.
    pub confirmed_by: ConfirmedBy,
}

/// Something owed to a subject that is not the current one.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OwedElsewhere {
    /// To whom.
    pub subject: SubjectRef,
    /// What.
    pub obligation: OpenObligation,
}

/// How long one kind of data is kept, and by which rules.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RetentionPlan {
    /// The data.
    pub data: DataId,
    /// The rules that are about it.
    pub rules: Vec<RetentionId>,
    /// Until when it must be kept.
    pub keep_until: Option<Timestamp>,
    /// When it must be gone at the latest.
    pub gone_by: Option<Timestamp>,
    /// The events that end it, in the manifest's words.
    pub until: Vec<String>,
    /// The reasons for which it may be kept longer, in the manifest's words.
    pub extended_by: Vec<String>,
    /// What may be done with it while it must be kept.
    pub meanwhile: Option<Meanwhile>,
    /// What follows.
    pub then: Then,
}

impl From<event::Obligation> for Obligation {
    fn from(it: event::Obligation) -> Self {
        Self { id: it.id, what: it.what, data: it.data, because: it.because }
    }
}

impl From<obligation::OpenObligation> for OpenObligation {
    fn from(it: obligation::OpenObligation) -> Self {
        Self {
            id: it.id,
            what: it.what,
            data: it.data,
            recipient: it.recipient,
            why: it.why,
            about: it.about,
            due_by: it.due_by.map(|it| it.at),
            provisional: it.due_by.is_some_and(|it| it.provisional),
            overdue: it.overdue,
            keep_until: it.keep_until,
            held: it.held,
            confirmed_by: it.confirmed_by,
        }
    }
}

impl From<retention::Plan> for RetentionPlan {
    fn from(it: retention::Plan) -> Self {
        Self {
            data: it.data,
            rules: it.rules,
            keep_until: it.keep_until.map(|(at, _)| at),
            gone_by: it.gone_by.map(|(at, _)| at),
            until: it.until,
            extended_by: it.extended_by,
            meanwhile: it.meanwhile,
            then: it.then,
        }
    }
}

type Answer<T> = Result<T, PlacetError>;

impl PlacetCore {
    fn keep(&self, body: impl FnOnce(&Placet) -> Result<engine::ChangeReport, placet::Error>) -> Answer<ChangeReport> {
        self.call(body).map(Into::into)
    }
}

/// What is owed, and how long data is kept.
#[uniffi::export]
impl PlacetCore {
    /// What is owed to the person.
    pub fn obligations(&self) -> Answer<Vec<OpenObligation>> {
        self.call(Placet::obligations).map(|it| it.into_iter().map(Into::into).collect())
    }

    /// Records that something owed was done.
    pub fn confirm(&self, id: ObligationId, evidence: Evidence) -> Answer<ChangeReport> {
        self.keep(|it| it.confirm(&id, evidence))
    }

    /// What is owed to the subjects that are not the current one.
    pub fn obligations_of_others(&self) -> Answer<Vec<OwedElsewhere>> {
        let owed =
            |(subject, it): (SubjectRef, obligation::OpenObligation)| OwedElsewhere { subject, obligation: it.into() };
        self.call(Placet::obligations_of_others).map(|it| it.into_iter().map(owed).collect())
    }

    /// Records that something owed to a subject was done, whoever is the current one.
    pub fn confirm_of(&self, subject: SubjectRef, id: ObligationId, evidence: Evidence) -> Answer<ChangeReport> {
        self.keep(|it| it.confirm_of(&subject, &id, evidence))
    }

    /// How long data is kept.
    pub fn retention(&self, data: DataId) -> Answer<RetentionPlan> {
        self.call(|it| it.retention(&data)).map(Into::into)
    }

    /// Says that an event came which ends the keeping of data.
    pub fn end_retention(&self, data: DataId, event: String) -> Answer<ChangeReport> {
        self.keep(|it| it.end_retention(&data, &event))
    }

    /// Places a hold.
    pub fn place_hold(&self, ground: GroundId, review: Timestamp, evidence: Evidence) -> Answer<ChangeReport> {
        self.keep(|it| it.place_hold(&ground, review, &evidence))
    }

    /// Lifts a hold.
    pub fn lift_hold(&self, ground: GroundId, evidence: Evidence) -> Answer<ChangeReport> {
        self.keep(|it| it.lift_hold(&ground, &evidence))
    }
}
