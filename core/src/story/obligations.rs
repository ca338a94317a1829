//! The verbs of what is owed and of retention: what each does, and what it answers. What a request owes is called by the
//! story's name for the request, and whose it is by the identifier that signed in, since their ids are random.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::answer;
use super::verb::Verb;
use super::world::{Trouble, World};
use crate::engine::{ChangeReport, Placet};
use crate::event::{Evidence, Surface};
use crate::id::{DataId, PromptId, RequestId};
use crate::policy::obligation::{ObligationId, OpenObligation};
use crate::policy::retention::Plan;

pub(super) fn perform(world: &mut World<'_>, process: &str, verb: &Verb) -> Result<Option<Value>, Trouble> {
    let (known, accounts) = (world.requests.clone(), world.accounts.clone());
    let process = world.process(process)?;
    let placet = &process.placet;
    let report: ChangeReport = match verb {
        Verb::Obligations {} => {
            return Ok(Some(placet.obligations()?.iter().map(|it| owed(&known, it, None)).collect()));
        }
        Verb::ObligationsOfOthers {} => {
            let listed = placet.obligations_of_others()?;
            let named = |subject| accounts.iter().find(|(_, it)| *it == subject).map(|(name, _)| name.as_str());
            return Ok(Some(listed.iter().map(|(subject, it)| owed(&known, it, named(subject))).collect()));
        }
        Verb::Retention { data } => return Ok(Some(plan(&placet.retention(data)?))),
        Verb::Meet { data, surface } => {
            placet.confirm(&about(placet, data)?, on(*surface, None))?;
            return Ok(Some(answer::done()));
        }
        Verb::Confirm { obligation, surface } => placet.confirm(&read(&known, obligation)?, on(*surface, None))?,
        Verb::ConfirmOf { subject, obligation, surface } => {
            let nobody = || Trouble::Fault(format!("nobody signed in as `{subject}`"));
            let subject = accounts.get(subject).ok_or_else(nobody)?;
            placet.confirm_of(subject, &read(&known, obligation)?, on(*surface, None))?
        }
        Verb::EndRetention { data, event } => placet.end_retention(data, event)?,
        Verb::Hold { ground, review, notice, surface } => {
            placet.place_hold(ground, *review, &on(*surface, notice.as_ref()))?
        }
        Verb::Lift { ground, surface } => placet.lift_hold(ground, &on(*surface, None))?,
        _ => return Ok(None),
    };
    let ended = process.names(report.sessions_ended.iter().map(|it| it.session));
    Ok(Some(answer::report(&report, &ended)))
}

/// The first that is owed for the data.
fn about(placet: &Placet, data: &DataId) -> Result<ObligationId, Trouble> {
    let owed = placet.obligations()?.into_iter().find(|it| it.data.as_ref() == Some(data));
    owed.map(|it| it.id).ok_or_else(|| Trouble::Fault(format!("nothing is owed for `{data}`")))
}

/// What it is called in a story: `request.NAME` for a request.
fn written(known: &BTreeMap<String, RequestId>, text: &str) -> String {
    let name = known.iter().find(|(_, id)| text.split('.').nth(1) == Some(id.as_str()));
    name.map_or_else(|| text.to_owned(), |(name, id)| text.replacen(id.as_str(), name, 1))
}

fn read(known: &BTreeMap<String, RequestId>, text: &str) -> Result<ObligationId, Trouble> {
    let mut parts: Vec<&str> = text.split('.').collect();
    if let [kind, name, ..] = parts.as_mut_slice()
        && *kind == "request"
        && let Some(id) = known.get(*name)
    {
        *name = id.as_str();
    }
    parts.join(".").parse().map_err(|_| Trouble::Fault(format!("`{text}` is no obligation: ended.0")))
}

fn owed(known: &BTreeMap<String, RequestId>, it: &OpenObligation, subject: Option<&str>) -> Value {
    let about = it.about.as_ref().map(|about| {
        let name = known.iter().find(|(_, id)| id.as_str() == about);
        json!(name.map_or(about, |(name, _)| name))
    });
    let provisional = it.due_by.is_some_and(|it| it.provisional);
    answer::members([
        ("about", about),
        ("confirmed_by", Some(json!(it.confirmed_by))),
        ("data", it.data.as_ref().map(|it| json!(it))),
        ("due_by", it.due_by.map(|it| json!(it.at.to_string()))),
        ("held", it.held.as_ref().map(|it| json!(it))),
        ("id", Some(json!(written(known, &it.id.to_string())))),
        ("keep_until", it.keep_until.map(|it| json!(it.to_string()))),
        ("overdue", it.overdue.then_some(Value::Bool(true))),
        ("provisional", provisional.then_some(Value::Bool(true))),
        ("recipient", it.recipient.as_ref().map(|it| json!(it))),
        ("subject", subject.map(|it| json!(it))),
        ("what", Some(json!(it.what))),
        ("why", Some(json!(it.why))),
    ])
}

fn plan(it: &Plan) -> Value {
    answer::members([
        ("extended_by", Some(json!(it.extended_by))),
        ("gone_by", it.gone_by.as_ref().map(|(at, _)| json!(at.to_string()))),
        ("keep_until", it.keep_until.as_ref().map(|(at, _)| json!(at.to_string()))),
        ("meanwhile", it.meanwhile.map(|it| json!(it))),
        ("rules", Some(json!(it.rules))),
        ("then", Some(json!(it.then))),
        ("until", Some(json!(it.until))),
    ])
}

fn on(surface: Option<Surface>, notice: Option<&PromptId>) -> Evidence {
    Evidence { prompt: notice.cloned(), ..Evidence::on(surface.unwrap_or(Surface::Test)) }
}
