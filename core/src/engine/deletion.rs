//! Calls on the deletion of the account. Each is one command of its machine, written in one transaction.

use super::open::Draft;
use super::{ChangeReport, Placet};
use crate::calendar::CalendarError;
use crate::clock::Timestamp;
use crate::error::Error;
use crate::event::{Evidence, TaskId};
use crate::id::{AcknowledgementId, ChoiceId, GroundId, PreconditionId, PromptId};
use crate::manifest::{CancelMeans, ChoiceOption};
use crate::policy::deletion::{self, Command, DeletionStatus, ServerWord, Stage, Task, Timeline};
use crate::policy::obligation::{self, ObligationId};
use crate::policy::{Context, Refusal, SubjectState};

/// What a command on the deletion brought about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeletionReport {
    /// Where it stands now.
    pub status: DeletionStatus,
    /// What changed with it.
    pub change: ChangeReport,
}

impl Placet {
    /// Begins to delete the account. Where that was begun before, says where it stands.
    ///
    /// # Errors
    /// Refused with `not_declared` where the manifest declares no deletion; unavailable with the store's trouble.
    pub fn deletion_begin(&self, evidence: Evidence) -> Result<DeletionReport, Error> {
        self.deletion(Command::Begin(evidence))
    }

    /// Records that a precondition is met; its fact holds from now on.
    ///
    /// # Errors
    /// Refused with `deletion_state` but before submission, and with `not_declared`.
    pub fn deletion_satisfy(&self, id: &PreconditionId, evidence: Evidence) -> Result<DeletionReport, Error> {
        self.deletion(Command::Satisfy(id.clone(), evidence))
    }

    /// Records that the person acknowledged a text.
    ///
    /// # Errors
    /// As [`deletion_satisfy`](Self::deletion_satisfy).
    pub fn deletion_acknowledge(&self, id: &AcknowledgementId, evidence: Evidence) -> Result<DeletionReport, Error> {
        self.deletion(Command::Acknowledge(id.clone(), evidence))
    }

    /// Records what the person chose; choosing again replaces it.
    ///
    /// # Errors
    /// As [`deletion_satisfy`](Self::deletion_satisfy); `not_declared` for an option that the choice does not have too.
    pub fn deletion_choose(
        &self,
        id: &ChoiceId,
        option: ChoiceOption,
        evidence: Evidence,
    ) -> Result<DeletionReport, Error> {
        self.deletion(Command::Choose(id.clone(), option, evidence))
    }

    /// Submits the deletion. From here on the gate denies everything but what the manifest leaves open during the
    /// appeal, in every process; nothing is erased yet. A second call returns the first submission.
    ///
    /// # Errors
    /// Refused with `deletion_incomplete`, which names what is missing, `appeal_unspecified` and `deletion_state`.
    pub fn deletion_submit(&self, evidence: Evidence) -> Result<DeletionReport, Error> {
        self.deletion(Command::Submit(evidence))
    }

    /// Cancels the deletion: the account lives on, and the consents are as they were. A login cancels only where the
    /// person made it and was shown the notice before, which the evidence names. A token that renews itself never does.
    ///
    /// # Errors
    /// Refused with `cancel_means_not_allowed`, `notice_required`, and `deletion_state` where nothing cancels it any
    /// more.
    pub fn deletion_cancel(&self, means: CancelMeans, evidence: Evidence) -> Result<DeletionReport, Error> {
        self.deletion(Command::Cancel(means, evidence))
    }

    /// Suspends the deletion for a declared ground until it is looked at again at `review`. The evidence names the
    /// notice that the person was shown.
    ///
    /// # Errors
    /// Refused with `not_declared`, `notice_required`, `already_past` and `deletion_state`.
    pub fn deletion_hold(
        &self,
        ground: &GroundId,
        review: Timestamp,
        evidence: Evidence,
    ) -> Result<DeletionReport, Error> {
        self.deletion(Command::Hold(ground.clone(), review, evidence))
    }

    /// Lets a suspended deletion go on from where it stood, by now's time.
    ///
    /// # Errors
    /// Refused with `deletion_state` where it is not suspended.
    pub fn deletion_lift(&self, evidence: Evidence) -> Result<DeletionReport, Error> {
        self.deletion(Command::Lift(evidence))
    }

    /// Refuses the deletion: `reason` says why, and `remedy` names the text that says what the person can do (PIPL 50).
    /// The overlay is lifted.
    ///
    /// # Errors
    /// Refused with `deletion_state` where it is being carried out, and where there is none.
    pub fn deletion_refuse(
        &self,
        reason: &GroundId,
        remedy: &PromptId,
        evidence: Evidence,
    ) -> Result<DeletionReport, Error> {
        self.deletion(Command::Refuse(reason.clone(), remedy.clone(), evidence))
    }

    /// Takes the server's word on where the deletion stands; a fresh install learns of it this way too.
    ///
    /// # Errors
    /// Refused with `irreversible` where it would undo what cannot be undone, and with `deletion_state`.
    pub fn deletion_observe(&self, word: ServerWord, evidence: Evidence) -> Result<DeletionReport, Error> {
        self.deletion(Command::Observe(word, evidence))
    }

    /// Records that a task was done. With the last one the deletion is complete: the subject's chain ends, what the
    /// store kept of it beside the chain is erased, and a new subject begins with nothing decided.
    ///
    /// # Errors
    /// Refused with `no_such_task`, with `deletion_state` while it is not being carried out, with `kept_by_law` and the
    /// date before which the law does not let the data go, and with `obligation_held` while a hold on the data stops it.
    pub fn confirm_task(&self, task: &TaskId, evidence: Evidence) -> Result<DeletionReport, Error> {
        let done = Command::TaskDone(task.clone(), evidence);
        let used = if matches!(task, TaskId::Data(_)) { self.used()? } else { Vec::new() };
        self.deletion_if(
            |ctx, state| obligation::may_be_done(ctx, state, &used, &ObligationId::Deletion(task.clone())),
            done,
        )
    }

    /// Where the deletion stands by now, whoever is signed in.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn deletion_status(&self) -> Result<DeletionStatus, Error> {
        self.answer_of(deletion::status)
    }

    /// What carrying the deletion out asks for, done or not; empty while it is not being carried out.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn deletion_tasks(&self) -> Result<Vec<(TaskId, Task)>, Error> {
        self.answer_of(|ctx, state| {
            let now = deletion::as_of(ctx, &state.deletion);
            match now.stage() {
                Some(Stage::Executing(it)) => it.tasks.iter().map(|(id, task)| (id.clone(), task.clone())).collect(),
                _ => Vec::new(),
            }
        })
    }

    /// What follows from submitting the deletion at `submitted`, or now, by the manifest and the calendar in force: each date
    /// with its source, for a screen before submission. What was submitted has its dates in
    /// [`deletion_status`](Self::deletion_status), where holds count as well.
    ///
    /// # Errors
    /// Refused with `not_declared` and `appeal_unspecified`, as submitting is; unavailable with the store's trouble.
    pub fn deletion_timeline(&self, submitted: Option<Timestamp>) -> Result<Timeline, Error> {
        let answer = self.answer_of(|ctx, _| {
            let manifest = ctx.manifest();
            let declared = manifest.deletion.as_ref().ok_or_else(|| Refusal::not_declared("deletion"))?;
            deletion::timeline(declared, submitted.unwrap_or(ctx.now), &manifest.app.zone, ctx.calendar)
        })?;
        answer.map_err(Error::from)
    }

    /// Takes a newer calendar of working days (`core/data/README.md` has the format), for every process and for good.
    /// Dates that were provisional follow it: an appeal only to a later end, what is due only to an earlier day.
    ///
    /// # Errors
    /// Invalid argument with the codes of [`CalendarError`]; the calendar in force stays.
    pub fn replace_calendar(&self, bytes: &[u8]) -> Result<(), Error> {
        let next = self.answer_of(|ctx, _| ctx.calendar.replaced_by(bytes))?;
        let next =
            next.map_err(|it: CalendarError| Error::InvalidArgument { code: it.code(), detail: it.to_string() })?;
        let text = String::from_utf8_lossy(bytes).into_owned();
        let written = self.run(|inner, declared, reading| {
            inner.write(declared, reading, |_, _, _| {
                Ok((Draft { calendar: Some((next, text)), ..Draft::default() }, ()))
            })
        });
        written?;
        self.tick()
    }

    fn deletion(&self, command: Command) -> Result<DeletionReport, Error> {
        self.deletion_if(|_, _| Ok(()), command)
    }

    fn deletion_if(
        &self,
        may: impl FnOnce(&Context<'_>, &SubjectState) -> Result<(), Refusal>,
        command: Command,
    ) -> Result<DeletionReport, Error> {
        let written = self.run(|inner, declared, reading| {
            inner.write(declared, reading, |ctx, state, _| {
                may(ctx, state)?;
                let events = deletion::decide(ctx, state, command)?;
                let after = state.after(ctx.now, &events);
                Ok((events.into(), deletion::status(ctx, &after)))
            })
        });
        let (change, status) = written?;
        Ok(DeletionReport { status, change })
    }
}
