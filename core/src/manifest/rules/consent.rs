//! Purposes: what opens them, what the text states against what is enforced, and what sensitive data asks for.

use super::Judge;
use crate::id::{DataId, PurposeId};
use crate::manifest::{
    Act, Basis, ConsentKind, FindingCode, Manifest, Necessity, OnDecline, Purpose, Sensitivity, StatedOr,
};

pub(super) fn judge(judge: &mut Judge<'_>) {
    let manifest = judge.manifest;
    for (id, it) in &manifest.purposes {
        let path = ["purposes", id.as_str()];
        parted(judge, &it.necessity, &[&path[..], &["necessity"]].concat(), |it| match it {
            Necessity::Basic => 0,
            Necessity::Optional => 1,
        });
        parted(judge, &it.consent, &[&path[..], &["consent"]].concat(), |it| match it {
            ConsentKind::OptOut => 0,
            ConsentKind::Document => 1,
            ConsentKind::Express => 2,
            ConsentKind::Separate => 3,
        });
        opening(judge, id, it);
        opting_out(judge, id, it);
        sensitive(judge, id, it);
        if it.expires_after.is_some_and(|it| it == crate::clock::Period::default()) {
            judge.find(FindingCode::ZeroPeriod, &["purposes", id.as_str(), "expires_after"], "it expires at once");
        }
    }
    for (id, it) in &manifest.documents {
        parted(judge, &it.on_decline, &["documents", id.as_str(), "on_decline"], |it| match it {
            OnDecline::Exit => 0,
            OnDecline::Limited => 1,
        });
    }
}

/// Compares what is stated with what is enforced; `protects` ranks the words by how much they protect.
fn parted<T: Copy>(judge: &mut Judge<'_>, it: &StatedOr<T>, path: &[&str], protects: impl Fn(T) -> u8) {
    let StatedOr::Parted(both) = it else { return };
    match protects(both.enforced).cmp(&protects(both.stated)) {
        std::cmp::Ordering::Greater => {
            judge.find(FindingCode::StatedAgainstLaw, path, "the text states less than is enforced");
        }
        std::cmp::Ordering::Less => {
            judge.find(FindingCode::EnforcedBelowText, path, "less is enforced than the text states");
        }
        std::cmp::Ordering::Equal => {
            judge.find(FindingCode::StatedEqualsEnforced, path, "stated and enforced are the same");
        }
    }
}

fn opening(judge: &mut Judge<'_>, id: &PurposeId, it: &Purpose) {
    let path = ["purposes", id.as_str(), "consent"];
    match (it.necessity.enforced(), it.consent.enforced()) {
        (Necessity::Optional, ConsentKind::Document) => {
            let message = "accepting the documents would open an optional purpose";
            judge.find(FindingCode::OptionalWithDocumentConsent, &path, message);
        }
        (Necessity::Basic, ConsentKind::OptOut) => {
            judge.find(FindingCode::BasicWithOptOut, &path, "a basic purpose is enforced with a way to opt out");
        }
        (Necessity::Optional, ConsentKind::Express | ConsentKind::Separate | ConsentKind::OptOut)
        | (Necessity::Basic, ConsentKind::Document | ConsentKind::Express | ConsentKind::Separate) => {}
    }
}

fn opting_out(judge: &mut Judge<'_>, id: &PurposeId, it: &Purpose) {
    let path = ["purposes", id.as_str(), "consent"];
    if it.consent.stated() == ConsentKind::OptOut || it.consent.enforced() == ConsentKind::OptOut {
        judge.find(FindingCode::OptOut, &path, "it is open until the person objects");
    }
    if it.consent.enforced() != ConsentKind::OptOut {
        return;
    }
    let manifest = judge.manifest;
    let given_away = manifest.uses().any(|(_, it)| it.purpose == *id && matches!(it.act, Act::Share | Act::Publish));
    let received = manifest
        .recipients
        .values()
        .any(|it| it.receives.iter().any(|it| it.purpose == *id) || it.collects.iter().any(|it| it.purpose == *id));
    let reason = if !sensitive_data(manifest, id).is_empty() {
        "sensitive data"
    } else if given_away || received {
        "data that others get"
    } else {
        return;
    };
    judge.find(FindingCode::OptOutEnforced, &path, format_args!("{reason} would be open until the person objects"));
}

/// What [`sensitive`] finds.
const OF_SENSITIVE: [FindingCode; 3] = [
    FindingCode::SensitiveWithoutSeparateConsent,
    FindingCode::SensitiveWithoutNecessityText,
    FindingCode::SensitiveWithoutImpactText,
];

fn sensitive(judge: &mut Judge<'_>, id: &PurposeId, it: &Purpose) {
    if !judge.seeks_any(&OF_SENSITIVE) {
        return;
    }
    let data = sensitive_data(judge.manifest, id);
    let Some(first) = data.first() else { return };
    let rests_on_the_person = matches!(it.basis, Basis::Consent | Basis::Contract);
    if rests_on_the_person && it.consent.enforced() != ConsentKind::Separate {
        let message = format!("`{first}` is sensitive, and no separate consent is asked for");
        judge.find(FindingCode::SensitiveWithoutSeparateConsent, &["purposes", id.as_str(), "consent"], message);
    }
    let path = ["purposes", id.as_str()];
    if it.necessity_text.is_none() {
        let message = format!("`{first}` is sensitive, and the person is not told why it is needed");
        judge.find(FindingCode::SensitiveWithoutNecessityText, &path, message);
    }
    if it.impact_text.is_none() {
        let message = format!("`{first}` is sensitive, and the person is not told what that means for them");
        judge.find(FindingCode::SensitiveWithoutImpactText, &path, message);
    }
}

/// The sensitive data that is used, given away or collected by others under a purpose, each once, in order.
fn sensitive_data<'m>(manifest: &'m Manifest, purpose: &PurposeId) -> Vec<&'m DataId> {
    let used = manifest.features.values().flat_map(|it| it.uses.values());
    let mut data: Vec<&DataId> = used.filter(|it| it.purpose == *purpose).map(|it| &it.data).collect();
    for it in manifest.recipients.values() {
        data.extend(it.receives.iter().filter(|it| it.purpose == *purpose).map(|it| &it.data));
        data.extend(it.collects.iter().filter(|it| it.purpose == *purpose).map(|it| &it.data));
    }
    data.retain(|it| manifest.data.get(*it).is_some_and(|it| it.sensitivity == Sensitivity::Sensitive));
    data.sort();
    data.dedup();
    data
}
