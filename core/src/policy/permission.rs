//! Permissions: what the system says, and our own grant per feature (`domain` 4; PIPL 6).

use std::collections::BTreeMap;

use crate::event::{ConsentDecision, Event, Evidence, PermissionSource, Surface};
use crate::id::{FeatureId, PermissionId, PurposeId};
use crate::manifest::{AskedOf, ConsentKind, Manifest, OffMeans, Permission, PermissionControl, Use};

use super::consent;
use super::context::{Context, Declared};
use super::decision::{Denial, Reason, Remedy};
use super::refusal::Refusal;
use super::state::SubjectState;
use super::status::{ConsentStatus, GrantStatus, SystemPermission};

/// What the system last said of each permission, in this process. Nothing is carried over from an earlier one.
pub type SystemPermissions = BTreeMap<PermissionId, SystemPermission>;

/// Turns the person's answer to a request into an event; a dialog that was only closed is no answer.
pub fn answer(
    ctx: &Context<'_>,
    state: &SubjectState,
    (permission, feature): (&PermissionId, &FeatureId),
    status: SystemPermission,
    evidence: &Evidence,
) -> Vec<Event> {
    let (permission, feature) = (permission.clone(), feature.clone());
    let proof = ctx.proof(state, evidence);
    match status {
        SystemPermission::Granted => vec![Event::PermissionGranted { permission, feature, proof }],
        SystemPermission::Denied | SystemPermission::Restricted => {
            vec![Event::PermissionRefused { permission, feature, proof }]
        }
        SystemPermission::NotDetermined => Vec::new(),
    }
}

/// What follows when the system says that a permission is off.
///
/// Where the manifest says that off means withdrawal, every grant of ours ends, and with it the consents to purposes
/// that nothing but this permission serves. On again restores nothing. Where off means a pause, nothing is written.
pub fn notice(
    ctx: &Context<'_>,
    state: &SubjectState,
    permission: &PermissionId,
    status: SystemPermission,
) -> Result<Vec<Event>, Refusal> {
    let declared = declared(ctx.manifest(), permission)?;
    let has_grants = state.permissions.get(permission).is_some_and(|it| it.values().any(|grant| grant.granted));
    if status != SystemPermission::Denied || declared.off_means == OffMeans::Pause || !has_grants {
        return Ok(Vec::new());
    }
    let mut events = vec![Event::PermissionEnded { permission: permission.clone(), source: PermissionSource::System }];
    let withdrawn: Vec<_> = purposes_served_only_by(ctx.manifest(), permission)
        .into_iter()
        .filter(|purpose| is_granted(ctx, state, purpose))
        .map(|purpose| consent::line(ctx, purpose, ConsentDecision::Withdrawn))
        .collect();
    if !withdrawn.is_empty() {
        let proof = ctx.proof(state, &Evidence::on(Surface::Settings));
        events.push(Event::ConsentChanged { changes: withdrawn, proof });
    }
    Ok(events)
}

/// Where our own grant stands.
pub fn grant(state: &SubjectState, permission: &PermissionId, feature: &FeatureId) -> GrantStatus {
    match state.permissions.get(permission).and_then(|it| it.get(feature)) {
        None => GrantStatus::NotDetermined,
        Some(grant) if grant.granted => GrantStatus::Granted,
        Some(_) => GrantStatus::Refused,
    }
}

/// Why the permissions of a use do not allow it; empty where they do. Of those of which any is enough, what this system
/// does not know counts only where it knows none.
pub fn denials(
    declared: &Declared,
    state: &SubjectState,
    system: &SystemPermissions,
    feature: &FeatureId,
    it: &Use,
) -> Vec<Denial> {
    let denial = |id: &PermissionId| denial(declared, state, system, feature, id);
    let mut denials: Vec<Denial> = it.permissions.all_of.iter().filter_map(denial).collect();
    let any = &it.permissions.any_of;
    let is_known = |id: &&PermissionId| asked_of(declared, id) != Some(AskedOf::Nobody);
    let mut others: Vec<&PermissionId> = any.iter().filter(is_known).collect();
    if others.is_empty() {
        others = any.iter().collect();
    }
    let others: Vec<Option<Denial>> = others.into_iter().map(denial).collect();
    if !others.is_empty() && others.iter().all(Option::is_some) {
        denials.extend(others.into_iter().flatten());
    }
    denials
}

/// Who is asked for a declared permission on this system.
pub fn asked_of(declared: &Declared, permission: &PermissionId) -> Option<AskedOf> {
    declared.manifest.permissions.get(permission).map(|it| it.asked_of(declared.system))
}

/// Whether a use needs a permission.
pub fn needs(it: &Use, permission: &PermissionId) -> bool {
    it.permissions.all_of.contains(permission) || it.permissions.any_of.contains(permission)
}

fn denial(
    declared: &Declared,
    state: &SubjectState,
    system: &SystemPermissions,
    feature: &FeatureId,
    id: &PermissionId,
) -> Option<Denial> {
    let text = || id.to_string();
    let denied = |reason, remedy| Some(Denial::new(reason, text(), remedy));
    let Some(asked_of) = asked_of(declared, id) else { return denied(Reason::NotDeclared, Remedy::None) };
    let is_of_the_system = declared.manifest.permissions.get(id).is_some_and(|it| it.control == PermissionControl::Os);
    let says = system.get(id).copied().filter(|_| is_of_the_system).unwrap_or(SystemPermission::NotDetermined);
    match (asked_of, says) {
        (AskedOf::Nobody, _) | (_, SystemPermission::Restricted) => {
            return denied(Reason::PermissionRestricted, Remedy::None);
        }
        // A no of the system binds where nobody had to ask it, too.
        (_, SystemPermission::Denied) => return denied(Reason::PermissionDenied, Remedy::OpenSettings(text())),
        (AskedOf::System, SystemPermission::NotDetermined) => {
            return denied(Reason::PermissionNotDetermined, Remedy::RequestPermission(text()));
        }
        (AskedOf::System, SystemPermission::Granted) | (AskedOf::Person, _) => {}
    }
    match grant(state, id, feature) {
        GrantStatus::Granted => None,
        GrantStatus::NotDetermined => denied(Reason::PermissionNotDetermined, Remedy::RequestPermission(text())),
        GrantStatus::Refused => denied(Reason::PermissionDenied, Remedy::RequestPermission(text())),
    }
}

/// The purposes with a consent of their own whose every use needs the permission.
fn purposes_served_only_by<'a>(manifest: &'a Manifest, permission: &PermissionId) -> Vec<&'a PurposeId> {
    let served = |id: &&PurposeId| {
        let mut uses = manifest.uses().filter(|(_, it)| it.purpose == **id).peekable();
        uses.peek().is_some() && uses.all(|(_, it)| it.permissions.all_of.contains(permission))
    };
    let has_own_consent =
        |id: &&PurposeId| manifest.purposes.get(*id).is_some_and(|it| it.consent.enforced() != ConsentKind::Document);
    manifest.purposes.keys().filter(has_own_consent).filter(served).collect()
}

fn is_granted(ctx: &Context<'_>, state: &SubjectState, purpose: &PurposeId) -> bool {
    let declared = ctx.manifest().purposes.get(purpose);
    declared.is_some_and(|it| consent::status(ctx, state, purpose, it) == ConsentStatus::Granted)
}

pub(super) fn declared<'a>(manifest: &'a Manifest, permission: &PermissionId) -> Result<&'a Permission, Refusal> {
    manifest.permissions.get(permission).ok_or_else(|| Refusal::not_declared("permission"))
}
