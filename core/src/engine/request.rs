//! Calls on requests about rights. Each is one command of a request's machine, written in one transaction.

use std::collections::BTreeSet;

use super::{ChangeReport, Placet};
use crate::clock::Reading;
use crate::error::Error;
use crate::event::{Event, Evidence, TaskId};
use crate::gather::Gather;
use crate::id::{DataId, GroundId, PromptId, RequestId};
use crate::policy::obligation::{self, ObligationId};
use crate::policy::request::{self, Command, RequestForm, RequestStatus};
use crate::policy::{Context, Declared, Refusal, RefusalCode, SubjectState};

use super::inner::Inner;

/// What a command on a request brought about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestReport {
    /// Where it stands now.
    pub status: RequestStatus,
    /// What changed with it.
    pub change: ChangeReport,
}

impl Placet {
    /// Files a request about rights and says until when something is owed. It is never refused for being one too many:
    /// each call is a request of its own. Taking consent back is [`change`](Self::change) and needs no request; this is for
    /// whoever asks the operator to do it.
    ///
    /// # Errors
    /// Refused with `not_declared` for data or a ground that the manifest does not declare, `ground_required` and
    /// `role_not_entitled`.
    pub fn submit_request(&self, form: RequestForm, evidence: Evidence) -> Result<RequestReport, Error> {
        self.run(|inner, declared, reading| {
            let read = inner.read_more(declared, reading, |_, open, _| Ok(open.store.random()?));
            let id = RequestId::from_random(read.map_err(Error::unavailable)?);
            write(inner, declared, reading, &id, Command::Submit(id.clone(), form, evidence))
        })
    }

    /// Records that whoever asks was verified, by this data: only data that was collected before may be asked for
    /// (GB/T 35273 8.5). Where the time starts with that, it runs from now.
    ///
    /// # Errors
    /// Refused with `identity_asks_new_data`, `request_state` where the identity is not pending, and `no_such_request`.
    pub fn verify_identity(&self, id: &RequestId, by: &[DataId], evidence: Evidence) -> Result<RequestReport, Error> {
        let by: BTreeSet<DataId> = by.iter().cloned().gathered();
        self.run(|inner, declared, reading| {
            let read = inner.read_more(declared, reading, |_, open, _| Ok(open.store.usage(&open.view.name)?));
            let usage = read.map_err(Error::unavailable)?;
            let used = usage.iter().filter_map(|it| Some(declared.manifest.use_of(&it.it)?.data.clone()));
            let (id, held) = (id.clone(), used.collect());
            write(inner, declared, reading, &id, Command::VerifyIdentity { id: id.clone(), by, held, evidence })
        })
    }

    /// Records that the request was checked, and all that it needs is there. Where the time starts with that, it runs
    /// from now; a second call changes nothing.
    ///
    /// # Errors
    /// Refused with `request_state` where nothing is owed any more, and `no_such_request`.
    pub fn confirm_checked(&self, id: &RequestId, evidence: Evidence) -> Result<RequestReport, Error> {
        self.request_command(id, Command::Check(id.clone(), evidence))
    }

    /// Records that the person was answered. Where an answer is what is owed, that meets it.
    ///
    /// # Errors
    /// Refused with `request_state` while the identity is pending and once the request is closed, and
    /// `no_such_request`.
    pub fn reply_to_request(&self, id: &RequestId, evidence: Evidence) -> Result<RequestReport, Error> {
        self.request_command(id, Command::Answer(id.clone(), evidence))
    }

    /// Gives the request so many working days more, once, and never beyond what the law lets it take. The evidence names
    /// the notice that told the person so.
    ///
    /// # Errors
    /// Refused with `extension_not_allowed`, `notice_required`, `request_state` and `no_such_request`.
    pub fn extend_request(
        &self,
        id: &RequestId,
        working_days: u32,
        reason: &GroundId,
        evidence: Evidence,
    ) -> Result<RequestReport, Error> {
        self.request_command(id, Command::Extend(id.clone(), working_days, reason.clone(), evidence))
    }

    /// Refuses the request: `reason` says why, and `remedy` names the text that says what the person can do (PIPL 50).
    /// Within the time it meets what was owed.
    ///
    /// # Errors
    /// Refused with `ground_not_allowed` where neither the manifest nor the law knows the reason for it,
    /// `withdrawal_not_refusable`, `request_state` and `no_such_request`.
    pub fn refuse_request(
        &self,
        id: &RequestId,
        reason: &GroundId,
        remedy: &PromptId,
        evidence: Evidence,
    ) -> Result<RequestReport, Error> {
        self.request_command(id, Command::Refuse(id.clone(), reason.clone(), remedy.clone(), evidence))
    }

    /// Records that all that the request asks for was done.
    ///
    /// # Errors
    /// Refused with `request_incomplete`, which names the tasks that are open, `request_state` and `no_such_request`.
    pub fn complete_request(&self, id: &RequestId, evidence: Evidence) -> Result<RequestReport, Error> {
        self.request_command(id, Command::Complete(id.clone(), evidence))
    }

    /// Records that one of the tasks of a request was done: erasing some data asks for that data, its recipients and the
    /// backups.
    ///
    /// # Errors
    /// Refused with `no_such_task`, `request_state`, `no_such_request`, `obligation_held` while a hold on the data stops it, and with
    /// `kept_by_law` and the date before which the law does not let the data go.
    pub fn confirm_request_task(
        &self,
        id: &RequestId,
        task: &TaskId,
        evidence: Evidence,
    ) -> Result<RequestReport, Error> {
        let used = if matches!(task, TaskId::Data(_)) { self.used()? } else { Vec::new() };
        let owed = ObligationId::RequestTask(id.clone(), task.clone());
        let done = Command::TaskDone(id.clone(), task.clone(), evidence);
        self.run(|inner, declared, reading| {
            write_by(inner, declared, reading, id, |ctx, state| {
                obligation::may_be_done(ctx, state, &used, &owed)?;
                request::decide(ctx, state, done)
            })
        })
    }

    /// Lifts what a request to restrict processing, or an objection, had the gate deny: the consents beneath it count again.
    /// A second call changes nothing.
    ///
    /// # Errors
    /// Refused with `request_state` where the request restricts nothing, and `no_such_request`.
    pub fn lift_restriction(&self, id: &RequestId, evidence: Evidence) -> Result<RequestReport, Error> {
        self.request_command(id, Command::Lift(id.clone(), evidence))
    }

    /// Every request of the current subject, in the order in which they were received, by now's time.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn requests(&self) -> Result<Vec<RequestStatus>, Error> {
        self.answer_of(request::statuses)
    }

    fn request_command(&self, id: &RequestId, command: Command) -> Result<RequestReport, Error> {
        self.run(|inner, declared, reading| write(inner, declared, reading, id, command))
    }
}

fn write(
    inner: &mut Inner,
    declared: &Declared,
    reading: &Reading,
    id: &RequestId,
    command: Command,
) -> Result<RequestReport, Error> {
    write_by(inner, declared, reading, id, |ctx, state| request::decide(ctx, state, command))
}

fn write_by(
    inner: &mut Inner,
    declared: &Declared,
    reading: &Reading,
    id: &RequestId,
    decide: impl FnOnce(&Context<'_>, &SubjectState) -> Result<Vec<Event>, Refusal>,
) -> Result<RequestReport, Error> {
    let written = inner.write(declared, reading, |ctx, state, _| {
        let events = decide(ctx, state)?;
        let after = state.after(ctx.now, &events);
        let status = request::status(ctx, &after, id);
        Ok((events.into(), status.ok_or_else(|| Refusal::new(RefusalCode::NoSuchRequest, id))?))
    });
    let (change, status) = written?;
    Ok(RequestReport { status, change })
}
