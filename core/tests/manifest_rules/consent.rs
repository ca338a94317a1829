//! Purposes, data, permissions, and how long data is kept.

use placet::manifest::Manifest;
use serde_json::{Value, json};

use crate::{Edit, each, found, with};

#[test]
fn opting_out_opens_nothing_sensitive_and_nothing_that_others_get() {
    let place = "/purposes/nearby/consent";
    let alone = vec![format!("opt_out {place}")];
    let enforced = vec![format!("opt_out {place}"), format!("opt_out_enforced {place}")];
    let opted_out = |edit: Edit<'_>| found(&[(place, Some(json!("opt_out"))), edit]);
    let entry = |purpose: &str| Some(json!([{ "data": "phone", "purpose": purpose }]));

    assert_eq!(opted_out(("/features/nearby/uses/coarse/act", Some(json!("derive")))), alone);
    assert_eq!(opted_out(("/features/nearby/uses/coarse/act", Some(json!("share")))), enforced);
    assert_eq!(opted_out(("/features/nearby/uses/coarse/act", Some(json!("publish")))), enforced);
    assert_eq!(opted_out(("/features/voice_room/uses/speak/act", Some(json!("share")))), alone);
    assert_eq!(opted_out(("/recipients/statistics/receives", entry("nearby"))), enforced);
    assert_eq!(opted_out(("/recipients/statistics/collects", entry("nearby"))), enforced);
    assert_eq!(opted_out(("/recipients/statistics/collects", entry("account"))), alone);
    let sensitive = opted_out(("/features/nearby/uses/coarse/data", Some(json!("face"))));
    assert_eq!(sensitive.iter().take(2).cloned().collect::<Vec<_>>(), enforced);
    assert_eq!(
        found(&[(place, Some(json!({ "stated": "opt_out", "enforced": "express" })))]),
        [format!("stated_against_law {place}"), format!("opt_out {place}")]
    );
    assert_eq!(
        found(&[("/purposes/account/consent", Some(json!("opt_out")))]),
        ["basic_with_opt_out", "opt_out", "opt_out_enforced"].map(|it| format!("{it} /purposes/account/consent"))
    );
}

#[test]
fn sensitive_data_is_asked_for_separately_and_explained_wherever_it_is_touched() {
    let expected = ["sensitive_without_separate_consent /purposes/nearby/consent"]
        .into_iter()
        .chain(["necessity", "impact"].map(|it| match it {
            "impact" => "sensitive_without_impact_text /purposes/nearby",
            _ => "sensitive_without_necessity_text /purposes/nearby",
        }))
        .collect::<Vec<_>>();
    let entry = || Some(json!([{ "data": "face", "purpose": "nearby" }]));
    for edit in [
        ("/features/nearby/uses/coarse/data", Some(json!("face"))),
        ("/recipients/statistics/receives", entry()),
        ("/recipients/statistics/collects", entry()),
    ] {
        assert_eq!(found(std::slice::from_ref(&edit)), expected, "{edit:?}");
    }
    for (basis, is_asked) in [("consent", true), ("contract", true), ("legal_duty", false), ("other_law", false)] {
        let edits = [
            ("/purposes/face_check/basis", Some(json!(basis))),
            ("/purposes/face_check/consent", Some(json!("express"))),
        ];
        let expected = ["sensitive_without_separate_consent /purposes/face_check/consent"];
        assert_eq!(found(&edits), if is_asked { &expected[..] } else { &[] }, "{basis}");
    }
    each("/purposes/nearby/expires_after", [(json!("PT0S"), &["zero_period /purposes/nearby/expires_after"])]);
}

#[test]
fn an_identifier_of_the_device_says_how_long_it_lives_and_a_permanent_one_serves_no_optional_purpose() {
    let unspecified = &["identifier_unspecified /data/phone"][..];
    each(
        "/data/phone/stores",
        [
            (json!({ "apple": "DeviceID" }), unspecified),
            (json!({ "play": "device_or_other_ids" }), unspecified),
            (json!({ "apple": "PhoneNumber", "play": "phone_number" }), &[]),
        ],
    );
    let known = [
        ("/data/phone/stores", Some(json!({ "apple": "DeviceID" }))),
        ("/data/phone/identifier", Some(json!("permanent"))),
    ];
    assert_eq!(found(&known), Vec::<String>::new(), "the account is no optional purpose");
    let place = "/features/order/uses/fill_phone";
    let optional = |life: &str| {
        found(&[
            ("/data/phone/identifier", Some(json!(life))),
            ("/features/order/uses/fill_phone/purpose", Some(json!("nearby"))),
        ])
    };
    assert_eq!(optional("permanent"), [format!("permanent_identifier {place}/data")]);
    assert_eq!(optional("resettable"), Vec::<String>::new());
}

#[test]
fn a_permission_has_names_of_the_system_where_that_keeps_it_and_each_level_once() {
    let camera = |control: &str, android: Value, apple: Option<&str>| {
        found(&[
            ("/permissions/camera/control", Some(json!(control))),
            ("/permissions/camera/android", Some(android)),
            ("/permissions/camera/apple", apple.map(|it| json!(it))),
        ])
    };
    let levels = |all: &[&str]| Value::Object(all.iter().map(|it| ((*it).to_owned(), json!(["x"]))).collect());
    let overlap = ["api_levels_overlap /permissions/camera/android"];

    assert_eq!(camera("os", levels(&["1.."]), None), Vec::<String>::new());
    assert_eq!(camera("os", levels(&[]), Some("x")), Vec::<String>::new());
    assert_eq!(camera("os", levels(&[]), None), ["os_permission_without_name /permissions/camera"]);
    assert_eq!(camera("app", levels(&["1.."]), None), ["app_permission_with_system_name /permissions/camera"]);
    assert_eq!(camera("app", levels(&[]), Some("x")), ["app_permission_with_system_name /permissions/camera"]);
    assert_eq!(camera("app", levels(&[]), None), Vec::<String>::new());
    for apart in [&["1..28", "29..30", "33.."][..], &["1..1", "2..2"]] {
        assert_eq!(camera("os", levels(apart), None), Vec::<String>::new(), "{apart:?}");
    }
    for meeting in [&["1..28", "28.."][..], &["1..5", "3..4"], &["1..9", "3..4", "10.."], &["1..", "9.."]] {
        assert_eq!(camera("os", levels(meeting), None), overlap, "{meeting:?}");
    }
    assert_eq!(camera("os", levels(&["1..5", "3..4", "5..6"]), None).len(), 2);
}

#[test]
fn a_rule_on_keeping_has_an_end_that_is_no_shorter_than_its_least() {
    let silent = ["retention_silent /retention/voice/at_most"];
    assert_eq!(found(&[("/retention/voice/at_most", None)]), silent);
    assert_eq!(
        found(&[("/retention/voice/at_most", None), ("/retention/voice/until", Some(json!(["asked"])))]),
        Vec::<String>::new()
    );
    for (floor, ceiling, is_longer) in [
        ("P1M", "P1M", false),
        ("P1M1D", "P1M", true),
        ("P1M", "P1M1D", false),
        ("P1MT1S", "P1M", true),
        ("P2M", "P1M", true),
        ("P1M", "P28D", false),
        ("P1M", "P27D", true),
        ("P1M1D", "P28D", true),
        ("P1M1D", "P29D", false),
        ("P31D", "P1M", false),
        ("P32D", "P1M", true),
        ("P63D", "P1M32D", false),
        ("P64D", "P1M32D", true),
        ("P1M28D", "P2M", false),
        ("P1Y", "P11M31D", false),
        ("P1D", "PT24H", false),
        ("P1D", "PT23H59M59S", true),
        ("PT24H", "P1D", false),
        ("PT24H1S", "P1D", true),
        ("P1DT1S", "P1D", true),
        ("P1D", "P1DT1S", false),
    ] {
        let edits =
            [("/retention/rest/at_least", Some(json!(floor))), ("/retention/rest/at_most", Some(json!(ceiling)))];
        let expected = ["retention_floor_above_ceiling /retention/rest/at_least"];
        assert_eq!(found(&edits), if is_longer { &expected[..] } else { &[] }, "{floor} {ceiling}");
    }
}

#[test]
fn data_is_kept_by_a_rule_on_it_or_on_every_purpose_that_uses_it() {
    let silent = |edits: &[Edit<'_>]| {
        let edits: Vec<Edit<'_>> = [("/retention/rest", None)].into_iter().chain(edits.iter().cloned()).collect();
        let findings = Manifest::findings_in(with(&edits).to_string().as_bytes());
        findings.iter().map(|it| it.message.clone()).collect::<Vec<_>>()
    };
    let says = |names: &str| [format!("no rule says how long it is kept: {names}")];

    assert_eq!(silent(&[]), says("`clipboard`, `face`, `place`, `voice_tags`"));
    let nearby = json!({ "of": { "purpose": "nearby" }, "at_most": "P30D", "then": "erase" });
    let with_nearby = ("/retention/nearby", Some(nearby));
    assert_eq!(silent(std::slice::from_ref(&with_nearby)), says("`clipboard`, `face`, `voice_tags`"));
    let other = ("/features/order/uses/fill_phone/purpose", Some(json!("face_check")));
    assert_eq!(silent(&[with_nearby, other]), says("`clipboard`, `face`, `phone`, `voice_tags`"));
}
