//! Features and their uses: ways in, tiers, limits, alternatives.

use super::Judge;
use crate::clock::Period;
use crate::manifest::suggest::nearest;
use crate::manifest::{Budget, BudgetScope, Feature, Figure, FindingCode, Necessity, Only, Tier, Use};

/// The reasons that an alternative may answer, by their codes: every reason that the gate knows or will know.
pub const ALTERNATIVE_REASONS: &[&str] = &[
    "unavailable",
    "not_declared",
    "condition_not_met",
    "service_ended",
    "deletion_pending",
    "deleted",
    "document_not_accepted",
    "age_unknown",
    "age_restricted",
    "processing_restricted",
    "processing_objected",
    "guardian_consent_required",
    "consent_not_determined",
    "consent_denied",
    "consent_withdrawn",
    "consent_expired",
    "consent_invalidated",
    "separate_consent_required",
    "cross_border_consent_required",
    "abroad_forbidden",
    "dependency_not_started",
    "version_mismatch",
    "fact_required",
    "permission_not_determined",
    "permission_denied",
    "permission_restricted",
    "feature_not_in_use",
    "in_background",
    "budget_exhausted",
];

pub(super) fn judge(judge: &mut Judge<'_>) {
    for (id, feature) in &judge.manifest.features {
        let id = id.as_str();
        if feature.before_acceptance && !feature.uses.is_empty() {
            let message = "it runs before the documents are accepted and uses data";
            judge.find(FindingCode::UseBeforeAcceptance, &["features", id, "before_acceptance"], message);
        }
        if feature.opens_by.is_empty() {
            let path = ["features", id, "opens_by"];
            judge.find(FindingCode::FeatureWithoutWayIn, &path, "nothing opens the feature");
        }
        tier(judge, id, feature);
        periods(judge, id, feature);
        for (name, it) in &feature.uses {
            limits(judge, id, name.as_str(), it);
            alternatives(judge, id, name.as_str(), it);
        }
    }
}

/// A basic feature may have uses that can be refused, as long as it has others: refusing one never affects the rest. One
/// whose every use can be refused is not basic.
fn tier(judge: &mut Judge<'_>, id: &str, feature: &Feature) {
    if feature.tier != Tier::Basic || feature.uses.is_empty() {
        return;
    }
    let manifest = judge.manifest;
    let is_optional =
        |it: &Use| manifest.purposes.get(&it.purpose).is_some_and(|it| it.necessity.enforced() == Necessity::Optional);
    if feature.uses.values().all(is_optional) {
        let message = "the feature is basic, and every purpose that it works under may be refused";
        judge.find(FindingCode::BasicNeedsOptional, &["features", id, "tier"], message);
    }
}

fn periods(judge: &mut Judge<'_>, id: &str, feature: &Feature) {
    if feature.max.is_some_and(is_zero) {
        judge.find(FindingCode::ZeroPeriod, &["features", id, "max"], "the feature ends at once");
    }
    let Some(background) = &feature.background else { return };
    if is_zero(background.max) {
        let path = ["features", id, "background", "max"];
        judge.find(FindingCode::ZeroPeriod, &path, "it ends at once in the background");
    }
    if background.android.is_none() && background.apple.is_none() {
        let message = "no kind of the system's is named";
        judge.find(FindingCode::BackgroundWithoutKind, &["features", id, "background"], message);
    }
}

fn limits(judge: &mut Judge<'_>, feature: &str, id: &str, it: &Use) {
    let path = ["features", feature, "uses", id];
    if it.only.as_ref().is_some_and(says_nothing) {
        let path = [&path[..], &["only"]].concat();
        judge.find(FindingCode::EmptyOnly, &path, "the limit names no pattern and no package");
    }
    let Some(budget) = &it.budget else { return };
    if budget.count == 0 {
        let path = [&path[..], &["budget", "count"]].concat();
        judge.find(FindingCode::BadValue, &path, "a budget of nothing; a use that never happens is left out");
    }
    if matches!(budget.per, BudgetScope::Window(it) if is_zero(it)) {
        let path = [&path[..], &["budget", "per"]].concat();
        judge.find(FindingCode::ZeroPeriod, &path, "the window has no length");
    }
    if budget.figure == Figure::Unspecified {
        let path = [&path[..], &["budget"]].concat();
        judge.find(FindingCode::FrequencyUnspecified, &path, unspecified(budget));
    }
}

fn unspecified(budget: &Budget) -> String {
    let per: String = budget.per.into();
    format!("the text does not say how often; {} per {per} is enforced", budget.count)
}

fn says_nothing(only: &Only) -> bool {
    let has_pattern = only.pattern.as_ref().is_some_and(|it| !it.is_empty());
    let has_empty = only.pattern.as_ref().is_some_and(String::is_empty) || only.packages.iter().any(String::is_empty);
    has_empty || (!has_pattern && only.packages.is_empty())
}

fn alternatives(judge: &mut Judge<'_>, feature: &str, id: &str, it: &Use) {
    for (index, alternative) in it.alternatives.iter().enumerate() {
        for (place, reason) in alternative.on.iter().enumerate() {
            if ALTERNATIVE_REASONS.contains(&reason.as_str()) {
                continue;
            }
            let (index, place) = (index.to_string(), place.to_string());
            let path = ["features", feature, "uses", id, "alternatives", &index, "on", &place];
            let near = nearest(reason, ALTERNATIVE_REASONS.iter().copied());
            let meant = near.map(|it| format!("; did you mean `{it}`?")).unwrap_or_default();
            judge.find(FindingCode::UnknownReason, &path, format_args!("there is no reason `{reason}`{meant}"));
        }
    }
}

fn is_zero(it: Period) -> bool {
    it == Period::default()
}
