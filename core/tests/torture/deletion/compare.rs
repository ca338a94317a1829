//! Whether a store is as the model says: where the deletion stands, what is owed and due, and what the gate answers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use placet::Placet;
use placet::clock::Timestamp;
use placet::engine::{Config, Place};
use placet::id::UseRef;
use placet::manifest::CancelMeans;
use placet::policy::SystemPermission;

use super::days::Time;
use super::model::{At, Stage, due};
use super::play::{Clocks, Life, Played, reading};
use crate::support::reason;

/// Fails where something is not as it is to be.
pub fn is(what: &str, found: &impl std::fmt::Debug, expected: &impl std::fmt::Debug) -> Played {
    let (found, expected) = (format!("{found:?}"), format!("{expected:?}"));
    if found == expected { Ok(()) } else { Err(format!("{what} is {found}, and not {expected}")) }
}

/// Every use that is allowed now, each asked where its feature was entered.
pub fn allowed(placet: &Placet) -> BTreeSet<UseRef> {
    placet.manifest().uses().map(|(it, _)| it).filter(|it| ask(placet, it) == "allowed").collect()
}

pub fn ask(placet: &Placet, it: &UseRef) -> &'static str {
    let by = placet.manifest().features[&it.feature].opens_by[0];
    let session = placet.enter(&it.feature, by).unwrap();
    let answer = reason(&placet.check(session, it));
    placet.close_session(session);
    answer
}

/// What somebody who has decided nothing is allowed.
pub fn free(manifest: &str, at: i64) -> BTreeSet<UseRef> {
    let clocks = Clocks(Arc::new(Mutex::new(reading(&Time::starting(at)))));
    let config = Config { clock: Arc::new(clocks), ..Config::new(Place::Memory, manifest.as_bytes().to_vec()) };
    let placet = Placet::open(config).unwrap();
    permit(&placet);
    allowed(&placet)
}

pub fn permit(placet: &Placet) {
    for id in placet.manifest().permissions.keys() {
        // One that the system does not control says so.
        let _ = placet.report_permission(id, SystemPermission::Granted);
    }
}

impl Life<'_> {
    /// Whether everything is as the model says.
    pub fn compare(&self) -> Played {
        let (subject, now) = (&self.subjects[self.current], self.time.now);
        let status = self.placet.deletion_status().map_err(|it| it.to_string())?;
        is("the state", &status.state.code(), &subject.deletion.phase())?;
        let open = if let At::Open(it) = &subject.deletion { Some(it) } else { None };
        let ends = open.and_then(|it| if let Stage::Appeal { ends } = it.stage { Some(ends) } else { None });
        is("the end of the appeal", &status.ends_at.map(|it| it.at.as_millis()), &ends)?;
        is("the submission", &status.submitted_at.map(Timestamp::as_millis), &open.and_then(|it| it.submitted))?;
        is("the beginning of the hold", &status.hold.map(|it| it.since.as_millis()), &open.and_then(|it| it.held))?;
        if let Some((from, paused)) = open.and_then(|it| it.counted) {
            let due = due(from, paused);
            is("the due day", &status.due_by.map(|it| it.at.as_millis()), &Some(due))?;
            let is_held = open.is_some_and(|it| it.held.is_some());
            is("whether it is overdue", &status.overdue, &(due <= now && !is_held))?;
        }
        is("what is missing", &status.missing, &subject.deletion.missing(self.rules, &subject.facts))?;
        let by = |it| status.cancel_by.contains(&it);
        let cancelled_by = (by(CancelMeans::InteractiveLogin), by(CancelMeans::Choice));
        is("what cancels", &cancelled_by, &subject.deletion.cancelled_by(self.rules))?;
        let tasks = self.placet.deletion_tasks().map_err(|it| it.to_string())?;
        let tasks: BTreeMap<String, bool> =
            tasks.into_iter().map(|(id, it)| (id.to_string(), it.done.is_some())).collect();
        let expected = match open.map(|it| &it.stage) {
            Some(Stage::Executing { done, .. }) => {
                self.rules.tasks.keys().map(|id| (id.clone(), done.contains(id))).collect()
            }
            _ => BTreeMap::new(),
        };
        is("what is to be done", &tasks, &expected)?;
        self.gate(open.map(|it| &it.stage))
    }

    /// Of some uses, whether the deletion closes them as the model says.
    pub fn gate(&self, stage: Option<&Stage>) -> Played {
        let uses: Vec<UseRef> = self.placet.manifest().uses().map(|(it, _)| it).collect();
        let listed = uses.iter().find(|it| self.rules.open.contains(it.feature.as_str()));
        let some = (0..3).map(|it| &uses[(self.number * 31 + it * 47) % uses.len()]);
        for it in some.chain(listed) {
            let is_closed = match stage {
                None | Some(Stage::Preparing { .. }) => false,
                Some(Stage::Submitted | Stage::Appeal { .. }) => !self.rules.open.contains(it.feature.as_str()),
                Some(Stage::Elapsed | Stage::Executing { .. }) => true,
            };
            let answer = ask(&self.placet, it);
            // What is not built is named before a deletion is.
            let is_said = answer == "deletion_pending" || (is_closed && answer == "rule_not_built");
            if is_said != is_closed {
                return Err(format!("{it} is {answer}"));
            }
            if answer == "allowed" && !self.subjects[self.current].has_agreed && !self.free.contains(it) {
                return Err(format!("{it} is allowed to somebody who has decided nothing"));
            }
        }
        Ok(())
    }

    /// At the end every chain verifies.
    pub fn end(&self) -> Played {
        self.placet.verify().map(drop).map_err(|it| format!("the ledger does not verify: {it}"))
    }
}
