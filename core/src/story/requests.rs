//! The verbs of requests about rights: what each does, and what it answers. A request keeps its name whatever becomes of
//! processes, and its random id never stands in an answer.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::verb::Verb;
use super::world::{Trouble, World};
use crate::disclosure::PersonCopy;
use crate::event::{Evidence, Role, Surface};
use crate::id::{PromptId, RequestId};
use crate::policy::request::{Identity, RequestForm, RequestStatus};

/// Whether it is known who asks, as a story writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Known {
    /// It is.
    Known,
    /// It is to be verified first.
    ToBeVerified,
}

pub(super) fn perform(world: &mut World<'_>, process: &str, verb: &Verb) -> Result<Option<Value>, Trouble> {
    let known = world.requests.clone();
    let find = |name: &String| {
        let found = known.get(name).cloned();
        found.ok_or_else(|| Trouble::Fault(format!("no request is called `{name}`")))
    };
    let placet = &world.process(process)?.placet;
    let report = match verb {
        Verb::Requests {} => {
            let all = placet.requests()?;
            let named = all.iter().filter_map(|it| Some((name_of(&known, &it.id)?, status(it))));
            return Ok(Some(Value::Object(named.collect())));
        }
        Verb::Copy {} => return copied(&known, &placet.copy_of_person()?).map(Some),
        Verb::RequestSubmit { name, .. } => {
            if known.contains_key(name) {
                return Err(Trouble::Fault(format!("a request is called `{name}` already")));
            }
            let report = placet.submit_request(form(verb), on(surface(verb), None))?;
            world.requests.insert(name.clone(), report.status.id.clone());
            report
        }
        Verb::RequestVerify { request, by, surface } => {
            placet.verify_identity(&find(request)?, by, on(*surface, None))?
        }
        Verb::RequestCheck { request, surface } => placet.confirm_checked(&find(request)?, on(*surface, None))?,
        Verb::RequestReply { request, surface } => placet.reply_to_request(&find(request)?, on(*surface, None))?,
        Verb::RequestExtend { request, working_days, reason, notice, surface } => {
            placet.extend_request(&find(request)?, *working_days, reason, on(*surface, notice.as_ref()))?
        }
        Verb::RequestRefuse { request, reason, remedy, surface } => {
            placet.refuse_request(&find(request)?, reason, remedy, on(*surface, None))?
        }
        Verb::RequestComplete { request, surface } => placet.complete_request(&find(request)?, on(*surface, None))?,
        Verb::RequestLift { request, surface } => placet.lift_restriction(&find(request)?, on(*surface, None))?,
        Verb::RequestTask { request, task, surface } => {
            let task = task.parse().map_err(|_| Trouble::Fault(format!("`{task}` is no task: data.voice")))?;
            placet.confirm_request_task(&find(request)?, &task, on(*surface, None))?
        }
        _ => return Ok(None),
    };
    Ok(Some(Value::Object(status_members(&report.status))))
}

fn form(verb: &Verb) -> RequestForm {
    let Verb::RequestSubmit { kind, role, identity, ground, data, purposes, .. } = verb else {
        return RequestForm::of(crate::manifest::RightKind::Access);
    };
    RequestForm {
        kind: *kind,
        role: role.unwrap_or(Role::Own),
        identity: match identity {
            Some(Known::ToBeVerified) => Identity::ToBeVerified,
            Some(Known::Known) | None => Identity::Known,
        },
        ground: ground.clone(),
        data: data.iter().cloned().collect(),
        purposes: purposes.iter().cloned().collect(),
    }
}

fn surface(verb: &Verb) -> Option<Surface> {
    if let Verb::RequestSubmit { surface, .. } = verb { *surface } else { None }
}

fn name_of(known: &BTreeMap<String, RequestId>, id: &RequestId) -> Option<String> {
    known.iter().find(|(_, it)| *it == id).map(|(name, _)| name.clone())
}

fn status(it: &RequestStatus) -> Value {
    Value::Object(status_members(it))
}

fn status_members(it: &RequestStatus) -> Map<String, Value> {
    let open = it.tasks.iter().filter(|it| it.done.is_none());
    let done = it.tasks.iter().filter(|it| it.done.is_some());
    let tasks = json!({
        "done": done.map(|it| it.task.to_string()).collect::<Vec<_>>(),
        "open": open.map(|it| (it.task.to_string(), json!(it.work))).collect::<Map<_, _>>(),
    });
    let provisional = [it.due_by, it.start_by].into_iter().flatten().any(|it| it.provisional);
    let members = [
        ("data", Some(json!(it.data))),
        ("days_left", it.days_left.map(|it| json!(it))),
        ("due_by", it.due_by.map(|it| json!(it.at.to_string()))),
        ("extended", it.extended.as_ref().map(|it| json!(it))),
        ("features", Some(json!(it.features))),
        ("ground", it.ground.as_ref().map(|it| json!(it))),
        ("history", Some(it.history.iter().map(|it| it.what.code()).collect())),
        ("kind", Some(json!(it.kind))),
        ("overdue", Some(json!(it.overdue))),
        ("owed", Some(json!(it.owed))),
        ("provisional", Some(json!(provisional))),
        ("purposes", (!it.purposes.is_empty()).then(|| json!(it.purposes))),
        ("received_at", Some(json!(it.received_at.to_string()))),
        ("refusal", it.refusal.as_ref().map(|it| json!({ "reason": it.reason, "remedy": it.remedy }))),
        ("restricts", it.restricts.then_some(json!(true))),
        ("role", Some(json!(it.role))),
        ("source", Some(json!(it.source))),
        ("start_by", it.start_by.map(|it| json!(it.at.to_string()))),
        ("state", Some(json!(it.state))),
        ("tasks", Some(tasks)),
        ("waits_for", it.waits_for.map(|it| json!(it))),
    ];
    members.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}

/// What a copy says, read back, without what is random or a hash.
fn copied(known: &BTreeMap<String, RequestId>, written: &str) -> Result<Value, Trouble> {
    let fault = || Trouble::Fault("the copy cannot be read back".to_owned());
    let copy = PersonCopy::read(written.as_bytes()).map_err(|_| fault())?;
    let entries = copy.entries.iter().filter_map(|it| it.get("kind").cloned());
    let requests = copy.requests.iter().filter_map(|it| Some((name_of(known, &it.id)?, json!(it.state))));
    Ok(json!({
        "collected": copy.collected.iter().map(|it| (it.it.to_string(), json!(it.count))).collect::<Map<_, _>>(),
        "documents": copy.documents.iter().map(|(id, it)| (id.to_string(), json!(it.status))).collect::<Map<_, _>>(),
        "entries": entries.collect::<Vec<_>>(),
        "obligations": copy.obligations.iter().map(|it| json!(it.data)).collect::<Vec<_>>(),
        "purposes": copy.purposes.iter().map(|(id, it)| (id.to_string(), json!(it.status))).collect::<Map<_, _>>(),
        "requests": requests.collect::<Map<_, _>>(),
    }))
}

fn on(surface: Option<Surface>, notice: Option<&PromptId>) -> Evidence {
    Evidence { prompt: notice.cloned(), ..Evidence::on(surface.unwrap_or(Surface::Test)) }
}
