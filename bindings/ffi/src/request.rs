//! Requests about rights as they cross the border: their words, their records and their calls.

use placet::clock::Timestamp;
use placet::event::{DueSource, Evidence, RequestStep, Role, TaskId};
use placet::id::{DataId, FeatureId, GroundId, PromptId, PurposeId, RequestId};
use placet::manifest::{Owed, RightClock, RightKind};
use placet::policy::request::{self, Identity, RequestPhase};
use placet::{Error, Placet, engine};

use crate::error::PlacetError;
use crate::placet_core::PlacetCore;
use crate::reports::ChangeReport;

#[uniffi::remote(Enum)]
pub enum RightKind {
    Access,
    Copy,
    Portability,
    Rectify,
    Supplement,
    Erase,
    Withdraw,
    Restrict,
    Object,
    Explain,
    Complaint,
}

#[uniffi::remote(Enum)]
pub enum RightClock {
    Received,
    IdentityVerified,
    Checked,
}

#[uniffi::remote(Enum)]
pub enum Owed {
    Action,
    Reply,
}

#[uniffi::remote(Enum)]
pub enum Role {
    Own,
    Guardian,
    NextOfKin,
    Agent,
}

#[uniffi::remote(Enum)]
pub enum Identity {
    Known,
    ToBeVerified,
}

#[uniffi::remote(Enum)]
pub enum DueSource {
    Declared,
    Statutory,
}

#[uniffi::remote(Enum)]
pub enum RequestPhase {
    IdentityPending,
    InProgress,
    Answered,
    Completed,
    Refused,
}

#[uniffi::remote(Enum)]
pub enum RequestStep {
    Received,
    IdentityVerified,
    Checked,
    Extended,
    Moved,
    Answered,
    TaskDone,
    Completed,
    Refused,
    Lifted,
    Salvaged,
}

/// What a person asks for.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RequestForm {
    /// Which right.
    pub kind: RightKind,
    /// Who asks.
    pub role: Role,
    /// Whether the operator knows who that is.
    pub identity: Identity,
    /// On which ground, where the manifest names some for the right.
    pub ground: Option<GroundId>,
    /// About which data; all where none is named.
    pub data: Vec<DataId>,
    /// About which purposes; all where none is named.
    pub purposes: Vec<PurposeId>,
}

/// Something that a request asks to be done.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RequestTask {
    /// What it is about.
    pub id: TaskId,
    /// What is to be done, as its stable word.
    pub work: String,
    /// When it was done.
    pub done_at: Option<Timestamp>,
}

/// One line of a request's history.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RequestPast {
    /// When.
    pub at: Timestamp,
    /// What happened.
    pub what: RequestStep,
}

/// Where a request stands.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RequestStatus {
    /// Its id, which the person is shown.
    pub id: RequestId,
    /// Which right.
    pub kind: RightKind,
    /// Who asks.
    pub role: Role,
    /// On which ground.
    pub ground: Option<GroundId>,
    /// About which data; all where none is named.
    pub data: Vec<DataId>,
    /// About which purposes; all where none is named.
    pub purposes: Vec<PurposeId>,
    /// Whether the gate denies what it is about, until that is lifted.
    pub restricts: bool,
    /// The features that use the data or serve the purposes it names.
    pub features: Vec<FeatureId>,
    /// Its state.
    pub state: RequestPhase,
    /// When it was received.
    pub received_at: Timestamp,
    /// Until when something is owed.
    pub due_by: Option<Timestamp>,
    /// What its time waits for.
    pub waits_for: Option<RightClock>,
    /// Until when the operator must have done that, where it is the operator's own doing.
    pub start_by: Option<Timestamp>,
    /// Whether a date depends on days beyond the known calendar.
    pub provisional: bool,
    /// How many working days are left, today not counted.
    pub days_left: Option<u32>,
    /// Whether what was owed is overdue, or came too late.
    pub overdue: bool,
    /// What is owed.
    pub owed: Owed,
    /// Who says until when.
    pub source: DueSource,
    /// Why it has more time than was promised.
    pub extended: Option<GroundId>,
    /// Why it was refused.
    pub refused_for: Option<GroundId>,
    /// The text that says what the person can do about that.
    pub remedy: Option<PromptId>,
    /// What it asks to be done.
    pub tasks: Vec<RequestTask>,
    /// What happened to it, in order.
    pub history: Vec<RequestPast>,
}

/// What a call on a request brought about.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RequestReport {
    /// Where it stands now.
    pub status: RequestStatus,
    /// What changed with it.
    pub change: ChangeReport,
}

impl From<RequestForm> for request::RequestForm {
    fn from(it: RequestForm) -> Self {
        let RequestForm { kind, role, identity, ground, data, purposes } = it;
        let (data, purposes) = (data.into_iter().collect(), purposes.into_iter().collect());
        Self { kind, role, identity, ground, data, purposes }
    }
}

impl From<request::RequestStatus> for RequestStatus {
    fn from(it: request::RequestStatus) -> Self {
        let provisional = [it.due_by, it.start_by].into_iter().flatten().any(|it| it.provisional);
        let (refused_for, remedy) = it.refusal.map(|it| (it.reason, it.remedy)).unzip();
        let task = |it: request::TaskStatus| RequestTask { id: it.task, work: it.work.to_owned(), done_at: it.done };
        Self {
            id: it.id,
            kind: it.kind,
            role: it.role,
            ground: it.ground,
            data: it.data,
            purposes: it.purposes,
            restricts: it.restricts,
            features: it.features,
            state: it.state,
            received_at: it.received_at,
            due_by: it.due_by.map(|it| it.at),
            waits_for: it.waits_for,
            start_by: it.start_by.map(|it| it.at),
            provisional,
            days_left: it.days_left,
            overdue: it.overdue,
            owed: it.owed,
            source: it.source,
            extended: it.extended,
            refused_for,
            remedy,
            tasks: it.tasks.into_iter().map(task).collect(),
            history: it.history.into_iter().map(|it| RequestPast { at: it.at, what: it.what }).collect(),
        }
    }
}

impl From<engine::RequestReport> for RequestReport {
    fn from(it: engine::RequestReport) -> Self {
        let engine::RequestReport { status, change } = it;
        Self { status: status.into(), change: change.into() }
    }
}

type Answer<T> = Result<T, PlacetError>;

impl PlacetCore {
    fn ask_rights(&self, body: impl FnOnce(&Placet) -> Result<engine::RequestReport, Error>) -> Answer<RequestReport> {
        self.call(body).map(Into::into)
    }
}

/// Requests about rights, and the person's copy.
#[uniffi::export]
impl PlacetCore {
    /// Files a request.
    pub fn submit_request(&self, form: RequestForm, evidence: Evidence) -> Answer<RequestReport> {
        self.ask_rights(|it| it.submit_request(form.into(), evidence))
    }

    /// Records that whoever asks was verified, by this data.
    pub fn verify_identity(&self, id: RequestId, by: Vec<DataId>, evidence: Evidence) -> Answer<RequestReport> {
        self.ask_rights(|it| it.verify_identity(&id, &by, evidence))
    }

    /// Records that a request was checked.
    pub fn confirm_checked(&self, id: RequestId, evidence: Evidence) -> Answer<RequestReport> {
        self.ask_rights(|it| it.confirm_checked(&id, evidence))
    }

    /// Records that the person was answered.
    pub fn reply_to_request(&self, id: RequestId, evidence: Evidence) -> Answer<RequestReport> {
        self.ask_rights(|it| it.reply_to_request(&id, evidence))
    }

    /// Gives a request more working days.
    pub fn extend_request(
        &self,
        id: RequestId,
        working_days: u32,
        reason: GroundId,
        evidence: Evidence,
    ) -> Answer<RequestReport> {
        self.ask_rights(|it| it.extend_request(&id, working_days, &reason, evidence))
    }

    /// Refuses a request.
    pub fn refuse_request(
        &self,
        id: RequestId,
        reason: GroundId,
        remedy: PromptId,
        evidence: Evidence,
    ) -> Answer<RequestReport> {
        self.ask_rights(|it| it.refuse_request(&id, &reason, &remedy, evidence))
    }

    /// Records that all that a request asks for was done.
    pub fn complete_request(&self, id: RequestId, evidence: Evidence) -> Answer<RequestReport> {
        self.ask_rights(|it| it.complete_request(&id, evidence))
    }

    /// Records that a task of a request was done.
    pub fn confirm_request_task(&self, id: RequestId, task: TaskId, evidence: Evidence) -> Answer<RequestReport> {
        self.ask_rights(|it| it.confirm_request_task(&id, &task, evidence))
    }

    /// Lifts what a request stopped.
    pub fn lift_restriction(&self, id: RequestId, evidence: Evidence) -> Answer<RequestReport> {
        self.ask_rights(|it| it.lift_restriction(&id, evidence))
    }

    /// Every request of the current subject.
    pub fn requests(&self) -> Answer<Vec<RequestStatus>> {
        self.call(Placet::requests).map(|it| it.into_iter().map(Into::into).collect())
    }

    /// The person's copy of what is held about them, as a JSON document.
    pub fn copy_of_person(&self) -> Answer<String> {
        self.call(Placet::copy_of_person)
    }
}
