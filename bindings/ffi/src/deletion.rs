//! The deletion of an account as it crosses the border: its words, its records and its calls.

use placet::calendar::Deadline;
use placet::clock::Timestamp;
use placet::event::{self, Evidence, TaskId};
use placet::evidence::DeletionReceipt;
use placet::id::{AcknowledgementId, ChoiceId, GroundId, PreconditionId, PromptId, RetentionId};
use placet::manifest::{CancelMeans, ChoiceOption};
use placet::policy::deletion::{
    DeletionPhase, DeletionStatus, HoldStatus, RefusalStatus, ServerWord, Task as EngineTask,
};
use placet::{Error, Placet, engine};

use crate::error::PlacetError;
use crate::placet_core::PlacetCore;
use crate::reports::ChangeReport;

#[uniffi::remote(Enum)]
pub enum DeletionPhase {
    Active,
    Preparing,
    Submitted,
    AppealPeriod,
    AppealElapsed,
    Held,
    Executing,
    Completed,
    Refused,
}

#[uniffi::remote(Enum)]
pub enum CancelMeans {
    InteractiveLogin,
    Choice,
}

#[uniffi::remote(Enum)]
pub enum ChoiceOption {
    Erase,
    Detach,
}

#[uniffi::remote(Record)]
pub struct Deadline {
    pub at: Timestamp,
    pub provisional: bool,
}

#[uniffi::remote(Record)]
pub struct HoldStatus {
    pub was: DeletionPhase,
    pub ground: GroundId,
    pub since: Timestamp,
    pub review: Timestamp,
}

#[uniffi::remote(Record)]
pub struct RefusalStatus {
    pub reason: GroundId,
    pub remedy: PromptId,
}

#[uniffi::remote(Record)]
pub struct DeletionStatus {
    pub state: DeletionPhase,
    pub submitted_at: Option<Timestamp>,
    pub ends_at: Option<Deadline>,
    pub due_by: Option<Deadline>,
    pub overdue: bool,
    pub cancel_by: Vec<CancelMeans>,
    pub missing: Vec<String>,
    pub hold: Option<HoldStatus>,
    pub refusal: Option<RefusalStatus>,
}

#[uniffi::remote(Enum)]
pub enum ServerWord {
    Active,
    Submitted { submitted: Option<Timestamp> },
    AppealPeriod { submitted: Option<Timestamp>, ends: Option<Timestamp> },
    AppealElapsed { submitted: Option<Timestamp> },
    Executing { submitted: Option<Timestamp> },
    Completed { submitted: Option<Timestamp> },
    Refused { reason: GroundId, remedy: PromptId },
}

/// What a task asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum TaskWork {
    /// Erase it.
    Erase,
    /// Anonymise it.
    Anonymise,
    /// Either of the two.
    EraseOrAnonymise,
    /// Leave it where it is, without its author.
    Detach,
    /// Set it aside until its time is over.
    Keep,
    /// Tell the recipient to erase it.
    Notify,
    /// Take back the recipient's own authorisation.
    Unbind,
    /// Let the backups run out.
    Expire,
    /// Keep the logs apart until they may go.
    SetAside,
    /// Erase what the device holds.
    Wipe,
}

/// One task of a deletion.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DeletionTask {
    /// What it is about.
    pub id: TaskId,
    /// What is to be done.
    pub work: TaskWork,
    /// For `Keep`, the rule that wants it kept.
    pub rule: Option<RetentionId>,
    /// For `Keep`, until when at least.
    pub until: Option<Timestamp>,
    /// When it was done.
    pub done_at: Option<Timestamp>,
}

/// What a call on the deletion brought about.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DeletionReport {
    /// Where it stands now.
    pub status: DeletionStatus,
    /// What changed with it.
    pub change: ChangeReport,
}

impl From<engine::DeletionReport> for DeletionReport {
    fn from(it: engine::DeletionReport) -> Self {
        let engine::DeletionReport { status, change } = it;
        Self { status, change: change.into() }
    }
}

impl From<(TaskId, EngineTask)> for DeletionTask {
    fn from((id, task): (TaskId, EngineTask)) -> Self {
        let (work, kept) = match task.work {
            event::TaskWork::Erase => (TaskWork::Erase, None),
            event::TaskWork::Anonymise => (TaskWork::Anonymise, None),
            event::TaskWork::EraseOrAnonymise => (TaskWork::EraseOrAnonymise, None),
            event::TaskWork::Detach => (TaskWork::Detach, None),
            event::TaskWork::Keep { rule, until } => (TaskWork::Keep, Some((rule, until))),
            event::TaskWork::Notify => (TaskWork::Notify, None),
            event::TaskWork::Unbind => (TaskWork::Unbind, None),
            event::TaskWork::Expire => (TaskWork::Expire, None),
            event::TaskWork::SetAside => (TaskWork::SetAside, None),
            event::TaskWork::Wipe => (TaskWork::Wipe, None),
        };
        let (rule, until) = kept.unzip();
        Self { id, work, rule, until, done_at: task.done }
    }
}

type Answer<T> = Result<T, PlacetError>;

impl PlacetCore {
    fn delete(&self, body: impl FnOnce(&Placet) -> Result<engine::DeletionReport, Error>) -> Answer<DeletionReport> {
        self.call(body).map(Into::into)
    }
}

/// The deletion of the account.
#[uniffi::export]
impl PlacetCore {
    /// Begins to delete the account.
    pub fn deletion_begin(&self, evidence: Evidence) -> Answer<DeletionReport> {
        self.delete(|it| it.deletion_begin(evidence))
    }

    /// Records that a precondition is met.
    pub fn deletion_satisfy(&self, precondition: PreconditionId, evidence: Evidence) -> Answer<DeletionReport> {
        self.delete(|it| it.deletion_satisfy(&precondition, evidence))
    }

    /// Records that the person acknowledged a text.
    pub fn deletion_acknowledge(&self, text: AcknowledgementId, evidence: Evidence) -> Answer<DeletionReport> {
        self.delete(|it| it.deletion_acknowledge(&text, evidence))
    }

    /// Records what the person chose.
    pub fn deletion_choose(
        &self,
        choice: ChoiceId,
        option: ChoiceOption,
        evidence: Evidence,
    ) -> Answer<DeletionReport> {
        self.delete(|it| it.deletion_choose(&choice, option, evidence))
    }

    /// Submits the deletion.
    pub fn deletion_submit(&self, evidence: Evidence) -> Answer<DeletionReport> {
        self.delete(|it| it.deletion_submit(evidence))
    }

    /// Cancels the deletion.
    pub fn deletion_cancel(&self, means: CancelMeans, evidence: Evidence) -> Answer<DeletionReport> {
        self.delete(|it| it.deletion_cancel(means, evidence))
    }

    /// Suspends the deletion until it is looked at again.
    pub fn deletion_hold(&self, ground: GroundId, review: Timestamp, evidence: Evidence) -> Answer<DeletionReport> {
        self.delete(|it| it.deletion_hold(&ground, review, evidence))
    }

    /// Lets a suspended deletion go on.
    pub fn deletion_lift(&self, evidence: Evidence) -> Answer<DeletionReport> {
        self.delete(|it| it.deletion_lift(evidence))
    }

    /// Refuses the deletion.
    pub fn deletion_refuse(&self, reason: GroundId, remedy: PromptId, evidence: Evidence) -> Answer<DeletionReport> {
        self.delete(|it| it.deletion_refuse(&reason, &remedy, evidence))
    }

    /// Takes the server's word on where the deletion stands.
    pub fn deletion_observe(&self, word: ServerWord, evidence: Evidence) -> Answer<DeletionReport> {
        self.delete(|it| it.deletion_observe(word, evidence))
    }

    /// Records that a task was done.
    pub fn confirm_task(&self, task: TaskId, evidence: Evidence) -> Answer<DeletionReport> {
        self.delete(|it| it.confirm_task(&task, evidence))
    }

    /// Where the deletion stands by now.
    pub fn deletion_status(&self) -> Answer<DeletionStatus> {
        self.call(Placet::deletion_status)
    }

    /// What carrying the deletion out asks for.
    pub fn deletion_tasks(&self) -> Answer<Vec<DeletionTask>> {
        self.call(Placet::deletion_tasks).map(|it| it.into_iter().map(Into::into).collect())
    }

    /// The receipts of the deletions that are over, each as a file.
    pub fn deletion_receipts(&self) -> Answer<Vec<String>> {
        self.call(Placet::deletion_receipts).map(|it| it.iter().map(DeletionReceipt::to_json).collect())
    }

    /// Takes a newer calendar of working days.
    pub fn replace_calendar(&self, calendar: Vec<u8>) -> Answer<()> {
        self.call(|it| it.replace_calendar(&calendar))
    }
}
