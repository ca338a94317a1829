//! What denies, gathered from the remains of a store: of a chain as far as it holds, and of what can be read behind.

use std::collections::BTreeMap;

use super::chains::chain_name;
use super::others::ends_chain;
use crate::canonical::{self, Hash};
use crate::event::{Entry, Event, Head};
use crate::gather::Gather;
use crate::ledger::{self, Chain, ChainName};
use crate::policy::recovery::{self, Restrictions};
use crate::policy::{AgeBand, SubjectState};
use crate::store::quarantine::{Remains, Remnant};

/// What could be taken over from the remains of a store.
#[derive(Debug, Default)]
pub(super) struct Salvaged {
    pub sound: Vec<Head>,
    pub restrictions: Restrictions,
    pub age: Option<AgeBand>,
}

/// Gathers what denies, of every subject whose chain has not ended.
pub(super) fn salvage(remains: &[Remains]) -> Salvaged {
    let mut salvaged = Salvaged::default();
    for it in remains {
        // Of several, the youngest: bands are in the order of age.
        let bands = it.age_bands.iter().filter_map(|it| recovery::age_that_denies(it));
        salvaged.age = salvaged.age.into_iter().chain(bands).min();
        let swept = swept(it);
        for it in &it.chains {
            let Ok(chain) = chain_name(&it.name) else { continue };
            let is_subject = chain != ChainName::Install;
            let start = match swept.get(&it.name) {
                Some((after, hash)) => Chain::behind(chain, *after, *hash),
                None => Chain::empty(chain),
            };
            let (end, restrictions) = follow(start, it);
            if is_subject && !it.rows.last().is_some_and(ends_chain) {
                salvaged.restrictions.join(restrictions);
            }
            salvaged.sound.push(Head { chain: it.name.clone(), sequence: end.sequence, hash: end.hash });
        }
    }
    salvaged
}

/// Where chains begin whose front was swept, as far as the install's chain holds.
fn swept(remains: &Remains) -> BTreeMap<String, (u64, Hash)> {
    let install = remains.chains.iter().find(|it| it.name == "install");
    let mut chain = Chain::empty(ChainName::Install);
    let entries = install.into_iter().flat_map(|it| &it.rows).map_while(|row| chain.follow(row).ok());
    let told = entries.filter_map(|it| match it.event {
        Event::Swept { chain, after, hash } => Some((chain.to_string(), (after, hash))),
        _ => None,
    });
    told.gathered()
}

/// Follows a chain as far as it holds. What it says there denies, and so does what can still be read behind. What was
/// swept in front of it denies by the state that its checkpoint vouches for; where that is lost, by whatever state stood
/// beside the chain.
fn follow(mut chain: Chain, remnant: &Remnant) -> (Chain, Restrictions) {
    let Remnant { rows, folded, .. } = remnant;
    let (mut restrictions, mut state) = (Restrictions::default(), SubjectState::default());
    let was_swept = rows.first().is_some_and(|row| row.sequence > 1);
    let first = rows.first().and_then(|row| Entry::from_bytes(&row.bytes).ok()).map(|it| it.event);
    let vouched = folded.iter().find_map(|bytes| match first {
        Some(Event::Checkpoint { state }) if was_swept => ledger::unfold(bytes, state).ok(),
        _ => None,
    });
    if was_swept && vouched.is_none() {
        for it in folded.iter().filter_map(|bytes| canonical::decode::<SubjectState>(bytes).ok()) {
            restrictions.add(&it);
            // What was prepared is gone from the chain, and a submission that stands in it goes on from there.
            state.deletion = it.deletion;
        }
    }
    state = vouched.unwrap_or(state);
    let mut rows = rows.iter().peekable();
    while let Some(entry) = rows.peek().and_then(|row| chain.follow(row).ok()) {
        state.apply(entry.at, &entry.event);
        rows.next();
    }
    restrictions.add(&state);
    for entry in rows.filter_map(|row| Entry::from_bytes(&row.bytes).ok()) {
        state.apply(entry.at, &entry.event);
        restrictions.add(&state);
    }
    (chain, restrictions)
}
