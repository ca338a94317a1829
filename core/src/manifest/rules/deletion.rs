//! Account deletion: an appeal that can be used, deadlines, and nothing left over.

use std::collections::{BTreeMap, BTreeSet};

use super::Judge;
use super::orphans::Used;
use crate::gather::Gather;
use crate::id::{DataId, FeatureId};
use crate::manifest::suggest::enumerated;
use crate::manifest::{Act, Appeal, AppealWord, CancelMeans, Deletion, DeletionAuthority, FindingCode, Manifest};

/// The longest time that a promise of handling may give, in working days (IDM 6.3).
pub(super) const LONGEST_PROMISE: u16 = 15;

pub(super) fn judge(judge: &mut Judge<'_>) {
    let Some(deletion) = &judge.manifest.deletion else {
        judge.find(FindingCode::DeletionMissing, &["deletion"], "no way to delete an account is declared");
        return;
    };
    appeal(judge, deletion);
    match deletion.processing {
        None => {
            let message = "no time is promised for carrying it out";
            judge.find(FindingCode::DeletionWithoutDeadline, &["deletion"], message);
        }
        Some(it) if it.working_days > LONGEST_PROMISE => {
            let path = ["deletion", "processing", "working_days"];
            judge.find(
                FindingCode::DeletionOver15Days,
                &path,
                format_args!("{} working days are promised", it.working_days),
            );
        }
        Some(_) => {}
    }
    let users = users(judge.manifest);
    for (id, it) in &deletion.preconditions {
        let Some(feature) = &it.by_feature else { continue };
        let new = only_collected_by(judge.manifest, &users, feature);
        if !new.is_empty() {
            let message = format!("`{feature}` collects what nothing else does: {}", enumerated(&new));
            let path = ["deletion", "preconditions", id.as_str(), "by_feature"];
            judge.find(FindingCode::DeletionAsksNewData, &path, message);
        }
    }
    remains(judge, deletion);
}

fn appeal(judge: &mut Judge<'_>, deletion: &Deletion) {
    let path = ["deletion", "appeal"];
    match &deletion.appeal {
        Appeal::Word(AppealWord::None) if deletion.authority == DeletionAuthority::Device => {
            let message = "there is no appeal, and the device would execute at once";
            judge.find(FindingCode::NoAppealNeedsServer, &["deletion", "authority"], message);
        }
        Appeal::Word(AppealWord::None) => {}
        Appeal::Word(AppealWord::Unspecified) => {
            judge.find(FindingCode::AppealUnspecified, &path, "the text does not say whether there is an appeal");
        }
        Appeal::Days(it) => {
            if it.days == 0 {
                judge.find(FindingCode::AppealWithoutDays, &path, "the appeal ends on the day it starts");
            }
            let by_choice = deletion.cancel_on.contains(&CancelMeans::Choice);
            let by_login = deletion.cancel_on.contains(&CancelMeans::InteractiveLogin)
                && !deletion.during_appeal.features.is_empty();
            if !by_choice && !by_login {
                let message = "no means of cancelling is open during the appeal";
                judge.find(FindingCode::CancelImpossible, &path, message);
            }
        }
    }
}

/// Which features use each kind of data.
type Users<'m> = BTreeMap<&'m DataId, BTreeSet<&'m FeatureId>>;

fn users(manifest: &Manifest) -> Users<'_> {
    let mut users = Users::new();
    for (feature, declared) in &manifest.features {
        for it in declared.uses.values() {
            users.entry(&it.data).or_default().insert(feature);
        }
    }
    users
}

/// The data that one feature collects and no other feature uses.
fn only_collected_by<'m>(manifest: &'m Manifest, users: &Users<'m>, feature: &FeatureId) -> Vec<&'m str> {
    let Some(declared) = manifest.features.get(feature) else { return Vec::new() };
    let collected = declared.uses.values().filter(|it| it.act == Act::Collect).map(|it| &it.data);
    let alone = collected.filter(|it| users.get(it).is_some_and(|it| it.len() == 1));
    alone.map(DataId::as_str).gathered::<BTreeSet<_>>().into_iter().collect()
}

fn remains(judge: &mut Judge<'_>, deletion: &Deletion) {
    let is_sought = judge.seeks(FindingCode::DeletionLeavesData);
    let used = if is_sought { Used::of(judge.manifest).data } else { BTreeSet::new() };
    let left: Vec<&str> = used.into_iter().filter(|it| !deletion.tasks.contains_key(*it)).map(DataId::as_str).collect();
    if !left.is_empty() {
        let message = format!("nothing says what becomes of {}", enumerated(&left));
        judge.find(FindingCode::DeletionLeavesData, &["deletion", "tasks"], message);
    }
    if deletion.hold.as_ref().is_some_and(|it| it.grounds.is_empty()) {
        let path = ["deletion", "hold", "grounds"];
        judge.find(FindingCode::HoldWithoutGround, &path, "it may be suspended for no reason at all");
    }
    for (id, options) in &deletion.choices {
        if options.len() < 2 {
            let path = ["deletion", "choices", id.as_str()];
            judge.find(FindingCode::ChoiceWithoutChoice, &path, format_args!("there is a choice of {}", options.len()));
        }
    }
}
