//! Which uses a step from one state to another closes: those that stood before it and do not after. The gate is asked only
//! of those that what changed can touch; of all, where that may be any.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::gate::{self, Question};
use super::session::Process;
use super::state::SubjectState;
use crate::gather::Gather;
use crate::id::{FactId, PermissionId, PurposeId, UseRef};
use crate::manifest::{Feature, Use};

/// Where a step begins or ends.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// What is declared, and the time.
    pub ctx: Context<'a>,
    /// What the ledger says of the subject.
    pub state: &'a SubjectState,
}

/// What a step can have changed of what the gate looks at.
enum Moved<'a> {
    /// Any of it.
    Anything,
    /// These parts of the state, and nothing else.
    Parts { purposes: BTreeSet<&'a PurposeId>, permissions: BTreeSet<&'a PermissionId>, facts: BTreeSet<&'a FactId> },
}

/// The uses that stand at the beginning of a step and do not at its end, in the order of their ids.
pub fn closed(before: Side<'_>, after: Side<'_>, process: &Process) -> Vec<UseRef> {
    let moved = Moved::between(before, after);
    let stands = |side: Side<'_>, it: &UseRef| {
        let question = Question { ctx: side.ctx, state: side.state, process, session: None, action: None };
        gate::standing(&question, it).is_none()
    };
    let mut closed = Vec::new();
    for (id, feature) in &before.ctx.manifest().features {
        for (name, _) in feature.uses.iter().filter(|(_, it)| moved.touches(feature, it)) {
            let it = UseRef::new(id.clone(), name.clone());
            if stands(before, &it) && !stands(after, &it) {
                closed.push(it);
            }
        }
    }
    closed
}

impl<'a> Moved<'a> {
    fn between(before: Side<'a>, after: Side<'a>) -> Self {
        // Named one by one: whoever adds a part says here whether the gate looks at it.
        let SubjectState {
            documents,
            consents,
            permissions,
            facts,
            switched_off,
            deletion,
            requests,
            obligations: _,
            next_obligation: _,
            swept: _,
            holds: _,
        } = before.state;
        let is = after.state;
        // Documents, switches, deletions and requests reach across features and purposes.
        let reaches = (documents, switched_off, deletion, requests)
            != (&is.documents, &is.switched_off, &is.deletion, &is.requests);
        if reaches || !is_same(before.ctx, after.ctx) {
            return Self::Anything;
        }
        Self::Parts {
            purposes: changed(consents, &is.consents),
            permissions: changed(permissions, &is.permissions),
            facts: changed(facts, &is.facts),
        }
    }

    /// Whether the gate may answer otherwise for a use: by its purpose, the facts of its feature, or its permissions.
    fn touches(&self, feature: &Feature, it: &Use) -> bool {
        let Self::Parts { purposes, permissions, facts } = self else { return true };
        let mut needed = it.permissions.all_of.iter().chain(&it.permissions.any_of);
        purposes.contains(&it.purpose)
            || feature.requires.iter().any(|it| facts.contains(&it.fact))
            || needed.any(|it| permissions.contains(it))
    }
}

/// Whether two rules' surroundings are the same but for the state.
fn is_same(one: Context<'_>, other: Context<'_>) -> bool {
    let Context { declared, now, latest, age, calendar, spent } = one;
    (now, latest, age) == (other.now, other.latest, other.age)
        && std::ptr::eq(declared, other.declared)
        && std::ptr::eq(calendar, other.calendar)
        && std::ptr::eq(spent, other.spent)
}

/// The keys that one of two maps has alone, or that have another value in each.
fn changed<'a, K: Ord, V: PartialEq>(before: &'a BTreeMap<K, V>, after: &'a BTreeMap<K, V>) -> BTreeSet<&'a K> {
    let gone_or_other = before.iter().filter(|(key, was)| after.get(key) != Some(was)).map(|(key, _)| key);
    let new = after.keys().filter(|it| !before.contains_key(it));
    gone_or_other.chain(new).gathered()
}
