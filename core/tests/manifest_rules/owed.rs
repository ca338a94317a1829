//! Deletion, requests, minors and exemptions.

use placet::manifest::Manifest;
use serde_json::{Value, json};

use crate::{Edit, each, found, with};

#[test]
fn a_deletion_can_be_cancelled_and_is_carried_out_in_time() {
    let appeal = |appeal: Value, authority: &str| {
        found(&[("/deletion/appeal", Some(appeal)), ("/deletion/authority", Some(json!(authority)))])
    };
    assert_eq!(appeal(json!("none"), "server"), Vec::<String>::new());
    assert_eq!(appeal(json!("none"), "device"), ["no_appeal_needs_server /deletion/authority"]);
    assert_eq!(appeal(json!({ "days": 0 }), "server"), ["appeal_without_days /deletion/appeal"]);
    assert_eq!(appeal(json!({ "days": 1 }), "device"), Vec::<String>::new());
    assert_eq!(appeal(json!("unspecified"), "device"), ["appeal_unspecified /deletion/appeal"]);

    let cancel = |means: &[&str], features: &[&str]| {
        found(&[
            ("/deletion/cancel_on", Some(json!(means))),
            ("/deletion/during_appeal/features", Some(json!(features))),
        ])
    };
    let impossible = ["cancel_impossible /deletion/appeal"];
    assert_eq!(cancel(&["choice"], &[]), Vec::<String>::new());
    assert_eq!(cancel(&["choice", "interactive_login"], &[]), Vec::<String>::new());
    assert_eq!(cancel(&["interactive_login"], &["login"]), Vec::<String>::new());
    assert_eq!(cancel(&["interactive_login"], &[]), impossible);
    assert_eq!(cancel(&[], &["login"]), impossible);
    each(
        "/deletion/processing/working_days",
        [(json!(15), &[]), (json!(16), &["deletion_over_15_days /deletion/processing/working_days"])],
    );
    assert_eq!(found(&[("/deletion/processing", None)]), ["deletion_without_deadline /deletion"]);
    assert_eq!(found(&[("/deletion", None)]), ["deletion_missing /deletion"]);
}

#[test]
fn a_deletion_leaves_nothing_over_and_asks_for_nothing_new() {
    let by = |feature: &str, edit: Option<Edit<'_>>| {
        let by = [("/deletion/preconditions/identity/by_feature", Some(json!(feature)))];
        let edits: Vec<Edit<'_>> = by.into_iter().chain(edit).collect();
        found(&edits)
    };
    let new = ["deletion_asks_new_data /deletion/preconditions/identity/by_feature"];

    assert_eq!(by("real_name", None), new);
    assert_eq!(
        by("real_name", Some(("/features/real_name/uses/scan_face/act", Some(json!("use"))))),
        Vec::<String>::new()
    );
    assert_eq!(by("login", None), Vec::<String>::new(), "ordering takes the telephone number too");
    assert_eq!(by("browse", None), Vec::<String>::new());
    assert_eq!(found(&[("/deletion/tasks/face", None)]), ["deletion_leaves_data /deletion/tasks"]);
    assert_eq!(found(&[("/deletion/hold", None)]), Vec::<String>::new());
    each("/deletion/hold/grounds", [(json!([]), &["hold_without_ground /deletion/hold/grounds"])]);
    let no_choice = &["choice_without_choice /deletion/choices/uploads"][..];
    each(
        "/deletion/choices/uploads",
        [(json!([]), no_choice), (json!(["erase"]), no_choice), (json!(["erase", "detach"]), &[])],
    );
}

#[test]
fn requests_are_answered_in_fifteen_working_days() {
    let due = |days: u32| json!({ "working_days": days });
    each("/rights/access/due", [(due(15), &[]), (due(16), &["right_over_15_days /rights/access/due"])]);
    each(
        "/rights/access/latest_from_received",
        [(due(15), &[]), (due(16), &["right_over_15_days /rights/access/latest_from_received"])],
    );
    assert_eq!(found(&[("/rights/access/due", None)]), ["right_without_deadline /rights/access"]);
    assert_eq!(found(&[("/rights/access/channels", None)]), ["right_without_channel /rights/access"]);
    for kind in ["access", "copy", "portability", "rectify", "erase", "withdraw"] {
        let missing = with(&[(&format!("/rights/{kind}"), None)]);
        let findings = Manifest::findings_in(missing.to_string().as_bytes());
        let said: Vec<String> = findings.iter().map(|it| format!("{}: {}", it.code, it.message)).collect();
        assert_eq!(said, [format!("rights_missing: no way is declared to exercise {kind}")]);
    }
}

#[test]
fn bands_are_cut_at_the_ages_that_are_kept_and_a_guardian_decides_below_fourteen() {
    let band = |below: u32, needs: &str| json!({ "below": below, "needs": needs, "documents": ["guardian_notice"] });
    let missing = "guardian_band_missing /minors/bands";
    each(
        "/minors/bands",
        [
            (json!([band(14, "guardian"), band(15, "joint_reading"), band(16, "joint_reading")]), &[]),
            (json!([band(18, "guardian")]), &[]),
            (json!([band(13, "guardian")]), &["band_age /minors/bands/0/below", missing]),
            (json!([band(17, "guardian")]), &["band_age /minors/bands/0/below"]),
            (json!([band(18, "joint_reading")]), &[missing]),
            (json!([]), &[missing]),
            (json!([band(16, "guardian"), band(14, "guardian")]), &["bands_unordered /minors/bands/1/below"]),
            (json!([band(14, "guardian"), band(14, "guardian")]), &["bands_unordered /minors/bands/1/below"]),
        ],
    );
    let undocumented = &["guardian_document_missing /minors/bands/0/documents"][..];
    each("/minors/bands/0/documents", [(json!([]), undocumented)].map(|it| it));
    let theirs = json!([{ "below": 14, "needs": "guardian", "documents": ["privacy_policy"] }]);
    each("/minors/bands", [(theirs, undocumented)]);
    each(
        "/minors/unknown",
        [(json!("adult"), &["unknown_age_as_adult /minors/unknown"]), (json!("ask"), &[]), (json!("deny"), &[])],
    );
}

#[test]
fn a_ground_that_the_law_does_not_know_stays_visible_for_each_operation() {
    for operation in ["collecting", "sharing", "transferring", "disclosing", "refusing"] {
        let place = format!("/exemptions/{operation}");
        let grounds = json!({ "court": { "honoured": true }, "whim": { "honoured": false } });
        assert_eq!(found(&[(&place, Some(grounds))]), [format!("exemption_unhonoured {place}/whim")]);
    }
}
