//! The app, its documents and the texts that a person is shown.

use serde_json::{Value, json};

use crate::{each, found, with};

#[test]
fn an_operator_has_a_name_that_is_not_the_apps_and_a_way_to_be_reached() {
    let app_name = &["operator_is_app_name /app/operator/legal_name"][..];
    each(
        "/app/operator/legal_name",
        [(json!(" eXAMPLE "), app_name), (json!("示例"), app_name), (json!("Example Ltd"), &[])],
    );
    let unreachable = &["operator_contact_missing /app/operator/contact"][..];
    each(
        "/app/operator/contact",
        [
            (json!({ "email": " ", "department": "x" }), unreachable),
            (json!({ "phone": "1" }), &[]),
            (json!({ "address": "x", "email": "" }), &[]),
        ],
    );
}

#[test]
fn zones_and_countries_are_written_as_their_lists_have_them() {
    let bad = &["bad_zone /app/zone"][..];
    each(
        "/app/zone",
        [
            (json!("UTC"), &[]),
            (json!("Etc/GMT+8"), &[]),
            (json!("America/Port-au-Prince"), &[]),
            (json!("America/New_York"), &[]),
            (json!("Asia/Shang hai"), bad),
            (json!("Shanghai"), bad),
            (json!("UTC!"), bad),
        ],
    );
    each(
        "/app/storage/places",
        [
            (json!(["CN", "SG"]), &[]),
            (json!(["CN", "cn"]), &["bad_country /app/storage/places/1"]),
            (json!(["CHN"]), &["bad_country /app/storage/places/0"]),
            (json!(["C1"]), &["bad_country /app/storage/places/0"]),
        ],
    );
    let never = json!({ "places": ["CN", "SG"], "abroad": "never" });
    assert_eq!(
        found(&[("/app/storage", Some(never))]),
        ["stored_abroad /app/storage/places/1", "abroad_forbidden /recipients/statistics"]
    );
}

#[test]
fn documents_are_named_by_whole_hashes_and_dated_by_days_of_the_calendar() {
    let hash = "11e4b6b2a7a1f7a0f2a4e3a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c1";
    let bad = &["bad_hash /documents/privacy_policy/texts/zh-CN/sha256"][..];
    each(
        "/documents/privacy_policy/texts/zh-CN/sha256",
        [
            (json!(hash), &[]),
            (json!(hash.replace('e', "g")), bad),
            (json!(hash.replace('e', "E")), bad),
            (json!(format!("{hash}0")), bad),
            (json!(hash[1..]), bad),
        ],
    );
    let earlier = |it: &str| Some(json!({ it: ["wording"] }));
    assert_eq!(found(&[("/documents/privacy_policy/supersedes", earlier(hash))]), Vec::<String>::new());
    assert_eq!(
        found(&[("/documents/privacy_policy/supersedes", earlier("abc"))]),
        ["bad_hash /documents/privacy_policy/supersedes/abc"]
    );
    let text = |of: &str| json!({ "sha256": hash, "hash_of": of });
    let identity = &["hash_of_identity /documents/privacy_policy/texts"][..];
    each(
        "/documents/privacy_policy/texts",
        [
            (json!({ "zh-CN": text("text"), "en": text("text") }), &[]),
            (json!({ "zh-CN": text("identity"), "en": text("text") }), identity),
            (json!({ "zh-CN": text("text"), "en": text("identity") }), identity),
            (json!({ "zh-CN": text("identity"), "en": text("identity") }), identity),
        ],
    );
    let in_force = &["in_force_on_publication /documents/privacy_policy/effective"][..];
    each(
        "/documents/privacy_policy/effective",
        [
            (json!("2024-05-17"), in_force),
            (json!("2024-05-18"), in_force),
            (json!("2024-05-19"), &[]),
            (json!("2024-5-19"), &["bad_date /documents/privacy_policy/effective"]),
            (json!("2023-02-29"), &["bad_date /documents/privacy_policy/effective"]),
        ],
    );
    each("/documents/privacy_policy/published", [(json!("x"), &["bad_date /documents/privacy_policy/published"])]);
    let without = |keys: &[&str]| {
        let keys: Vec<String> = keys.iter().map(|it| format!("/documents/privacy_policy/{it}")).collect();
        found(&keys.iter().map(|it| (it.as_str(), None)).collect::<Vec<_>>())
    };
    assert_eq!(without(&["version", "published", "effective"]), ["document_without_version /documents/privacy_policy"]);
    for two in [["version", "published"], ["version", "effective"], ["published", "effective"]] {
        assert_eq!(without(&two), Vec::<String>::new(), "{two:?}");
    }
}

#[test]
fn declining_ends_only_an_app_that_cannot_work_without_data() {
    let place = "/documents/privacy_policy/on_decline";
    let of_type = |service: &str, necessary: &[&str], on_decline: Value| {
        found(&[
            ("/app/type", Some(json!(service))),
            ("/app/necessary", Some(json!(necessary))),
            (place, Some(on_decline)),
        ])
    };
    let stated = || json!({ "stated": "exit", "enforced": "limited" });

    assert_eq!(of_type("payment", &[], json!("exit")), Vec::<String>::new());
    assert_eq!(of_type("other", &["phone"], json!("exit")), Vec::<String>::new());
    assert_eq!(of_type("other", &[], json!("exit")), [format!("exit_enforced {place}")]);
    assert_eq!(of_type("browser", &[], json!("exit")), [format!("exit_enforced {place}")]);
    assert_eq!(
        of_type("browser", &[], stated()),
        [format!("exit_without_need {place}"), format!("stated_against_law {place}")]
    );
    assert_eq!(of_type("payment", &[], stated()), [format!("stated_against_law {place}")]);
    assert_eq!(
        of_type("payment", &[], json!({ "stated": "limited", "enforced": "exit" })),
        [format!("enforced_below_text {place}")]
    );
}

#[test]
fn changes_that_touch_data_need_a_new_decision_and_words_and_rights_do_not() {
    for (kind, is_weaker) in [
        ("wording", false),
        ("rights", false),
        ("purpose", true),
        ("method", true),
        ("data", true),
        ("recipient", true),
        ("operator", true),
    ] {
        let place = format!("/documents/privacy_policy/changes/{kind}");
        let weaker = vec![format!("change_weaker_than_law {place}")];
        for need in ["notice", "notice_before_effective"] {
            let expected = if is_weaker { weaker.clone() } else { Vec::new() };
            assert_eq!(found(&[(&place, Some(json!(need)))]), expected, "{kind} {need}");
        }
        assert_eq!(found(&[(&place, Some(json!("express")))]), Vec::<String>::new(), "{kind}");
    }
}

#[test]
fn every_text_that_a_person_is_shown_is_there_and_in_the_default_locale() {
    let places = [
        "/app/names",
        "/documents/privacy_policy/names",
        "/purposes/nearby/names",
        "/purposes/face_check/necessity_text",
        "/purposes/face_check/impact_text",
        "/switches/social_off/names",
        "/facts/real_name_verified/names",
        "/data/face/names",
        "/permissions/camera/names",
        "/permissions/camera/usage",
        "/features/order/names",
        "/recipients/agora/names",
        "/recipients/statistics/scene",
        "/recipients/agora/controls/offline_messages/names",
        "/deletion/acknowledge/assets",
    ];
    for place in places {
        let missing = if place.ends_with("usage") { "permission_without_usage" } else { "text_missing" };
        for (texts, expected) in [
            (json!({}), format!("{missing} {place}")),
            (json!({ "zh-CN": " " }), format!("{missing} {place}/zh-CN")),
            (json!({ "en": "x" }), format!("default_locale_missing {place}")),
            (json!({ "zh-CN": "x", "e": "x" }), format!("bad_locale {place}/e")),
        ] {
            assert_eq!(found(&[(place, Some(texts))]), [expected]);
        }
    }
    let text = json!({ "sha256": "11e4b6b2a7a1f7a0f2a4e3a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c1" });
    assert_eq!(
        found(&[("/documents/privacy_policy/texts/e", Some(text))]),
        ["bad_locale /documents/privacy_policy/texts/e"]
    );
}

#[test]
fn ids_stay_apart_in_every_list_that_code_is_made_from() {
    for list in [
        "/documents",
        "/purposes",
        "/switches",
        "/facts",
        "/data",
        "/permissions",
        "/features",
        "/recipients",
        "/features/voice_room/uses",
        "/deletion/preconditions",
        "/deletion/acknowledge",
        "/deletion/choices",
        "/recipients/agora/controls",
    ] {
        let clean = with(&[]);
        let (id, entry) = clean.pointer(list).and_then(Value::as_object).unwrap().iter().next().unwrap();
        for name in [format!("{id}_"), "fun".to_owned()] {
            let place = format!("{list}/{name}");
            let collisions: Vec<String> = found(&[(&place, Some(entry.clone()))])
                .into_iter()
                .filter(|it| it.starts_with("id_collides"))
                .collect();
            assert_eq!(collisions, [format!("id_collides {place}")], "{list}");
        }
    }
}

#[test]
fn a_purpose_that_accepting_opens_needs_a_document_for_everyone() {
    let for_guardians = |document: &str| (format!("/documents/{document}/audience"), Some(json!("guardian_under_14")));
    let (place, audience) = for_guardians("privacy_policy");

    assert_eq!(
        found(&[(&place, audience)]),
        ["document_consent_without_document /purposes/account/consent"],
        "the other purposes are asked for by themselves"
    );
}
