//! Consent per purpose: one transaction, separate consent by itself, withdrawal, expiry (`domain` 4; PIPL 14–16, 29).

use std::collections::BTreeSet;

use crate::clock::Timestamp;
use crate::event::{ConsentChange, ConsentDecision, Event, Evidence};
use crate::id::{FeatureId, PurposeId};
use crate::manifest::{ConsentKind, Manifest, Purpose};

use super::context::Context;
use super::document;
use super::refusal::{Refusal, RefusalCode};
use super::state::{ConsentState, SubjectState};
use super::status::{ConsentStatus, DocumentStatus};

/// Turns one transaction into one event. Every line holds or none does.
///
/// # Errors
/// A refusal for an empty or repeating transaction, an undeclared purpose, one that follows its documents, a grant of
/// a separate purpose, and a withdrawal of what was never granted.
pub fn change(
    ctx: &Context<'_>,
    state: &SubjectState,
    lines: &[(PurposeId, ConsentDecision)],
    evidence: &Evidence,
) -> Result<Vec<Event>, Refusal> {
    if lines.is_empty() {
        return Err(Refusal::new(RefusalCode::EmptyChange, ""));
    }
    let mut seen = BTreeSet::new();
    for (purpose, to) in lines {
        if !seen.insert(purpose) {
            return Err(Refusal::new(RefusalCode::PurposeTwice, purpose));
        }
        may_change(ctx, state, purpose, *to)?;
    }
    let mut changes: Vec<ConsentChange> = lines.iter().map(|(purpose, to)| line(ctx, purpose, *to)).collect();
    changes.sort_by(|a, b| a.purpose.cmp(&b.purpose));
    Ok(vec![Event::ConsentChanged { changes, proof: ctx.proof(state, evidence) }])
}

/// Turns a separate consent into an event of its own: nothing else is granted with it (PIPL 14, 29).
///
/// # Errors
/// A refusal where the purpose is not declared or does not need a consent of its own.
pub fn grant_separately(
    ctx: &Context<'_>,
    state: &SubjectState,
    purpose: &PurposeId,
    evidence: &Evidence,
) -> Result<Vec<Event>, Refusal> {
    let declared = declared(ctx.manifest(), purpose)?;
    if declared.consent.enforced() != ConsentKind::Separate {
        return Err(Refusal::new(RefusalCode::NotSeparate, purpose));
    }
    Ok(vec![Event::SeparateConsentGranted {
        purpose: purpose.clone(),
        terms: ctx.declared.terms(purpose),
        expires: expiry(declared, ctx.now),
        proof: ctx.proof(state, evidence),
    }])
}

/// The grants that have reached their end by effective time and are not in the ledger as expired.
pub fn expire(ctx: &Context<'_>, state: &SubjectState) -> Vec<Event> {
    let has_ended = |it: &ConsentState| {
        it.was == ConsentDecision::Granted && !it.expired && it.expires.is_some_and(|end| end <= ctx.now)
    };
    let ended = state.consents.iter().filter(|(_, it)| has_ended(it));
    ended.map(|(purpose, _)| Event::ConsentExpired { purpose: purpose.clone() }).collect()
}

/// When the next grant reaches its end.
pub fn next_expiry(state: &SubjectState) -> Option<Timestamp> {
    let running = state.consents.values().filter(|it| it.was == ConsentDecision::Granted && !it.expired);
    running.filter_map(|it| it.expires).min()
}

/// Where a subject stands with a purpose.
pub fn status(ctx: &Context<'_>, state: &SubjectState, id: &PurposeId, purpose: &Purpose) -> ConsentStatus {
    let decided = state.consents.get(id);
    if purpose.consent.enforced() == ConsentKind::Document {
        return mirrored(ctx, state, id, decided);
    }
    let Some(decided) = decided else {
        // Open until the person objects, once what tells of it was accepted.
        let opts_out = purpose.consent.enforced() == ConsentKind::OptOut;
        return if opts_out { mirrored(ctx, state, id, None) } else { ConsentStatus::NotDetermined };
    };
    match decided.was {
        ConsentDecision::Denied => ConsentStatus::Denied,
        ConsentDecision::Withdrawn => ConsentStatus::Withdrawn,
        ConsentDecision::Granted if decided.expired || decided.expires.is_some_and(|end| end <= ctx.latest) => {
            ConsentStatus::Expired
        }
        ConsentDecision::Granted if decided.terms != ctx.declared.terms(id) => ConsentStatus::Invalidated,
        ConsentDecision::Granted if purpose.consent.enforced() == ConsentKind::Separate && !decided.separate => {
            ConsentStatus::Invalidated
        }
        ConsentDecision::Granted => ConsentStatus::Granted,
    }
}

/// The features that use data under a purpose.
pub fn features_of(manifest: &Manifest, purpose: &PurposeId) -> Vec<FeatureId> {
    let uses_it = |id: &&FeatureId| {
        manifest.features.get(*id).is_some_and(|it| it.uses.values().any(|it| it.purpose == *purpose))
    };
    manifest.features.keys().filter(uses_it).cloned().collect()
}

/// A purpose whose consent is `document` stands as the documents behind it do; a refusal made while it had a consent of
/// its own binds until the documents are accepted anew.
fn mirrored(
    ctx: &Context<'_>,
    state: &SubjectState,
    purpose: &PurposeId,
    decided: Option<&ConsentState>,
) -> ConsentStatus {
    let mut worst = ConsentStatus::Granted;
    let mut accepted_at = None;
    for id in ctx.declared.documents(purpose) {
        let Some(declared) = ctx.manifest().documents.get(id) else { continue };
        let stands = match document::status(ctx, state, id, declared) {
            DocumentStatus::Accepted | DocumentStatus::NoticeDue => ConsentStatus::Granted,
            DocumentStatus::NotPresented | DocumentStatus::Presented => ConsentStatus::NotDetermined,
            DocumentStatus::Declined => ConsentStatus::Denied,
            DocumentStatus::Withdrawn => ConsentStatus::Withdrawn,
            DocumentStatus::Outdated => ConsentStatus::Invalidated,
        };
        let at = state.documents.get(id).and_then(|it| it.decided.as_ref()).map(|it| it.at);
        accepted_at = accepted_at.max(at);
        if severity(stands) > severity(worst) {
            worst = stands;
        }
    }
    // Of two decisions in one instant the refusal counts: which came last is not known here.
    let refused = decided.filter(|it| it.was != ConsentDecision::Granted && Some(it.at) >= accepted_at);
    match refused.map(|it| it.was) {
        Some(ConsentDecision::Withdrawn) => ConsentStatus::Withdrawn,
        Some(_) => ConsentStatus::Denied,
        None => worst,
    }
}

fn severity(it: ConsentStatus) -> u8 {
    match it {
        ConsentStatus::Granted => 0,
        ConsentStatus::NotDetermined => 1,
        ConsentStatus::Invalidated => 2,
        ConsentStatus::Expired => 3,
        ConsentStatus::Withdrawn => 4,
        ConsentStatus::Denied => 5,
    }
}

fn may_change(
    ctx: &Context<'_>,
    state: &SubjectState,
    purpose: &PurposeId,
    to: ConsentDecision,
) -> Result<(), Refusal> {
    let declared = declared(ctx.manifest(), purpose)?;
    match declared.consent.enforced() {
        ConsentKind::Document => {
            let mut refusal = Refusal::new(RefusalCode::PurposeFollowsDocument, purpose);
            refusal.affects = features_of(ctx.manifest(), purpose).iter().map(ToString::to_string).collect();
            return Err(refusal);
        }
        ConsentKind::Separate if to == ConsentDecision::Granted => {
            return Err(Refusal::new(RefusalCode::SeparateConsentRequired, purpose));
        }
        ConsentKind::Separate | ConsentKind::Express | ConsentKind::OptOut => {}
    }
    let open_by_itself = declared.consent.enforced() == ConsentKind::OptOut && !state.consents.contains_key(purpose);
    let was_granted = open_by_itself || state.consents.get(purpose).is_some_and(|it| it.was != ConsentDecision::Denied);
    if to == ConsentDecision::Withdrawn && !was_granted {
        return Err(Refusal::new(RefusalCode::NothingToWithdraw, purpose));
    }
    Ok(())
}

pub(super) fn line(ctx: &Context<'_>, purpose: &PurposeId, to: ConsentDecision) -> ConsentChange {
    let expires = match ctx.manifest().purposes.get(purpose) {
        Some(declared) if to == ConsentDecision::Granted => expiry(declared, ctx.now),
        _ => None,
    };
    ConsentChange { purpose: purpose.clone(), to, terms: ctx.declared.terms(purpose), expires }
}

fn expiry(declared: &Purpose, now: Timestamp) -> Option<Timestamp> {
    declared.expires_after.map(|period| now.plus(period))
}

pub(super) fn declared<'a>(manifest: &'a Manifest, purpose: &PurposeId) -> Result<&'a Purpose, Refusal> {
    manifest.purposes.get(purpose).ok_or_else(|| Refusal::not_declared("purpose"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::WorkingDays;
    use crate::canonical::Hash;
    use crate::policy::spent::NOTHING_SPENT;
    use crate::policy::{AgeBand, Declared};

    #[test]
    fn a_purpose_that_needs_a_separate_consent_is_not_open_by_one_that_was_given_among_others() {
        let declared = Declared::load(include_bytes!("../../tests/fixtures/example.json")).unwrap();
        let (calendar, now) = (WorkingDays::built_in(), Timestamp::EPOCH);
        let (age, spent) = (AgeBand::Adult, &NOTHING_SPENT);
        let ctx = Context { declared: &declared, now, latest: now, age, calendar: &calendar, spent };
        let id: PurposeId = "face_check".parse().unwrap();
        let stands = |separate, terms| {
            let (was, at) = (ConsentDecision::Granted, now);
            let consent = ConsentState { was, separate, terms, at, expires: None, expired: false };
            let state = SubjectState { consents: [(id.clone(), consent)].into(), ..SubjectState::default() };
            status(&ctx, &state, &id, &declared.manifest.purposes[&id])
        };

        assert_eq!(stands(true, declared.terms(&id)), ConsentStatus::Granted);
        assert_eq!(stands(false, declared.terms(&id)), ConsentStatus::Invalidated);
        assert_eq!(stands(true, Hash::ZERO), ConsentStatus::Invalidated);
    }
}
