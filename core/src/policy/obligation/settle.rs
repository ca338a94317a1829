//! Obligations: what the end of a purpose leaves owed (`domain` 4, 11; PIPL 47).

use std::collections::BTreeSet;

use crate::event::{Event, Obligation, ObligationKind};
use crate::gather::Gather;
use crate::id::{DataId, PurposeId};
use crate::manifest::{Basis, Data, Manifest, Purpose, RightKind};

use crate::policy::{AgeBand, ConsentStatus, Context, Refusal, SubjectState, consent, request, retention};

/// Data that stays, and the purpose that keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The data.
    pub data: DataId,
    /// A purpose that is still open and keeps it.
    pub purpose: PurposeId,
    /// The legal ground of that purpose.
    pub basis: Basis,
}

/// What the step from one state to another leaves owed, and what stays.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settlement {
    /// What is to be erased.
    pub owed: Vec<Obligation>,
    /// What stays, and why.
    pub kept: Vec<Kept>,
}

impl Settlement {
    /// The events that open what is owed.
    pub fn events(&self) -> Vec<Event> {
        self.owed.iter().map(|it| Event::ObligationOpened { obligation: it.clone() }).collect()
    }
}

/// Settles the step `before` → `after`: data whose last keeping purpose ended is to be erased; the rest is kept.
/// Nothing is owed twice for the same data. The context is that of the step's end, `age` what was known before it.
pub fn settle(ctx: &Context<'_>, age: AgeBand, before: &SubjectState, after: &SubjectState) -> Settlement {
    let manifest = ctx.manifest();
    let is_open = |ctx: &Context<'_>, state: &SubjectState, id: &PurposeId, it: &Purpose| {
        !needs_guardian(ctx) && consent::status(ctx, state, id, it) == ConsentStatus::Granted
    };
    // A purpose stands by what was decided on it, on documents, and by the age: where none of it moved, it did not end.
    let all_may_end = age != ctx.age || before.documents != after.documents;
    let may_end = |id: &PurposeId| all_may_end || before.consents.get(id) != after.consents.get(id);
    let before_ctx = Context { age, ..*ctx };
    let has_ended = |(id, it): &(&PurposeId, &Purpose)| {
        // A grant that runs out is over by the clock before its end is written: compare what was decided, not the clock.
        let was_open = || is_open(&before_ctx, before, id, it) || is_just_expired(before, after, id);
        may_end(id) && was_open() && !is_open(ctx, after, id, it)
    };
    let ended: BTreeSet<&PurposeId> = manifest.purposes.iter().filter(has_ended).map(|(id, _)| id).gathered();
    if ended.is_empty() {
        return Settlement::default();
    }
    let open = manifest.purposes.iter().filter(|(id, it)| is_open(ctx, after, id, it)).map(|(id, _)| id);
    let is_open: BTreeSet<&PurposeId> = open.gathered();
    let mut settlement = Settlement::default();
    let mut next = after.next_obligation;
    // One look at every use, and not one for each kind of data: only what an ended purpose used is gone through.
    let uses = manifest.features.values().flat_map(|it| it.uses.values());
    let touched: BTreeSet<&DataId> = uses.filter(|it| ended.contains(&it.purpose)).map(|it| &it.data).gathered();
    let may_be_owed = |(id, it): &(&DataId, &Data)| !it.kept_while_any.is_empty() || touched.contains(id);
    for (data, declared) in manifest.data.iter().filter(may_be_owed) {
        let keepers = keepers(manifest, data, declared);
        let Some(because) = keepers.iter().find(|it| ended.contains(*it)) else { continue };
        if let Some(purpose) = keepers.iter().find(|it| is_open.contains(*it)) {
            let Some(keeper) = manifest.purposes.get(*purpose) else { continue };
            settlement.kept.push(Kept { data: data.clone(), purpose: (*purpose).clone(), basis: keeper.basis });
        } else if !after.obligations.values().any(|it| it.data == *data) {
            let (what, data, because) = (ObligationKind::Erase, data.clone(), (*because).clone());
            let due = Some(request::due_now(ctx, RightKind::Withdraw));
            settlement.owed.push(Obligation { id: next, what, data, because, due, rule: None });
            next = next.saturating_add(1);
        }
    }
    settlement
}

/// What an event leaves owed that ends a retention rule: nothing where the data is owed already.
///
/// # Errors
/// Refused with `not_declared` where no rule about the data ends with that event, or nothing uses the data.
pub fn opened(ctx: &Context<'_>, state: &SubjectState, data: &DataId, event: &str) -> Result<Vec<Event>, Refusal> {
    let declared = ctx.manifest().data.get(data).ok_or_else(|| Refusal::not_declared("data"))?;
    let rule = retention::ends_with(ctx.manifest(), data, event).ok_or_else(|| Refusal::not_declared("event"))?;
    let keepers = keepers(ctx.manifest(), data, declared);
    let because = keepers.first().ok_or_else(|| Refusal::not_declared("purpose"))?;
    if state.obligations.values().any(|it| it.data == *data) {
        return Ok(Vec::new());
    }
    let obligation = Obligation {
        id: state.next_obligation,
        what: ObligationKind::Erase,
        data: data.clone(),
        because: (*because).clone(),
        due: Some(request::due_now(ctx, RightKind::Erase)),
        rule: Some(rule.clone()),
    };
    Ok(vec![Event::ObligationOpened { obligation }])
}

/// Whether nothing that the person decided counts, since a guardian has to (PIPL 31): what was collected without one is to
/// be erased.
fn needs_guardian(ctx: &Context<'_>) -> bool {
    ctx.age == AgeBand::Under14 && ctx.manifest().minors.has_guardians()
}

fn is_just_expired(before: &SubjectState, after: &SubjectState, id: &PurposeId) -> bool {
    let was = before.consents.get(id).is_some_and(|it| it.expired);
    let is = after.consents.get(id).is_some_and(|it| it.expired);
    is && !was
}

/// The purposes any of which is enough to keep the data.
fn keepers<'a>(manifest: &'a Manifest, data: &DataId, declared: &'a Data) -> BTreeSet<&'a PurposeId> {
    if declared.kept_while_any.is_empty() {
        manifest
            .features
            .values()
            .flat_map(|it| it.uses.values())
            .filter(|it| it.data == *data)
            .map(|it| &it.purpose)
            .gathered()
    } else {
        declared.kept_while_any.iter().gathered()
    }
}
