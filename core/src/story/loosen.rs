//! Loosened manifests: for each kind of manifest entry, how it is made to allow more than it says. A story that proves
//! a clause must notice. Owns the table and nothing of stories; it changes JSON, and whether the result loads is for
//! the loader to say.

use serde_json::Value;

mod apply;

/// One way to loosen one kind of entry.
#[derive(Debug, Clone, Copy)]
pub struct Loosening {
    /// The stable word.
    pub word: &'static str,
    /// Which entries: segments of a JSON pointer, `*` for any id.
    pub entry: &'static [&'static str],
    /// The member of the entry that it is about; empty for the entry as a whole.
    pub member: &'static str,
    /// What it does, after "the manifest where".
    pub says: &'static str,
    apply: apply::Apply,
}

/// A manifest that allows more than the one it was made from.
#[derive(Debug, Clone)]
pub struct Loosened {
    /// How.
    pub by: &'static Loosening,
    /// The manifest.
    pub manifest: Value,
}

const PURPOSES: &[&str] = &["purposes"];
const PURPOSE: &[&str] = &["purposes", "*"];
const FEATURE: &[&str] = &["features", "*"];
const USE: &[&str] = &["features", "*", "uses", "*"];
const PERMISSION: &[&str] = &["permissions", "*"];

macro_rules! table {
    ($($word:literal $entry:ident $member:literal $says:literal $apply:ident,)+) => {
        /// Every way, in the order of the manifest's parts.
        pub const TABLE: &[Loosening] = &[$(
            Loosening { word: $word, entry: $entry, member: $member, says: $says, apply: apply::$apply },
        )+];
    };
}

const DOCUMENT: &[&str] = &["documents", "*"];
const SWITCH: &[&str] = &["switches", "*"];
const FACT: &[&str] = &["facts", "*"];
const DATA: &[&str] = &["data", "*"];
const DELETION: &[&str] = &["deletion"];
const RIGHTS: &[&str] = &["rights"];
const RIGHT: &[&str] = &["rights", "*"];
const MINORS: &[&str] = &["minors"];
const EXEMPTIONS: &[&str] = &["exemptions"];
const OPERATOR: &[&str] = &["app", "operator"];
const RECIPIENTS: &[&str] = &["recipients"];
const RETENTION: &[&str] = &["retention", "*"];

table! {
    "operator_unnamed" OPERATOR "legal_name" "nobody answers for the app by name" operator_unnamed,
    "for_guardians_alone" DOCUMENT "audience" "the document is for guardians alone, so that nobody else needs it" for_guardians_alone,
    "needed_nowhere" DOCUMENT "" "no feature needs the document" needed_nowhere,
    "all_made_basic" PURPOSES "" "accepting the documents opens every purpose" all_made_basic,
    "made_basic" PURPOSE "consent" "accepting the documents opens the purpose" made_basic,
    "made_express" PURPOSE "consent" "the separate consent may be given together with others" made_express,
    "never_expires" PURPOSE "expires_after" "a grant of the purpose never runs out" never_expires,
    "covers_another" SWITCH "purposes" "the switch covers another purpose than its own" covers_another,
    "required_nowhere" FACT "" "no feature requires the fact" required_nowhere,
    "made_general" DATA "sensitivity" "sensitive data counts as general" made_general,
    "can_be_reset" DATA "identifier" "an identifier that cannot be reset counts as one that can" can_be_reset,
    "collected_anyway" DATA "" "data that nothing uses is collected once the documents are accepted" collected_anyway,
    "kept_for_everything" DATA "kept_while_any" "any purpose is enough to keep the data" kept_for_everything,
    "asked_nowhere" PERMISSION "" "no use needs the permission" asked_nowhere,
    "needed_anyway" PERMISSION "" "a permission that no use needs is needed by one" needed_anyway,
    "off_only_pauses" PERMISSION "off_means" "switching it off in the system's settings only pauses" off_only_pauses,
    "without_the_system" PERMISSION "control" "the system's word on it does not count" without_the_system,
    "no_document" FEATURE "documents" "the feature needs no document" no_document,
    "no_fact" FEATURE "requires" "the feature requires no fact" no_fact,
    "on_other_days" FEATURE "requires" "a fact that is needed on some days is needed on the others" on_other_days,
    "no_minimum_age" FEATURE "minimum_age" "the feature has no minimum age" no_minimum_age,
    "every_way_in" FEATURE "opens_by" "the feature opens in every way" every_way_in,
    "longer_in_background" FEATURE "background" "the feature may go on in the background for days" longer_in_background,
    "no_time_limit" FEATURE "max" "a session of the feature has no end" no_time_limit,
    "uses_of_others" FEATURE "uses" "the feature may do whatever other features may" uses_of_others,
    "for_a_basic_purpose" USE "purpose" "the use serves a purpose that accepting the documents opens" for_a_basic_purpose,
    "not_shared" USE "act" "what is shared counts as used" not_shared,
    "no_permission" USE "permissions" "the use needs no permission" no_permission,
    "any_permission" USE "permissions" "one of its permissions is enough for the use" any_permission,
    "anything_passes" USE "only" "all of the data may pass" anything_passes,
    "budget_raised" USE "budget" "the use may happen a thousand times as often" budget_raised,
    "counted_per_session" USE "budget" "a budget per launch or period counts in each session by itself" counted_per_session,
    "no_budget" USE "budget" "the use may happen as often as it likes" no_budget,
    "instead_of_everything" USE "alternatives" "the alternatives answer every denial" instead_of_everything,
    "everything_for_everyone" RECIPIENTS "" "every recipient receives all data" everything_for_everyone,
    "kept_for_a_century" RETENTION "at_most" "what is kept may be kept for a hundred years" kept_for_a_century,
    "no_floor" RETENTION "at_least" "nothing has to be kept for any time" no_floor,
    "ended_by_nothing" RETENTION "until" "no event ends the keeping" ended_by_nothing,
    "used_meanwhile" RETENTION "meanwhile" "what must be kept may be used meanwhile" used_meanwhile,
    "erased_in_spite" RETENTION "extended_by" "no reason lets data be kept longer" erased_in_spite,
    "only_nameless" RETENTION "then" "what was kept long enough is only made anonymous" only_nameless,
    "appeal_cut" DELETION "appeal" "the appeal is a day shorter" appeal_cut,
    "appeal_added" DELETION "appeal" "the deletion waits for an appeal that the text does not give" appeal_added,
    "other_authority" DELETION "authority" "the other one of device and server executes the deletion" other_authority,
    "later" DELETION "processing" "the working days start with the end of the appeal" later,
    "no_precondition" DELETION "preconditions" "the deletion has no precondition" no_precondition,
    "nothing_to_acknowledge" DELETION "acknowledge" "no text is acknowledged before the deletion" nothing_to_acknowledge,
    "cancelled_by_anything" DELETION "cancel_on" "a choice and a login each cancel the deletion" cancelled_by_anything,
    "all_open_in_appeal" DELETION "during_appeal" "every feature stays open during the appeal" all_open_in_appeal,
    "days_start_again" DELETION "hold" "the days of the deletion start again after a hold" days_start_again,
    "only_anonymised" DELETION "tasks" "everything is anonymised, and nothing erased" only_anonymised,
    "all_wait" RIGHTS "" "the time of every request waits for a check" all_wait,
    "promises_nothing" RIGHT "due" "no time is promised for the right" promises_nothing,
    "starts_late" RIGHT "from" "the time of the right waits for a check, and has no latest end" starts_late,
    "without_latest" RIGHT "latest_from_received" "the time of the right has no latest end from receipt" without_latest,
    "answer_is_enough" RIGHT "owed" "an answer is all that is owed for the right" answer_is_enough,
    "needs_no_ground" RIGHT "grounds" "the right is asked for without a ground" needs_no_ground,
    "refused_for_anything" RIGHT "refusals" "any ground of an exemption refuses the right" refused_for_anything,
    "unknown_is_adult" MINORS "unknown" "an unknown age counts as an adult's" unknown_is_adult,
    "grounds_serve_all" EXEMPTIONS "refusing" "a ground of any operation refuses a request" grounds_serve_all,
}

/// Every loosening of `manifest` at an entry, or at one member of an entry: a JSON pointer (RFC 6901). A member loosens
/// in fewer ways than its entry; a pointer to anything else in none.
pub fn loosen(manifest: &Value, pointer: &str) -> Vec<Loosened> {
    let parts: Vec<String> = pointer.split('/').skip(1).map(unescape).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let tries = TABLE.iter().filter_map(|by| {
        let (entry, rest) = by.place(&parts)?;
        let mut loosened = manifest.clone();
        let is_changed = (by.apply)(&mut loosened, entry, rest);
        (is_changed && loosened != *manifest).then_some(Loosened { by, manifest: loosened })
    });
    tries.collect()
}

impl Loosening {
    /// The entry's own parts and what comes below its member, where the loosening is about the place.
    fn place<'p>(&self, parts: &'p [&'p str]) -> Option<(&'p [&'p str], &'p [&'p str])> {
        let (entry, below) = parts.split_at_checked(self.entry.len())?;
        let is_entry = self.entry.iter().zip(entry).all(|(pattern, part)| *pattern == "*" || pattern == part);
        match below {
            _ if !is_entry => None,
            [] => Some((entry, &[])),
            [member, rest @ ..] if *member == self.member => Some((entry, rest)),
            _ => None,
        }
    }
}

fn unescape(part: &str) -> String {
    part.replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::*;
    use crate::manifest::Manifest;

    fn example() -> Value {
        serde_json::from_str(include_str!("../../tests/fixtures/example.json")).unwrap()
    }

    fn words(pointer: &str) -> Vec<&'static str> {
        loosen(&example(), pointer).iter().map(|it| it.by.word).collect()
    }

    #[test]
    fn an_entry_is_loosened_in_every_way_that_changes_it() {
        assert_eq!(words("/purposes/nearby"), ["made_basic", "never_expires"]);
        assert_eq!(words("/purposes/face_check"), ["made_basic", "made_express"]);
        assert_eq!(words("/purposes/account"), Vec::<&str>::new());
        assert_eq!(words("/features/voice_room/uses/speak"), ["for_a_basic_purpose", "no_permission"]);
        assert_eq!(words("/minors"), ["unknown_is_adult"]);
    }

    #[test]
    fn a_member_is_loosened_in_its_own_ways_alone() {
        assert_eq!(words("/purposes/nearby/expires_after"), ["never_expires"]);
        assert_eq!(words("/features/voice_room/requires/0"), ["no_fact"]);
        assert_eq!(words("/features/voice_room/uses"), ["uses_of_others"]);
        assert_eq!(words("/features/browse/uses"), Vec::<&str>::new());
        assert_eq!(words("/features/voice_room/names"), Vec::<&str>::new());
        assert_eq!(words("/nowhere/at/all"), Vec::<&str>::new());
    }

    #[test]
    fn every_way_is_named_once_and_makes_a_manifest_that_loads_somewhere() {
        let mut manifest = example();
        manifest["documents"]["terms"] = manifest["documents"]["privacy_policy"].clone();
        manifest["switches"] = json!({ "ads": { "names": { "en": "Ads" }, "purposes": ["nearby"] } });
        manifest["data"]["voice"]["kept_while_any"] = json!(["voice_chat"]);
        manifest["features"]["nearby"]["minimum_age"] = json!(18);
        manifest["data"]["phone"]["identifier"] = json!("permanent");
        manifest["features"]["voice_room"]["requires"][0]["on"] = json!("holidays");
        let uses = &mut manifest["features"]["voice_room"]["uses"];
        uses["speak"]["permissions"]["all_of"] = json!(["microphone", "camera"]);
        uses["speak"]["act"] = json!("share");

        manifest["data"]["spare"] = json!({ "names": { "en": "Spare" }, "sensitivity": "general" });
        manifest["permissions"]["spare"] = manifest["permissions"]["microphone"].clone();
        manifest["deletion"] = json!({
            "appeal": { "days": 15 }, "processing": { "working_days": 15, "from": "submitted" }, "authority": "server",
            "preconditions": { "known": { "fact": "real_name_verified" } }, "acknowledge": { "loss": { "en": "Lost." } },
            "cancel_on": ["choice"], "hold": { "grounds": ["dispute"] }, "tasks": { "voice": "erase" }
        });
        manifest["rights"] = json!({ "access": {
            "due": { "working_days": 15 }, "from": "identity_verified", "latest_from_received": { "working_days": 15 },
            "owed": "action", "grounds": ["moving"], "refusals": ["repeated"]
        } });
        manifest["retention"]["logs"] = json!({
            "of": { "data": "voice" }, "at_least": "P6M", "at_most": "P1Y", "from": "collected", "until": ["account_deleted"],
            "then": "erase", "meanwhile": "storage_only", "extended_by": ["court"]
        });
        manifest["exemptions"] = json!({
            "collecting": { "stability": { "honoured": false } }, "refusing": { "malice": { "honoured": true } }
        });
        let mut without_appeal = manifest.clone();
        without_appeal["deletion"]["appeal"] = json!("none");

        let whole = [
            "/minors",
            "/purposes",
            "/app/operator",
            "/recipients",
            "/deletion",
            "/rights",
            "/rights/access",
            "/exemptions",
        ];
        let mut pointers: Vec<String> = whole.map(str::to_owned).to_vec();
        for part in ["documents", "purposes", "switches", "facts", "data", "permissions", "features", "retention"] {
            pointers.extend(manifest[part].as_object().unwrap().keys().map(|id| format!("/{part}/{id}")));
        }
        for (feature, it) in manifest["features"].as_object().unwrap() {
            let uses = it["uses"].as_object().into_iter().flatten();
            pointers.extend(uses.map(|(id, _)| format!("/features/{feature}/uses/{id}")));
        }
        let loads = |it: &Loosened| Manifest::load(it.manifest.to_string().as_bytes()).is_ok();
        let loosened = pointers.iter().flat_map(|it| loosen(&manifest, it)).filter(loads);
        let appeals = loosen(&without_appeal, "/deletion/appeal").into_iter().filter(loads);
        let ways: BTreeSet<_> = loosened.chain(appeals).map(|it| it.by.word).collect();

        let all: BTreeSet<_> = TABLE.iter().map(|it| it.word).collect();
        assert_eq!(all.len(), TABLE.len());
        assert_eq!(ways, all);
    }
}
