//! What is declared and serves nothing: data, permissions, purposes, switches.

use std::collections::BTreeSet;

use super::Judge;
use crate::id::{DataId, PermissionId, PurposeId};
use crate::manifest::{FindingCode, Manifest};

/// What is found here.
const CODES: [FindingCode; 4] = [
    FindingCode::PurposeWithoutUse,
    FindingCode::DataUnused,
    FindingCode::PermissionUnused,
    FindingCode::SwitchWithoutPurpose,
];

pub(super) fn judge(judge: &mut Judge<'_>) {
    if !judge.seeks_any(&CODES) {
        return;
    }
    let manifest = judge.manifest;
    let used = Used::of(manifest);
    for id in manifest.purposes.keys().filter(|it| !used.purposes.contains(it)) {
        let message = "no use and no recipient names the purpose";
        judge.find(FindingCode::PurposeWithoutUse, &["purposes", id.as_str()], message);
    }
    for id in manifest.data.keys().filter(|it| !used.data.contains(it)) {
        judge.find(FindingCode::DataUnused, &["data", id.as_str()], "no use and no recipient names the data");
    }
    for id in manifest.permissions.keys().filter(|it| !used.permissions.contains(it)) {
        judge.find(FindingCode::PermissionUnused, &["permissions", id.as_str()], "no use needs the permission");
    }
    for (id, _) in manifest.switches.iter().filter(|(_, it)| it.purposes.is_empty()) {
        judge.find(FindingCode::SwitchWithoutPurpose, &["switches", id.as_str()], "the switch turns nothing off");
    }
}

/// What the uses of features and the recipients name.
pub(super) struct Used<'m> {
    pub(super) data: BTreeSet<&'m DataId>,
    pub(super) purposes: BTreeSet<&'m PurposeId>,
    permissions: BTreeSet<&'m PermissionId>,
}

impl<'m> Used<'m> {
    pub(super) fn of(manifest: &'m Manifest) -> Self {
        let mut used = Self { data: BTreeSet::new(), purposes: BTreeSet::new(), permissions: BTreeSet::new() };
        for it in manifest.features.values().flat_map(|it| it.uses.values()) {
            used.data.insert(&it.data);
            used.purposes.insert(&it.purpose);
            used.permissions.extend(it.permissions.all_of.iter().chain(&it.permissions.any_of));
        }
        for recipient in manifest.recipients.values() {
            used.data.extend(recipient.receives.iter().map(|it| &it.data));
            used.purposes.extend(recipient.receives.iter().map(|it| &it.purpose));
            used.data.extend(recipient.collects.iter().map(|it| &it.data));
            used.purposes.extend(recipient.collects.iter().map(|it| &it.purpose));
        }
        used
    }
}
