//! Answers as stories and transcripts write them, one function a kind of answer. Every runner in every language writes
//! the same (`docs/story-format.md`).

use serde_json::{Map, Value, json};

use crate::engine::{ChangeReport, Health, PermissionStatus, Recovery};
use crate::error::Error;
use crate::event::Obligation;
use crate::policy::recovery::Restrictions;
use crate::policy::{Allowance, Availability, Decision, Denial, SessionState, Trace};
use crate::store::UseRecord;

/// What a verb answers that only does something.
pub(super) fn done() -> Value {
    "done".into()
}

pub(super) fn error(it: &Error) -> Value {
    json!({ "error": it.code() })
}

/// Whether an answer is an error.
pub(super) fn is_error(it: &Value) -> bool {
    it.get("error").is_some()
}

pub(super) fn decision(it: &Decision) -> Value {
    match it {
        Decision::Allowed(allowance) => json!({ "allowed": allowed(allowance) }),
        Decision::Denied(denial) => json!({ "denied": denied(denial) }),
    }
}

fn allowed(it: &Allowance) -> Value {
    members([
        ("act", Some(json!(it.act))),
        ("basis", Some(json!(it.basis))),
        ("data", Some(json!(it.data))),
        ("only", it.only.as_ref().map(|only| json!(only))),
        ("purpose", Some(json!(it.purpose))),
    ])
}

fn denied(it: &Denial) -> Value {
    members([
        ("about", it.about.as_ref().map(|about| json!(about))),
        ("alternative", it.alternative.as_ref().map(|other| json!(other))),
        ("reason", Some(json!(it.reason))),
        ("remedy", Some(json!(it.remedy.code()))),
        ("remedy_about", it.remedy.about().map(|about| json!(about))),
        ("retry_at", it.retry_at.map(|at| json!(at))),
        ("why", it.why.map(|why| json!(why))),
    ])
}

pub(super) fn report(it: &ChangeReport, sessions_ended: &[String]) -> Value {
    let kept = it.kept.iter().map(|it| json!({ "basis": it.basis, "data": it.data, "purpose": it.purpose }));
    json!({
        "closed": it.closed,
        "kept": kept.collect::<Vec<_>>(),
        "sessions_ended": sessions_ended,
        "to_erase": it.to_erase.iter().map(|it| &it.data).collect::<Vec<_>>(),
    })
}

pub(super) fn availability(it: &Availability) -> Value {
    match it {
        Availability::Open => "open".into(),
        Availability::Degraded(closed) => {
            let uses = closed.iter().map(|it| (it.it.id.to_string(), json!(it.denial.reason)));
            json!({ "degraded": uses.collect::<Map<_, _>>() })
        }
        Availability::Blocked(denials) => {
            json!({ "blocked": denials.iter().map(|it| it.reason).collect::<Vec<_>>() })
        }
    }
}

pub(super) fn trace(it: &Trace) -> Value {
    let reasons = it.steps.iter().flat_map(|step| step.denials.iter().map(|denial| denial.reason));
    json!({ "reasons": reasons.collect::<Vec<_>>() })
}

pub(super) fn permission(it: PermissionStatus) -> Value {
    json!({ "granted": it.granted, "system": it.system })
}

pub(super) fn session(it: SessionState) -> Value {
    match it {
        SessionState::Open => "open".into(),
        SessionState::Ended(reason) => json!({ "ended": reason.code() }),
        SessionState::Unknown => "unknown".into(),
    }
}

pub(super) fn obligations(it: &[Obligation]) -> Value {
    it.iter().map(|it| json!({ "because": it.because, "data": it.data, "what": it.what })).collect()
}

pub(super) fn usage(it: &[UseRecord]) -> Value {
    let counts = it.iter().map(|it| (it.it.to_string(), json!(it.count)));
    Value::Object(counts.collect())
}

pub(super) fn health(it: Health) -> Value {
    match it {
        Health::Ok => "ok".into(),
        Health::Unavailable(why) => json!({ "unavailable": why }),
    }
}

/// The names of chains are random, so the ends of the old ones are told by their places.
pub(super) fn recovery(it: &Recovery) -> Value {
    let Restrictions { purposes, documents, permissions, switches, obligations: owed } = &it.restrictions;
    let permissions = permissions.iter().map(|it| json!({ "feature": it.feature, "permission": it.permission }));
    let owed: Vec<Obligation> = owed.values().cloned().collect();
    json!({
        "age": it.age.code(),
        "restrictions": {
            "documents": documents,
            "obligations": obligations(&owed),
            "permissions": permissions.collect::<Vec<_>>(),
            "purposes": purposes,
            "switches": switches,
        },
        "sound": it.sound.iter().map(|it| it.sequence).collect::<Vec<_>>(),
    })
}

fn members<const N: usize>(it: [(&str, Option<Value>); N]) -> Value {
    Value::Object(it.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect())
}
