//! Answers as stories and transcripts write them, one function a kind of answer. Every runner in every language writes
//! the same (`docs/story-format.md`).

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::engine::{ChangeReport, Erasure, Health, PermissionStatus, Recovery, Subject, SubjectChange};
use crate::error::Error;
use crate::event::{Merge, Obligation};
use crate::evidence::receipt::ConsentReceipt;
use crate::manifest::Finding;
use crate::policy::deletion::{DeletionPhase, DeletionState};
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

fn data_owed(it: &[Obligation]) -> Value {
    it.iter().map(|it| json!({ "because": it.because, "data": it.data, "what": it.what })).collect()
}

pub(super) fn usage(it: &[UseRecord]) -> Value {
    let counts = it.iter().map(|it| (it.it.to_string(), json!(it.count)));
    Value::Object(counts.collect())
}

/// The places of findings by their code, each list in the order of the places.
pub(super) fn findings(it: &[Finding]) -> Value {
    let mut places: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for finding in it {
        places.entry(finding.code.as_str()).or_default().push(&finding.path);
    }
    for it in places.values_mut() {
        it.sort_unstable();
    }
    json!(places)
}

pub(super) fn health(it: Health) -> Value {
    match it {
        Health::Ok => "ok".into(),
        Health::Unavailable(why) => json!({ "unavailable": why }),
    }
}

/// Ids and times of a receipt differ from run to run, so each purpose is told by what happened and where it stands.
pub(super) fn receipt(it: &ConsentReceipt) -> Value {
    let told = it.records.iter().flat_map(|record| {
        let events: Vec<Value> = record.events.iter().map(|it| json!(it.event_state)).collect();
        let said = members([("events", Some(events.into())), ("stands_now", record.stands_now.map(|it| json!(it)))]);
        record.pii_processing.purposes.iter().map(move |it| (it.purpose.id.to_string(), said.clone()))
    });
    Value::Object(told.collect())
}

/// The names of chains are random, so the ends of the old ones are told by their places; of requests, how many.
pub(super) fn recovery(it: &Recovery) -> Value {
    let Restrictions { purposes, documents, permissions, switches, obligations: owed, deletion, requests, holds } =
        &it.restrictions;
    let permissions = permissions.iter().map(|it| json!({ "feature": it.feature, "permission": it.permission }));
    let owed: Vec<Obligation> = owed.values().cloned().collect();
    json!({
        "age": it.age.code(),
        "restrictions": {
            "deletion": deletion.as_ref().map_or(DeletionPhase::Active, DeletionState::phase).code(),
            "documents": documents,
            "holds": holds.keys().collect::<Vec<_>>(),
            "obligations": data_owed(&owed),
            "permissions": permissions.collect::<Vec<_>>(),
            "purposes": purposes,
            "requests": requests.len(),
            "switches": switches,
        },
        "sound": it.sound.iter().map(|it| it.sequence).collect::<Vec<_>>(),
    })
}

/// References are random, so nobody is named; what a merge changed is told without hashes and dates.
pub(super) fn subject_change(it: &SubjectChange, sessions_ended: &[String]) -> Value {
    members([
        ("is_new", Some(json!(it.is_new))),
        ("merged", (!it.merged.is_empty()).then(|| merge(&it.merged))),
        ("report", Some(report(&it.report, sessions_ended))),
    ])
}

pub(super) fn erasure(it: &Erasure, sessions_ended: &[String]) -> Value {
    json!({ "is_complete": it.is_complete, "report": report(&it.change.report, sessions_ended) })
}

pub(super) fn subjects(it: &[Subject]) -> Value {
    it.iter().map(|it| json!({ "is_current": it.is_current, "standing": it.standing })).collect()
}

pub(super) fn text(it: Option<String>) -> Value {
    it.map_or_else(|| "gone".into(), |text| json!({ "text": text }))
}

fn merge(it: &Merge) -> Value {
    let Merge { documents, consents, permissions, facts, switches, obligations: owed, requests } = it;
    let documents = documents.iter().map(|it| {
        let decision = it.decided.as_ref().map(|decided| json!(decided.was));
        members([("decision", decision), ("document", Some(json!(it.document)))])
    });
    let consents = consents.iter().map(|it| json!({ "decision": it.was, "purpose": it.purpose }));
    let permissions = permissions
        .iter()
        .map(|it| json!({ "feature": it.feature, "granted": it.granted, "permission": it.permission }));
    json!({
        "consents": consents.collect::<Vec<_>>(),
        "documents": documents.collect::<Vec<_>>(),
        "facts": facts,
        "obligations": data_owed(owed),
        "permissions": permissions.collect::<Vec<_>>(),
        "requests": requests.len(),
        "switches": switches,
    })
}

pub(super) fn members<const N: usize>(it: [(&str, Option<Value>); N]) -> Value {
    Value::Object(it.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect())
}
