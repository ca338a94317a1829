//! Data, permissions and how long data is kept.

use super::Judge;
use crate::clock::Period;
use crate::gather::Gather;
use crate::id::{DataId, PurposeId};
use crate::manifest::suggest::enumerated;
use crate::manifest::{
    AskWhen, FindingCode, IdentifierLife, Manifest, Necessity, Permission, PermissionControl, Retention, RetentionOf,
    Sensitivity, StatedTerm,
};

pub(super) fn judge(judge: &mut Judge<'_>) {
    let manifest = judge.manifest;
    for (id, it) in &manifest.data {
        if it.sensitivity == Sensitivity::Sensitive && it.scheme.is_none() {
            let message = "no classification is named that calls it sensitive";
            judge.find(FindingCode::SensitivityWithoutScheme, &["data", id.as_str()], message);
        }
    }
    identifiers(judge);
    for (id, it) in &manifest.permissions {
        permission(judge, id.as_str(), it);
    }
    for (id, it) in &manifest.retention {
        retention(judge, id.as_str(), it);
    }
    if !judge.seeks(FindingCode::RetentionSilent) {
        return;
    }
    let silent: Vec<&str> =
        manifest.data.keys().filter(|it| !is_kept_by_rule(manifest, it)).map(DataId::as_str).gathered();
    if !silent.is_empty() {
        let message = format!("no rule says how long it is kept: {}", enumerated(&silent));
        judge.find(FindingCode::RetentionSilent, &["retention"], message);
    }
}

/// What the stores' privacy forms call an identifier of the device.
const DEVICE_IDENTIFIERS: [&str; 2] = ["DeviceID", "device_or_other_ids"];

fn identifiers(judge: &mut Judge<'_>) {
    if !judge.seeks_any(&[FindingCode::IdentifierUnspecified, FindingCode::PermanentIdentifier]) {
        return;
    }
    let manifest = judge.manifest;
    for (id, it) in &manifest.data {
        let names = it.stores.iter().flat_map(|it| [&it.apple, &it.play]).flatten();
        let is_identifier = names.into_iter().any(|it| DEVICE_IDENTIFIERS.contains(&it.as_str()));
        if is_identifier && it.identifier.is_none() {
            let message = "it identifies the device, and does not say whether the person can reset it";
            judge.find(FindingCode::IdentifierUnspecified, &["data", id.as_str()], message);
        }
    }
    let optional = |data: &DataId, purpose: &PurposeId| {
        let is_permanent = manifest.data.get(data).is_some_and(|it| it.identifier == Some(IdentifierLife::Permanent));
        let purpose = manifest.purposes.get(purpose);
        is_permanent && purpose.is_some_and(|it| it.necessity.enforced() == Necessity::Optional)
    };
    for (feature, it) in &manifest.features {
        for (id, it) in it.uses.iter().filter(|(_, it)| optional(&it.data, &it.purpose)) {
            let message = format!("`{}` cannot be reset, and `{}` is optional", it.data, it.purpose);
            let path = ["features", feature.as_str(), "uses", id.as_str(), "data"];
            judge.find(FindingCode::PermanentIdentifier, &path, message);
        }
    }
}

fn permission(judge: &mut Judge<'_>, id: &str, it: &Permission) {
    let is_named = !it.android.is_empty() || it.apple.is_some();
    match it.control {
        PermissionControl::App if is_named => {
            let message = "Placet alone keeps it, and the system's names are given";
            judge.find(FindingCode::AppPermissionWithSystemName, &["permissions", id], message);
        }
        PermissionControl::Os if !is_named => {
            let message = "the system keeps it, and no name of the system's is given";
            judge.find(FindingCode::OsPermissionWithoutName, &["permissions", id], message);
        }
        PermissionControl::App | PermissionControl::Os => {}
    }
    let mut last: Option<u16> = Some(0);
    for levels in it.android.keys() {
        if last.is_none_or(|last| levels.first() <= last) {
            let message = format!("API level {} is in two ranges", levels.first());
            judge.find(FindingCode::ApiLevelsOverlap, &["permissions", id, "android"], message);
        }
        last = last.and_then(|last| levels.last().map(|it| it.max(last)));
    }
    if it.ask == AskWhen::FirstLaunch {
        let path = ["permissions", id, "ask"];
        judge.find(FindingCode::AskedAtFirstLaunch, &path, "it is asked for before anything needs it");
    }
}

fn retention(judge: &mut Judge<'_>, id: &str, it: &Retention) {
    let is_silent = match it.at_most {
        Some(StatedTerm::Period(_)) => false,
        Some(StatedTerm::Unspecified) => true,
        None => it.until.is_empty(),
    };
    if is_silent {
        let message = "the text gives no end";
        judge.find(FindingCode::RetentionSilent, &["retention", id, "at_most"], message);
    }
    if let (Some(floor), Some(StatedTerm::Period(ceiling))) = (it.at_least, it.at_most)
        && is_longer(floor, ceiling)
    {
        let message = format!("it is kept at least {floor} and at most {ceiling}");
        judge.find(FindingCode::RetentionFloorAboveCeiling, &["retention", id, "at_least"], message);
    }
}

/// Whether `a` is longer than `b` whatever the lengths of their months.
fn is_longer(a: Period, b: Period) -> bool {
    const DAY: u64 = 24 * 60 * 60;
    let rest = |it: Period| u64::from(it.days) * DAY + u64::from(it.seconds);
    let seconds = |it: Period, month: u64| u64::from(it.months) * month * DAY + rest(it);
    let by_months = a.months >= b.months && rest(a) >= rest(b) && (a.months, rest(a)) != (b.months, rest(b));
    by_months || seconds(a, 28) > seconds(b, 31)
}

/// Whether a rule covers a kind of data: one on it, one on every purpose that it is used under, or one on the rest.
fn is_kept_by_rule(manifest: &Manifest, data: &DataId) -> bool {
    let covers = |of: &dyn Fn(&RetentionOf) -> bool| manifest.retention.values().any(|it| of(&it.of));
    let of_data =
        covers(&|of| matches!(of, RetentionOf::Everything) || matches!(of, RetentionOf::Data(it) if it == data));
    if of_data {
        return true;
    }
    let mut purposes = manifest.uses().filter(|(_, it)| it.data == *data).map(|(_, it)| &it.purpose).peekable();
    // What no use names is reported as unused, not as silent.
    purposes.all(|purpose| covers(&|of| matches!(of, RetentionOf::Purpose(it) if it == purpose)))
}
