//! Features and their uses, recipients, and what serves nothing.

use placet::manifest::Manifest;
use serde_json::{Value, json};

use crate::{each, found, with};

#[test]
fn a_feature_has_a_way_in_and_takes_nothing_before_acceptance() {
    assert_eq!(
        found(&[("/features/order/before_acceptance", Some(json!(true)))]),
        ["use_before_acceptance /features/order/before_acceptance"]
    );
    assert_eq!(found(&[("/features/browse/before_acceptance", Some(json!(false)))]), Vec::<String>::new());
    each("/features/order/opens_by", [(json!([]), &["feature_without_way_in /features/order/opens_by"])]);
    each(
        "/features/voice_room/max",
        [(json!("PT0S"), &["zero_period /features/voice_room/max"]), (json!("PT1S"), &[])],
    );
    each(
        "/features/voice_room/background",
        [
            (json!({ "while": "foreground_service", "android": "microphone", "max": "PT1S" }), &[]),
            (json!({ "while": "foreground_service", "apple": "audio", "max": "PT1S" }), &[]),
            (
                json!({ "while": "foreground_service", "max": "PT1S" }),
                &["background_without_kind /features/voice_room/background"],
            ),
            (
                json!({ "while": "foreground_service", "apple": "audio", "max": "PT0S" }),
                &["zero_period /features/voice_room/background/max"],
            ),
        ],
    );
}

#[test]
fn a_basic_feature_has_a_use_that_cannot_be_refused_or_none() {
    assert_eq!(
        found(&[("/features/nearby/tier", Some(json!("basic")))]),
        ["basic_needs_optional /features/nearby/tier"]
    );
    assert_eq!(
        found(&[
            ("/features/nearby/tier", Some(json!("basic"))),
            ("/features/nearby/uses/coarse/purpose", Some(json!("account")))
        ]),
        Vec::<String>::new()
    );
    assert_eq!(found(&[("/features/order/tier", Some(json!("basic")))]), Vec::<String>::new());
}

#[test]
fn a_limit_of_a_use_limits_something_and_lets_something_through() {
    let place = "/features/voice_room/uses/read_room_number";
    let only = format!("empty_only {place}/only");
    let empty = &[only.as_str()][..];
    each(
        &format!("{place}/only"),
        [
            (json!({}), empty),
            (json!({ "pattern": "" }), empty),
            (json!({ "packages": [""] }), empty),
            (json!({ "packages": ["a", ""], "pattern": "x" }), empty),
            (json!({ "pattern": "", "packages": ["a"] }), empty),
            (json!({ "packages": ["a"] }), &[]),
            (json!({ "pattern": "x", "packages": ["a"] }), &[]),
        ],
    );
    let budget = |end: &str| format!("{place}/budget{end}");
    each(&budget("/count"), [(json!(1), &[]), (json!(0), &[format!("bad_value {}", budget("/count")).as_str()])]);
    each(
        &budget("/per"),
        [
            (json!("PT1S"), &[]),
            (json!("session"), &[]),
            (json!("PT0S"), &[format!("zero_period {}", budget("/per")).as_str()]),
        ],
    );
    let unspecified = with(&[(&budget("/figure"), Some(json!("unspecified")))]);
    let findings = Manifest::findings_in(unspecified.to_string().as_bytes());
    assert_eq!(
        findings.iter().map(|it| it.message.as_str()).collect::<Vec<_>>(),
        ["the text does not say how often; 1 per action is enforced"]
    );
}

#[test]
fn an_unknown_reason_is_named_with_the_one_that_was_meant() {
    let reason = "/features/nearby/uses/precise/alternatives/0/on/new";
    let said = |word: &str| {
        let findings = Manifest::findings_in(with(&[(reason, Some(json!(word)))]).to_string().as_bytes());
        findings.iter().map(|it| format!("{} {}: {}", it.code, it.path, it.message)).collect::<Vec<_>>()
    };
    let place = "unknown_reason /features/nearby/uses/precise/alternatives/0/on/2: there is no reason";

    assert_eq!(said("consent_denied"), Vec::<String>::new());
    assert_eq!(said("consent_deneid"), [format!("{place} `consent_deneid`; did you mean `consent_denied`?")]);
    assert_eq!(said("rain"), [format!("{place} `rain`")]);
}

#[test]
fn a_company_that_gets_data_has_a_name_a_contact_and_a_country() {
    let place = "/recipients/agora";
    let finding = |code: &str| vec![format!("{code} {place}")];
    for (key, code) in [
        ("legal_name", "recipient_without_legal_name"),
        ("contact", "recipient_without_contact"),
        ("country", "recipient_without_country"),
    ] {
        let key = format!("{place}/{key}");
        assert_eq!(found(&[(&key, None)]), finding(code));
        for kind in ["partner", "affiliate", "processor"] {
            assert_eq!(found(&[(&key, None), ("/recipients/agora/kind", Some(json!(kind)))]), finding(code), "{kind}");
        }
        for kind in ["authority", "public", "users", "successor"] {
            let edits = [(key.as_str(), None), ("/recipients/agora/kind", Some(json!(kind)))];
            assert_eq!(found(&edits), Vec::<String>::new(), "{kind}");
        }
    }
    each("/recipients/agora/legal_name", [(json!(" "), &["recipient_without_legal_name /recipients/agora"])]);
    each("/recipients/agora/contact", [(json!({}), &["recipient_without_contact /recipients/agora"])]);
    let named_later = ("/recipients/agora/instance", Some(json!("named_at_prompt")));
    let nameless = [("/recipients/agora/legal_name", None), ("/recipients/agora/contact", None), named_later];
    assert_eq!(found(&nameless), Vec::<String>::new());
}

#[test]
fn a_recipient_gets_something_and_starts_somewhere() {
    let edits = [("/recipients/agora/receives", None), ("/recipients/agora/collects", None)];
    assert_eq!(found(&edits), ["recipient_without_data /recipients/agora"]);
    assert_eq!(found(&edits[..1]), Vec::<String>::new());
    assert_eq!(found(&edits[1..]), Vec::<String>::new());
    each(
        "/recipients/agora/start",
        [
            (json!("at_launch"), &[]),
            (json!({ "in_feature": [] }), &["recipient_never_starts /recipients/agora/start/in_feature"]),
        ],
    );
}

#[test]
fn data_goes_abroad_as_the_app_says_it_does() {
    let in_country = |abroad: &str, country: Option<&str>, kind: &str| {
        found(&[
            ("/app/storage/abroad", Some(json!(abroad))),
            ("/recipients/statistics/country", Some(json!("CN"))),
            ("/recipients/agora/country", country.map(|it| json!(it))),
            ("/recipients/agora/kind", Some(json!(kind))),
        ])
    };
    let bad = ["bad_country /recipients/agora/country"];

    assert_eq!(in_country("never", Some("CN"), "sdk"), Vec::<String>::new());
    assert_eq!(in_country("never", Some("HK"), "sdk"), ["abroad_forbidden /recipients/agora"]);
    assert_eq!(in_country("user_act", Some("HK"), "sdk"), ["abroad_without_consent /recipients/agora"]);
    assert_eq!(in_country("with_consent", Some("HK"), "sdk"), Vec::<String>::new());
    assert_eq!(in_country("never", Some("China"), "sdk"), bad);
    assert_eq!(in_country("never", Some("HK"), "users"), ["abroad_forbidden /recipients/agora"]);
    assert_eq!(in_country("never", None, "users"), Vec::<String>::new());
    assert_eq!(
        in_country("never", None, "sdk"),
        ["recipient_without_country /recipients/agora", "abroad_forbidden /recipients/agora"]
    );
}

#[test]
fn what_is_declared_serves_something() {
    assert_eq!(
        found(&[("/features/real_name/uses", Some(json!({})))]),
        ["purpose_without_use /purposes/face_check", "data_unused /data/face", "permission_unused /permissions/camera"]
    );
    let entry = || Some(json!([{ "data": "face", "purpose": "face_check" }]));
    for list in ["/recipients/partners/receives", "/recipients/partners/collects"] {
        assert_eq!(
            found(&[("/features/real_name/uses", Some(json!({}))), (list, entry())]),
            ["permission_unused /permissions/camera"]
        );
    }
    each("/switches/social_off/purposes", [(json!([]), &["switch_without_purpose /switches/social_off"])]);
}

#[test]
fn the_first_twenty_misspelt_references_are_told_what_was_meant() {
    let mut manifest = with(&[]);
    let entry = json!({ "data": "phoen", "purpose": "account" });
    let receives = manifest.pointer_mut("/recipients/agora/receives").unwrap();
    *receives = Value::Array(vec![entry; 22]);

    let findings = Manifest::findings_in(manifest.to_string().as_bytes());
    let dangling: Vec<_> = findings.iter().filter(|it| it.code.as_str() == "dangling_reference").collect();
    let guessed = dangling.iter().filter(|it| it.help == "Did you mean `phone`? Else declare `phoen`.").count();

    assert_eq!((dangling.len(), guessed), (22, 20));
    assert_eq!(dangling.last().map(|it| it.help.as_str()), Some("Declare it, or name one that is declared."));
}
