//! What the manifest's rules come to for one kind of data: pure, and of moments alone.

use crate::clock::Timestamp;
use crate::id::{DataId, PurposeId, RetentionId};
use crate::manifest::{Manifest, Meanwhile, Retention, RetentionOf, StatedTerm, Then};

/// When the periods of rules start, as far as that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Starts {
    /// The first time that some of the data was collected which may still be there.
    pub first: Option<Timestamp>,
    /// The last time that some was collected or used.
    pub last: Option<Timestamp>,
    /// When the account's deletion began to be carried out.
    pub deleted: Option<Timestamp>,
    /// The first time that a request about rights was closed since some of the data may be there.
    pub first_closed: Option<Timestamp>,
    /// The last time that one was closed.
    pub last_closed: Option<Timestamp>,
}

/// How long one kind of data is kept, and by which rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The data.
    pub data: DataId,
    /// The rules that are about it.
    pub rules: Vec<RetentionId>,
    /// Until when it must be kept, and the rule that says so.
    pub keep_until: Option<(Timestamp, RetentionId)>,
    /// When it must be gone at the latest, and the rule that says so; never before it may be.
    pub gone_by: Option<(Timestamp, RetentionId)>,
    /// The events that end it, as the manifest writes them.
    pub until: Vec<String>,
    /// The reasons for which it may be kept longer, as the manifest writes them.
    pub extended_by: Vec<String>,
    /// What may be done with it while it must be kept.
    pub meanwhile: Option<Meanwhile>,
    /// What follows; it is erased where no rule is about it.
    pub then: Then,
}

/// What the rules come to for one kind of data. Of several floors the latest counts, of several ceilings the earliest. A
/// floor is the law's, so it goes before a ceiling.
pub fn plan(manifest: &Manifest, data: &DataId, starts: Starts) -> Plan {
    let rules = rules_of(manifest, data);
    let floors = rules.iter().filter_map(|(id, it)| {
        let start = start(it.from.as_deref(), starts.last, starts.last_closed, starts)?;
        Some((start.plus(it.at_least?), (*id).clone()))
    });
    let keep_until = floors.max();
    let ceilings = rules.iter().filter_map(|(id, it)| {
        let Some(StatedTerm::Period(period)) = it.at_most else { return None };
        let start = start(it.from.as_deref(), starts.first, starts.first_closed, starts)?;
        Some((start.plus(period), (*id).clone()))
    });
    let floor = keep_until.as_ref().map(|(at, _)| *at);
    let gone_by = ceilings.min().map(|(at, id)| (floor.map_or(at, |floor| at.max(floor)), id));
    Plan {
        data: data.clone(),
        keep_until,
        gone_by,
        until: each_once(rules.iter().flat_map(|(_, it)| &it.until)),
        extended_by: each_once(rules.iter().flat_map(|(_, it)| &it.extended_by)),
        meanwhile: rules.iter().find_map(|(_, it)| it.meanwhile),
        then: rules.first().map_or(Then::Erase, |(_, it)| it.then),
        rules: rules.into_iter().map(|(id, _)| id.clone()).collect(),
    }
}

/// The rule about the data that this event ends.
pub fn ends_with<'a>(manifest: &'a Manifest, data: &DataId, event: &str) -> Option<&'a RetentionId> {
    let mut rules = rules_of(manifest, data).into_iter();
    rules.find(|(_, it)| it.until.iter().any(|it| it == event)).map(|(id, _)| id)
}

/// The rules about the data, those that name it first: `everything` is what no other rule names.
pub(super) fn rules_of<'a>(manifest: &'a Manifest, data: &DataId) -> Vec<(&'a RetentionId, &'a Retention)> {
    let serves = |purpose: &PurposeId| manifest.uses().any(|(_, it)| it.data == *data && it.purpose == *purpose);
    let all = |wanted: &dyn Fn(&RetentionOf) -> bool| -> Vec<(&'a RetentionId, &'a Retention)> {
        manifest.retention.iter().filter(|(_, it)| wanted(&it.of)).collect()
    };
    let mut rules = all(&|it| matches!(it, RetentionOf::Data(id) if id == data));
    rules.extend(all(&|it| matches!(it, RetentionOf::Purpose(id) if serves(id))));
    if rules.is_empty() { all(&|it| matches!(it, RetentionOf::Everything)) } else { rules }
}

/// Where a period starts. One that the text leaves open starts when the data was collected; a word of the app's own starts
/// where Placet does not see it.
fn start(
    from: Option<&str>,
    collected: Option<Timestamp>,
    closed: Option<Timestamp>,
    starts: Starts,
) -> Option<Timestamp> {
    match from {
        None | Some("collected") => collected,
        Some("last_used") => starts.last,
        Some("request_closed") => closed,
        Some("account_deleted") => starts.deleted,
        Some(_) => None,
    }
}

fn each_once<'a>(words: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for it in words.filter(|it| !it.is_empty()) {
        if !all.contains(it) {
            all.push(it.clone());
        }
    }
    all
}
