//! The verbs of a deletion: what each does, and what it answers.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::verb::Verb;
use super::world::{Process, Trouble};
use crate::clock::Timestamp;
use crate::engine::DeletionReport;
use crate::event::{Evidence, Surface, TaskId};
use crate::id::{GroundId, PromptId};
use crate::policy::deletion::{DeletionStatus, ServerWord, Task};

/// The server's word, as a story writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Says {
    /// The account lives.
    Active,
    /// It is submitted, without an appeal.
    Submitted,
    /// Its appeal runs.
    AppealPeriod,
    /// Its appeal is over.
    AppealElapsed,
    /// It is to be carried out.
    Executing,
    /// The server has done its part.
    Completed,
    /// It is refused.
    Refused,
}

pub(super) fn perform(process: &mut Process, verb: &Verb) -> Result<Option<Value>, Trouble> {
    let placet = &process.placet;
    let report = match verb {
        Verb::Deletion {} => return Ok(Some(Value::Object(status(&placet.deletion_status()?)))),
        Verb::DeletionTasks {} => return Ok(Some(tasks(&placet.deletion_tasks()?))),
        Verb::DeletionBegin { surface } => placet.deletion_begin(on(*surface, None))?,
        Verb::DeletionSatisfy { precondition, surface } => placet.deletion_satisfy(precondition, on(*surface, None))?,
        Verb::DeletionAcknowledge { text, surface } => placet.deletion_acknowledge(text, on(*surface, None))?,
        Verb::DeletionChoose { choice, option, surface } => {
            placet.deletion_choose(choice, *option, on(*surface, None))?
        }
        Verb::DeletionSubmit { surface } => placet.deletion_submit(on(*surface, None))?,
        Verb::DeletionCancel { means, notice, surface } => {
            placet.deletion_cancel(*means, on(*surface, notice.as_ref()))?
        }
        Verb::DeletionHold { ground, review, notice, surface } => {
            placet.deletion_hold(ground, *review, on(*surface, notice.as_ref()))?
        }
        Verb::DeletionLift { surface } => placet.deletion_lift(on(*surface, None))?,
        Verb::DeletionRefuse { reason, remedy, surface } => {
            placet.deletion_refuse(reason, remedy, on(*surface, None))?
        }
        Verb::DeletionObserve { says, submitted, ends, reason, remedy, surface } => {
            let refusal = reason.as_ref().zip(remedy.as_ref());
            placet.deletion_observe(word(*says, *submitted, *ends, refusal)?, on(*surface, None))?
        }
        Verb::ConfirmTask { task, surface } => {
            let task: TaskId = task.parse().map_err(|_| Trouble::Fault(format!("`{task}` is no task: data.voice")))?;
            placet.confirm_task(&task, on(*surface, None))?
        }
        _ => return Ok(None),
    };
    Ok(Some(changed(process, &report)))
}

fn word(
    says: Says,
    submitted: Option<Timestamp>,
    ends: Option<Timestamp>,
    refusal: Option<(&GroundId, &PromptId)>,
) -> Result<ServerWord, Trouble> {
    Ok(match says {
        Says::Active => ServerWord::Active,
        Says::Submitted => ServerWord::Submitted { submitted },
        Says::AppealPeriod => ServerWord::AppealPeriod { submitted, ends },
        Says::AppealElapsed => ServerWord::AppealElapsed { submitted },
        Says::Executing => ServerWord::Executing { submitted },
        Says::Completed => ServerWord::Completed { submitted },
        Says::Refused => {
            let needed = || Trouble::Fault("a refusal has `reason` and `remedy`".to_owned());
            let (reason, remedy) = refusal.ok_or_else(needed)?;
            ServerWord::Refused { reason: reason.clone(), remedy: remedy.clone() }
        }
    })
}

fn changed(process: &Process, report: &DeletionReport) -> Value {
    let mut answer = status(&report.status);
    let ended = process.names(report.change.sessions_ended.iter().map(|it| it.session));
    answer.insert("sessions_ended".to_owned(), json!(ended));
    Value::Object(answer)
}

fn status(it: &DeletionStatus) -> Map<String, Value> {
    let hold = it.hold.as_ref().map(|it| {
        json!({ "ground": it.ground, "review": it.review.to_string(), "since": it.since.to_string(), "was": it.was })
    });
    let provisional = [it.ends_at, it.due_by].into_iter().flatten().any(|it| it.provisional);
    let members = [
        ("cancel_by", Some(json!(it.cancel_by))),
        ("due_by", it.due_by.map(|it| json!(it.at.to_string()))),
        ("ends_at", it.ends_at.map(|it| json!(it.at.to_string()))),
        ("hold", hold),
        ("missing", Some(json!(it.missing))),
        ("overdue", Some(json!(it.overdue))),
        ("provisional", Some(json!(provisional))),
        ("refusal", it.refusal.as_ref().map(|it| json!({ "reason": it.reason, "remedy": it.remedy }))),
        ("state", Some(json!(it.state))),
        ("submitted_at", it.submitted_at.map(|it| json!(it.to_string()))),
    ];
    members.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}

fn tasks(it: &[(TaskId, Task)]) -> Value {
    let open = it.iter().filter(|(_, task)| task.done.is_none());
    let done = it.iter().filter(|(_, task)| task.done.is_some());
    json!({
        "done": done.map(|(id, _)| id.to_string()).collect::<Vec<_>>(),
        "open": open.map(|(id, task)| (id.to_string(), json!(task.work.code()))).collect::<Map<_, _>>(),
    })
}

fn on(surface: Option<Surface>, notice: Option<&PromptId>) -> Evidence {
    Evidence { prompt: notice.cloned(), ..Evidence::on(surface.unwrap_or(Surface::Test)) }
}
