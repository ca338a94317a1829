//! Rights, minors, exemptions.

use super::Judge;
use super::deletion::LONGEST_PROMISE;
use crate::id::GroundId;
use crate::manifest::{AgeNeed, Audience, Entries, Exemption, FindingCode, RightDue, RightKind, UnknownAge};

/// The ages at which bands are cut.
const BAND_AGES: [u8; 4] = [14, 15, 16, 18];

/// The rights that a text says how to exercise (NDR 21), as the manifest writes them.
const OWED: [RightKind; 6] = [
    RightKind::Access,
    RightKind::Copy,
    RightKind::Portability,
    RightKind::Rectify,
    RightKind::Erase,
    RightKind::Withdraw,
];

pub(super) fn judge(judge: &mut Judge<'_>) {
    rights(judge);
    minors(judge);
    exemptions(judge);
}

fn rights(judge: &mut Judge<'_>) {
    let manifest = judge.manifest;
    let missing: Vec<&str> = OWED.iter().filter(|it| !manifest.rights.contains_key(it)).map(|it| it.as_str()).collect();
    if !missing.is_empty() {
        let message = format!("no way is declared to exercise {}", missing.join(", "));
        judge.find(FindingCode::RightsMissing, &["rights"], message);
    }
    for (kind, it) in &manifest.rights {
        let kind = kind.as_str();
        if it.due.is_none() {
            let message = "no time is promised, so 15 working days apply";
            judge.find(FindingCode::RightWithoutDeadline, &["rights", kind], message);
        }
        for (key, due) in [("due", it.due), ("latest_from_received", it.latest_from_received)] {
            if let Some(RightDue { working_days }) = due.filter(|it| it.working_days > LONGEST_PROMISE) {
                let message = format!("{working_days} working days are promised");
                judge.find(FindingCode::RightOver15Days, &["rights", kind, key], message);
            }
        }
        if it.channels.is_empty() {
            judge.find(FindingCode::RightWithoutChannel, &["rights", kind], "the text does not say where to ask");
        }
    }
}

fn minors(judge: &mut Judge<'_>) {
    let manifest = judge.manifest;
    let minors = &manifest.minors;
    let mut last = 0;
    for (index, band) in minors.bands.iter().enumerate() {
        let index = index.to_string();
        let path = ["minors", "bands", index.as_str(), "below"];
        if !BAND_AGES.contains(&band.below) {
            judge.find(FindingCode::BandAge, &path, format_args!("no band is cut at {}", band.below));
        }
        if band.below <= last {
            judge.find(FindingCode::BandsUnordered, &path, format_args!("{} comes after {last}", band.below));
        }
        last = band.below;
        let is_guardians = |it: &crate::id::DocumentId| {
            manifest.documents.get(it).is_some_and(|it| it.audience == Audience::GuardianUnder14)
        };
        if band.needs == AgeNeed::Guardian && !band.documents.iter().any(is_guardians) {
            let message = "the guardian is shown no document of their own";
            judge.find(FindingCode::GuardianDocumentMissing, &["minors", "bands", &index, "documents"], message);
        }
    }
    if !minors.has_guardians() {
        judge.find(FindingCode::GuardianBandMissing, &["minors", "bands"], "no band under 14 needs a guardian");
    }
    if minors.unknown == UnknownAge::Adult {
        let path = ["minors", "unknown"];
        judge.find(FindingCode::UnknownAgeAsAdult, &path, "whoever does not say their age is treated as an adult");
    }
}

fn exemptions(judge: &mut Judge<'_>) {
    let all = &judge.manifest.exemptions;
    let operations: [(&str, &Entries<GroundId, Exemption>); 5] = [
        ("collecting", &all.collecting),
        ("sharing", &all.sharing),
        ("transferring", &all.transferring),
        ("disclosing", &all.disclosing),
        ("refusing", &all.refusing),
    ];
    for (operation, grounds) in operations {
        for (ground, _) in grounds.iter().filter(|(_, it)| !it.honoured) {
            let message = format!("`{ground}` is claimed for {operation} and opens nothing");
            judge.find(FindingCode::ExemptionUnhonoured, &["exemptions", operation, ground.as_str()], message);
        }
    }
}
