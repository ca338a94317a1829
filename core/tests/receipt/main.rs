//! Consent records and receipts: the standard's fields, from the declaration that was agreed to and the entries that say
//! so; the same bytes from the same ledger, and equal when they are read back.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

mod life;

use std::path::Path;

use placet::event::{ConsentDecision, Event, Surface};
use placet::evidence::receipt::{
    ConsentReceipt, EndingEvent, EntityRole, EventOrigin, EventState, EventType, ReceiptFaultCode, UNSPECIFIED,
    Validity, WithdrawalAct, read_receipt, read_record, write_receipt, write_record,
};
use placet::manifest::ConsentKind;
use placet::policy::ConsentStatus;
use placet::policy::document::DocumentCommand;

use life::{COCO, EXAMPLE, KEKE, Life, evidence, example};

#[test]
fn the_records_and_receipts_of_the_example_are_what_is_committed() {
    let life = example();
    let receipts = ["en", "zh-CN"].map(|it| (format!("receipt.{it}.json"), write_receipt(&life.receipt(it))));
    let records = life.records().into_iter().map(|it| {
        let purpose = &it.pii_processing.purposes[0].purpose.id;
        (format!("record.{purpose}.json"), write_record(&it))
    });
    for (name, text) in receipts.into_iter().chain(records) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/receipt").join(&name);
        if std::env::var_os("PLACET_BLESS").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        let differs = written.lines().zip(text.lines()).find(|(a, b)| a != b);
        assert!(
            written == text,
            "{name} is stale: PLACET_BLESS=1 cargo test -p placet --test receipt; first difference: {differs:?}"
        );
    }
}

#[test]
fn there_is_a_record_for_each_purpose_that_was_decided_on_and_no_other() {
    let mut life = Life::with(EXAMPLE);
    assert!(life.records().is_empty(), "what was only declared is no consent");
    life.on_document("privacy_policy", DocumentCommand::Present(None));
    assert!(life.records().is_empty(), "what was only shown is no consent");

    life.on_document("privacy_policy", DocumentCommand::Accept(evidence(Surface::FirstLaunch)));
    assert_eq!(purposes(&life), ["account"]);
    life.change(Surface::Dialog, &[("tips", ConsentDecision::Denied)]);

    assert_eq!(purposes(&life), ["account", "tips"]);
    assert_eq!(life.record("account").stands_now, Some(ConsentStatus::Granted));
    assert_eq!(life.record("tips").stands_now, Some(ConsentStatus::Denied));
}

fn purposes(life: &Life) -> Vec<String> {
    life.records().iter().map(|it| it.pii_processing.purposes[0].purpose.id.to_string()).collect()
}

#[test]
fn a_purpose_that_follows_the_policy_has_the_decisions_on_the_policy_and_is_ended_with_it() {
    let mut life = Life::with(EXAMPLE);
    life.accept_policy(None);
    life.on_document("privacy_policy", DocumentCommand::Withdraw(evidence(Surface::Settings)));

    let record = life.record("account");

    let states: Vec<EventState> = record.events.iter().map(|it| it.event_state).collect();
    assert_eq!(states, [EventState::Granted, EventState::Withdrawn]);
    assert!(record.events.iter().all(|it| it.document == Some("privacy_policy".parse().unwrap())));
    assert!(record.events.iter().all(|it| !it.how.as_ref().unwrap().explicit));
    let ends = &record.pii_processing.purposes[0].withdrawal_method;
    assert_eq!((ends.act, ends.documents.len()), (WithdrawalAct::WithdrawDocument, 1));
    assert_eq!(life.record("account").stands_now, Some(ConsentStatus::Withdrawn));
}

#[test]
fn a_purpose_follows_the_documents_behind_it_and_no_other_for_everyone() {
    let mut life = Life::with(COCO);
    life.on_document("user_agreement", DocumentCommand::Present(None));
    life.on_document("user_agreement", DocumentCommand::Accept(evidence(Surface::FirstLaunch)));
    assert!(!purposes(&life).contains(&"security".to_owned()), "the agreement alone opens no purpose of the policy");

    life.accept_policy(None);

    let record = life.record("security");
    let decided: Vec<_> = record.events.iter().filter_map(|it| it.document.as_ref()).map(ToString::to_string).collect();
    assert_eq!(decided, ["privacy_policy"]);
    let ends = &record.pii_processing.purposes[0].withdrawal_method.documents;
    assert_eq!(ends.iter().map(ToString::to_string).collect::<Vec<_>>(), ["privacy_policy"]);
    assert_eq!(record.stands_now, Some(ConsentStatus::Granted));
}

#[test]
fn a_separate_consent_is_explicit_holds_until_its_end_and_runs_out_by_the_controllers_rule() {
    let record = example().record("nearby");

    let [granted, expired] = record.events.as_slice() else { panic!("{:?}", record.events) };
    assert_eq!((granted.event_type, granted.event_state), (EventType::ExplicitlyExpressed, EventState::Granted));
    let Validity::UntilTime(end) = granted.validity_duration else { panic!("{granted:?}") };
    assert_eq!(end.timestamp(), granted.event_time.timestamp().plus_millis(30 * life::DAY));
    assert!(granted.how.as_ref().is_some_and(|it| it.separate && it.explicit));
    assert_eq!(granted.entity_id, EntityRole::PiiPrincipal);
    assert_eq!((expired.event_state, expired.origin), (EventState::Expired, EventOrigin::RanOut));
    assert_eq!((expired.entity_id, &expired.how), (EntityRole::Controller, &None));
    assert_eq!(expired.validity_duration, Validity::UntilEvent(EndingEvent::DecidedAnew));
}

#[test]
fn a_record_tells_what_was_agreed_to_and_not_what_a_later_version_declares() {
    let mut life = example();
    let before = life.record("tips");
    let later = EXAMPLE
        .replace("\"Tips for the weekend\"", "\"Tips and more\"")
        .replace("\"purpose\": \"tips\", \"act\": \"use\"", "\"purpose\": \"tips\", \"act\": \"share\"")
        .replace("Example Technology Ltd", "Example Holdings Ltd");
    life.update(&later);

    let after = life.record("tips");

    assert_eq!(after.pii_processing.purposes, before.pii_processing.purposes);
    assert_eq!(after.party_identification, before.party_identification);
    assert_eq!(after.pii_processing.declared_in, before.pii_processing.declared_in);
    life.change(Surface::Dialog, &[("tips", ConsentDecision::Granted)]);
    let anew = life.record("tips");
    assert_eq!(anew.pii_processing.purposes[0].purpose.name, "Tips and more");
    assert_eq!(anew.party_identification[0].party_name, "Example Holdings Ltd");
    assert_eq!(anew.header.record_id, before.header.record_id, "the record of one person and purpose is one");
}

#[test]
fn a_purpose_that_is_no_longer_declared_keeps_its_record_and_stands_nowhere() {
    let mut life = example();
    let mut gone: serde_json::Value = serde_json::from_str(EXAMPLE).unwrap();
    gone["purposes"].as_object_mut().unwrap().remove("tips");
    gone["features"].as_object_mut().unwrap().remove("tips");
    gone["data"].as_object_mut().unwrap().remove("interests");
    gone["deletion"]["tasks"].as_object_mut().unwrap().remove("interests");
    life.update(&gone.to_string());

    let record = life.record("tips");

    assert_eq!(record.stands_now, None);
    assert_eq!(record.pii_processing.purposes[0].pii_information[0].pii_type, "Interests");
    life.manifests.clear();
    let bare = life.record("tips");
    assert_eq!(bare.pii_processing.purposes[0].purpose.name, "tips", "the id is left where the declaration is lost");
    assert_eq!(read_record(write_record(&bare).as_bytes()), Ok(bare));
}

#[test]
fn the_notice_is_the_text_that_was_shown_before_the_decision_in_its_language() {
    let mut life = Life::with(EXAMPLE);
    life.accept_policy(Some("zh-CN"));
    let accepted_at = life.now;
    life.wait(1);
    life.on_document("privacy_policy", DocumentCommand::Present(Some("zh-CN".to_owned().try_into().unwrap())));

    let processing = life.record("account").pii_processing;

    let [notice] = processing.privacy_notice.as_slice() else { panic!("{processing:?}") };
    assert_eq!(notice.locale.as_ref().map(placet::id::Locale::as_str), Some("zh-CN"));
    assert_eq!(notice.sha256.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert!(notice.shown_at.unwrap().timestamp() < accepted_at, "and not when it was shown again");
    assert_eq!(processing.language.as_str(), "zh-CN");
}

#[test]
fn what_was_decided_without_a_notice_names_the_notice_and_says_that_none_was_shown() {
    let mut life = Life::with(EXAMPLE);
    life.change(Surface::Dialog, &[("tips", ConsentDecision::Granted)]);

    let processing = life.record("tips").pii_processing;

    let [notice] = processing.privacy_notice.as_slice() else { panic!("{processing:?}") };
    assert_eq!((notice.id.as_str(), notice.shown_at), ("privacy_policy", None));
    assert_eq!(processing.language.as_str(), "und");
}

#[test]
fn a_refusal_that_was_salvaged_is_told_as_one() {
    let mut life = Life::with(EXAMPLE);
    life.append(vec![Event::RestrictionsSalvaged {
        purposes: vec!["tips".parse().unwrap()],
        documents: vec!["privacy_policy".parse().unwrap()],
        permissions: Vec::new(),
        switches: Vec::new(),
        obligations: Vec::new(),
    }]);

    for purpose in ["tips", "account"] {
        let record = life.record(purpose);
        let event = &record.events[0];
        assert_eq!((event.event_state, event.origin), (EventState::Denied, EventOrigin::Salvaged));
        assert_eq!((event.event_type, &event.how), (EventType::Unspecified, &None));
        assert!(event.entry.is_some());
    }
}

#[test]
fn after_a_sweep_a_record_says_where_a_consent_stands_and_that_its_entry_is_gone() {
    let mut life = example();
    let before = life.records();
    life.sweep();

    let after = life.records();

    let told = |it: &[placet::evidence::receipt::ConsentRecord]| -> Vec<_> {
        it.iter()
            .map(|it| (it.header.record_id.clone(), it.stands_now, it.events.last().unwrap().event_state))
            .collect()
    };
    assert_eq!(told(&after), told(&before));
    for event in after.iter().flat_map(|it| &it.events) {
        assert_eq!((event.origin, &event.entry, &event.how), (EventOrigin::Folded, &None, &None));
    }
    life.change(Surface::Dialog, &[("tips", ConsentDecision::Granted)]);
    assert_eq!(life.record("tips").events.len(), 2, "what comes after a sweep is told in full");
}

#[test]
fn the_whole_receipt_of_keke_has_every_mandatory_field_and_reads_back_equal() {
    let life = keke();
    let receipt = life.receipt("zh-CN");
    assert_eq!(receipt.records.len(), life.declared.manifest.purposes.len(), "everything was decided on");
    let file = write_receipt(&receipt);

    assert_eq!(read_receipt(file.as_bytes()), Ok(receipt.clone()));
    assert!(file.len() < 512 * 1024, "{} bytes", file.len());
    let mut without_data = Vec::new();
    for record in &receipt.records {
        let processing = &record.pii_processing;
        let purpose = &processing.purposes[0];
        let id = &purpose.purpose.id;
        assert_eq!(processing.purposes.len(), 1);
        assert!(!processing.privacy_notice.is_empty(), "{id}");
        assert_ne!(processing.language.as_str(), "und", "{id}");
        without_data.extend(purpose.pii_information.is_empty().then(|| id.to_string()));
        assert!(!purpose.storage_locations.is_empty() && !purpose.jurisdiction.is_empty(), "{id}");
        assert!(!purpose.retention_period.is_empty(), "{id}");
        let named: Vec<_> = record.party_identification.iter().map(|it| &it.party_id).collect();
        assert!(purpose.pii_controllers.iter().all(|it| named.contains(&it)), "{id}");
        assert!(purpose.recipient_third_parties.iter().all(|it| named.contains(&&it.party_id)), "{id}");
        assert!(!record.events.is_empty() && record.in_words.len() >= 3, "{id}");
        assert!(record.party_identification.iter().all(|it| !it.party_contact.is_empty() && !it.name.is_empty()));
    }
    assert_eq!(without_data, ["archive_backup", "crash_report", "payment"], "the policy names no data for them");
    let controller = &receipt.records[0].party_identification[0];
    assert_eq!(controller.party_name, "廊坊市积健信息科技有限公司");
    assert_eq!(controller.party_address, "河北省廊坊市文安县");
    assert_eq!((&controller.party_email, controller.party_contact.as_str()), (&None, "可可星球官方部"));
}

/// Keke's policy accepted and every purpose granted in the way that it asks for.
fn keke() -> Life {
    let mut life = Life::with(KEKE);
    life.accept_policy(None);
    let purposes: Vec<(String, ConsentKind)> =
        life.declared.manifest.purposes.iter().map(|(id, it)| (id.to_string(), it.consent.enforced())).collect();
    for (id, kind) in &purposes {
        match kind {
            ConsentKind::Express => life.change(Surface::PrivacyCentre, &[(id, ConsentDecision::Granted)]),
            ConsentKind::Separate => life.grant_separately(id, &evidence(Surface::Dialog)),
            ConsentKind::Document | ConsentKind::OptOut => {}
        }
    }
    life
}

#[test]
fn a_recipient_is_a_party_with_what_it_gets_and_where() {
    let record = keke().record("voice_communication");

    let [recipient] = record.pii_processing.purposes[0].recipient_third_parties.as_slice() else {
        panic!("{:?}", record.pii_processing)
    };
    let party = record.party_identification.iter().find(|it| it.party_id == recipient.party_id).unwrap();
    assert!(!recipient.receives.is_empty() || !recipient.collects.is_empty());
    assert_eq!(recipient.jurisdictional_change, recipient.location != "CN");
    assert_ne!(party.party_name, "");
    assert_eq!(party.party_address, UNSPECIFIED, "the policy does not give one, and nobody guesses");
}

#[test]
fn the_same_ledger_gives_the_same_bytes_and_another_one_another_id() {
    let (one, other) = (example().receipt("en"), example().receipt("en"));
    assert_eq!(write_receipt(&one), write_receipt(&other));

    let mut later = example();
    later.change(Surface::Dialog, &[("tips", ConsentDecision::Granted)]);

    assert_ne!(later.receipt("en").header.receipt_id, one.header.receipt_id);
    assert_ne!(example().receipt("zh-CN").header.receipt_id, one.header.receipt_id);
}

#[test]
fn a_receipt_that_was_changed_is_another_one_than_its_id_says() {
    let file = write_receipt(&example().receipt("en"));
    let changed = file.replacen("\"Others see roughly how far away you are.\"", "\"Nobody sees anything.\"", 1);
    assert_ne!(file, changed);

    assert_eq!(read_receipt(changed.as_bytes()).map_err(|it| it.code), Err(ReceiptFaultCode::Changed));
    let compact: serde_json::Value = serde_json::from_str(&file).unwrap();
    assert!(read_receipt(compact.to_string().as_bytes()).is_ok(), "how it is indented is all the same");
}

#[test]
fn only_the_form_itself_is_read() {
    let record = write_record(&example().record("tips"));
    let receipt = write_receipt(&example().receipt("en"));
    let with = |from: &str, to: &str| {
        let changed = record.replacen(from, to, 1);
        assert_ne!(changed, record, "{from}");
        read_record(changed.as_bytes()).map_err(|it| it.code)
    };

    for other in [
        with("\"header\": {", "\"more\": 1, \"header\": {"),
        with("\"event_state\": \"granted\"", "\"event_state\": \"maybe\""),
        with("\"event_state\": \"granted\"", "\"event_state\": \"denied\", \"event_state\": \"granted\""),
        with("dpv:ConsentRecord", "dpv:ConsentReceipt"),
        with("dpv:hasPurpose", "dpv:hasPurposes"),
        with("\"pii_optional\": true", "\"pii_opt\": true"),
        with("\"language\": \"en\"", "\"language\": null"),
        read_record(receipt.as_bytes()).map_err(|it| it.code),
        read_record(b"").map_err(|it| it.code),
        read_record(b"[]").map_err(|it| it.code),
    ] {
        assert_eq!(other, Err(ReceiptFaultCode::NotOfThisForm));
    }
    assert_eq!(with("urn:placet:consent-record:1\"", "urn:placet:consent-record:2\""), Err(ReceiptFaultCode::Newer));
    assert_eq!(
        read_receipt(record.as_bytes()).map_err(|it: placet::evidence::receipt::ReceiptFault| it.code),
        Err::<ConsentReceipt, _>(ReceiptFaultCode::NotOfThisForm)
    );
}

#[test]
fn a_receipt_reads_in_the_persons_language() {
    let life = example();
    let told = |locale: &str| {
        let receipt = life.receipt(locale);
        let record =
            receipt.records.into_iter().find(|it| it.pii_processing.purposes[0].purpose.id.as_str() == "nearby");
        record.unwrap().in_words.join("\n")
    };

    let (english, chinese) = (told("en"), told("zh_CN"));

    for part in [
        "Example (Example Technology Ltd) keeps this record about: People nearby.",
        "1 June 2024 09:03 (UTC+08:00): you agreed, asked on its own on the way into a feature.",
        "your consent ran out.",
        "It is about: Location.",
        "It is passed to nobody else.",
        "You can take your consent back in the app at any time; it counts at once.",
    ] {
        assert!(english.contains(part), "{part}\n{english}");
    }
    for part in ["示例", "2024年6月1日 09:03", "您单独同意了", "您的同意已到期", "不提供给其他任何人"]
    {
        assert!(chinese.contains(part), "{part}\n{chinese}");
    }
}
