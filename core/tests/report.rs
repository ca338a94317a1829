//! The privacy report: whole, escaped, the same bytes for the same material.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests may fail loudly")]

use std::collections::BTreeSet;
use std::path::Path;

use placet::canonical::Hash;
use placet::clock::Timestamp;
use placet::disclosure::{ChainEnd, Material, Recorded, UseCount, is_report, report};
use placet::event::{
    Actor, ConsentChange, ConsentDecision, Entry, Event, Obligation, ObligationKind, PermissionSource, Proof, Surface,
};
use placet::id::SubjectRef;
use placet::ledger::{Chain, ChainName};
use placet::manifest::Manifest;
use placet::policy::permission::SystemPermissions;
use placet::policy::{AgeBand, Context, Declared, SystemPermission};

const MANIFEST: &str = include_str!("fixtures/report/manifest.json");
const DAY: i64 = 86_400_000;
const MINUTE: i64 = 60_000;

/// A ledger as it is written, and what else a report is made from.
struct Case {
    declared: Declared,
    chains: [Chain; 2],
    entries: Vec<Recorded>,
    uses: Vec<UseCount>,
    system: SystemPermissions,
    others: Vec<ChainEnd>,
    now: Timestamp,
}

impl Case {
    fn new(manifest: &str) -> Self {
        let subject = SubjectRef::from_random([7; 16]);
        Self {
            declared: Declared::new(Manifest::load(manifest.as_bytes()).unwrap(), Hash::of(&[manifest.as_bytes()])),
            chains: [ChainName::Install, ChainName::Subject(subject)].map(Chain::empty),
            entries: Vec::new(),
            uses: Vec::new(),
            system: SystemPermissions::new(),
            others: Vec::new(),
            now: "2024-06-01T09:00:00+08:00".parse().unwrap(),
        }
    }

    fn install(&mut self, event: Event) {
        self.now = self.now.plus_millis(MINUTE);
        let [install, _] = &mut self.chains;
        self.entries.push(appended(install, self.now, event));
    }

    fn own(&mut self, event: Event) {
        self.now = self.now.plus_millis(MINUTE);
        let [_, own] = &mut self.chains;
        self.entries.push(appended(own, self.now, event));
    }

    fn used(&mut self, it: &str, count: u64) {
        let first = self.now;
        let last = first.plus_millis(i64::try_from(count).unwrap() * 1000);
        self.uses.push(UseCount { it: it.parse().unwrap(), count, first, last });
    }

    fn proof(&self, surface: Surface) -> Proof {
        Proof {
            surface,
            prompt: None,
            locale: None,
            actor: Actor::Own,
            manifest: self.declared.hash,
            documents: std::collections::BTreeMap::new(),
        }
    }

    fn report(&self, locale: &str) -> String {
        let written = self.chains.iter().filter(|it| it.sequence > 0);
        let own = written.map(|it| ChainEnd { chain: it.name.clone(), sequence: it.sequence, hash: it.hash });
        let heads: Vec<ChainEnd> = own.chain(self.others.iter().cloned()).collect();
        let ctx = Context { declared: &self.declared, now: self.now, latest: self.now, age: AgeBand::Adult };
        let material = Material {
            ctx,
            entries: &self.entries,
            uses: &self.uses,
            system: &self.system,
            verified: heads.iter().map(|it| it.sequence).sum(),
            heads: &heads,
        };
        report(&material, locale)
    }
}

fn appended(chain: &mut Chain, at: Timestamp, event: Event) -> Recorded {
    let row = chain.append(at, event).unwrap();
    let entry = Entry::from_bytes(&row.bytes).unwrap();
    Recorded { chain: chain.name.clone(), sequence: row.sequence, entry, hash: row.hash }
}

fn change(purpose: &str, to: ConsentDecision, expires: Option<Timestamp>) -> ConsentChange {
    ConsentChange { purpose: purpose.parse().unwrap(), to, terms: Hash::ZERO, expires }
}

/// Terms as they are now, so that a grant holds.
fn granted(case: &Case, purpose: &str, expires: Option<Timestamp>) -> ConsentChange {
    let terms = case.declared.terms(&purpose.parse().unwrap());
    ConsentChange { terms, ..change(purpose, ConsentDecision::Granted, expires) }
}

/// A store from its first launch through every kind of event.
fn a_whole_life() -> Case {
    let mut case = Case::new(MANIFEST);
    install(&mut case);
    documents(&mut case);
    consents(&mut case);
    permissions(&mut case);
    endings(&mut case);
    case.system.insert("microphone".parse().unwrap(), SystemPermission::Granted);
    case.system.insert("location".parse().unwrap(), SystemPermission::Denied);
    case.system.insert("camera".parse().unwrap(), SystemPermission::Restricted);
    let other = ChainName::Subject(SubjectRef::from_random([9; 16]));
    case.others.push(ChainEnd { chain: other, sequence: 4, hash: Hash::of(&[b"another person"]) });
    case
}

fn install(case: &mut Case) {
    case.install(Event::InstallCreated { app: "islet".parse().unwrap() });
    case.install(Event::SubjectOpened { subject: SubjectRef::from_random([7; 16]) });
    case.install(Event::ManifestOpened { manifest: Hash::of(&[b"an earlier one"]), version: "2.0".to_owned() });
    case.install(Event::ManifestOpened { manifest: case.declared.hash, version: "2.1".to_owned() });
    let (wall, mark) = (case.now.plus_millis(-DAY), case.now);
    case.install(Event::ClockJumped { wall, mark });
}

fn documents(case: &mut Case) {
    let texts = ["old_terms", "privacy_policy", "live_rules"].map(|it| Hash::of(&[it.as_bytes()]));
    let policy = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".to_owned();
    let policy = Hash::try_from(policy).unwrap();
    let shown = |document: &str, version: Option<&str>, text| Event::DocumentPresented {
        document: document.parse().unwrap(),
        version: version.map(ToOwned::to_owned),
        text,
        locale: "zh-CN".to_owned().try_into().unwrap(),
    };
    let accepted = |case: &Case, document: &str, text| Event::DocumentAccepted {
        document: document.parse().unwrap(),
        text,
        proof: Proof {
            prompt: Some("welcome".parse().unwrap()),
            locale: Some("zh-CN".to_owned().try_into().unwrap()),
            ..case.proof(Surface::FirstLaunch)
        },
    };
    case.own(shown("old_terms", Some("1.0"), texts[0]));
    case.own(accepted(case, "old_terms", texts[0]));
    case.own(shown("privacy_policy", Some("2.0"), texts[1]));
    case.own(accepted(case, "privacy_policy", texts[1]));
    case.own(shown("privacy_policy", Some("3.0"), policy));
    let proof = case.proof(Surface::PrivacyCentre);
    case.own(Event::DocumentWithdrawn { document: "privacy_policy".parse().unwrap(), proof });
    case.own(accepted(case, "privacy_policy", policy));
    case.own(shown("live_rules", None, texts[2]));
    let proof = case.proof(Surface::FirstLaunch);
    case.own(Event::DocumentDeclined { document: "live_rules".parse().unwrap(), text: texts[2], proof });
}

fn consents(case: &mut Case) {
    let until = Some(case.now.plus_millis(30 * DAY));
    let changes = vec![
        change("ads", ConsentDecision::Denied, None),
        granted(case, "nearby", until),
        change("push", ConsentDecision::Denied, None),
        granted(case, "voice_chat", None),
    ];
    case.own(Event::ConsentChanged { changes, proof: case.proof(Surface::PrivacyCentre) });
    let purpose = "face_check".parse().unwrap();
    let terms = case.declared.terms(&purpose);
    let proof = Proof { actor: Actor::Guardian, ..case.proof(Surface::Guardian) };
    case.own(Event::SeparateConsentGranted { purpose, terms, expires: until, proof });
    case.used("login.sign_in", 1);
    case.used("old_feature.gone", 2);
    case.used("real_name.scan_face", 1);
    case.used("voice_room.speak", 41);
    let (fact, proof) = ("real_name_verified".parse().unwrap(), case.proof(Surface::FeatureEntry));
    case.own(Event::FactSet { fact, holds: true, until, proof: proof.clone() });
    case.own(Event::FactSet { fact: "real_name_verified".parse().unwrap(), holds: false, until: None, proof });
}

fn permissions(case: &mut Case) {
    let proof = case.proof(Surface::FeatureEntry);
    for (permission, feature) in [("microphone", "voice_room"), ("location", "nearby"), ("bluetooth", "old_feature")] {
        let (permission, feature) = (permission.parse().unwrap(), feature.parse().unwrap());
        case.own(Event::PermissionGranted { permission, feature, proof: proof.clone() });
    }
    let (permission, feature) = ("clipboard".parse().unwrap(), "voice_room".parse().unwrap());
    case.own(Event::PermissionRefused { permission, feature, proof });
    case.own(Event::PermissionEnded { permission: "location".parse().unwrap(), source: PermissionSource::System });
    case.own(Event::PermissionEnded { permission: "microphone".parse().unwrap(), source: PermissionSource::Person });
    let (permission, feature) = ("microphone".parse().unwrap(), "voice_room".parse().unwrap());
    case.own(Event::PermissionGranted { permission, feature, proof: case.proof(Surface::FeatureEntry) });
}

fn endings(case: &mut Case) {
    let owed = |id, data: &str, because: &str| Event::ObligationOpened {
        obligation: Obligation {
            id,
            what: ObligationKind::Erase,
            data: data.parse().unwrap(),
            because: because.parse().unwrap(),
        },
    };
    case.now = case.now.plus_millis(31 * DAY);
    case.own(Event::ConsentExpired { purpose: "nearby".parse().unwrap() });
    case.own(owed(0, "location", "nearby"));
    let changes = vec![change("voice_chat", ConsentDecision::Withdrawn, None)];
    case.own(Event::ConsentChanged { changes, proof: case.proof(Surface::Settings) });
    case.own(owed(1, "voice", "voice_chat"));
    case.own(Event::ObligationMet { id: 0, proof: case.proof(Surface::Settings) });
    case.own(Event::Checkpoint { state: Hash::ZERO });
}

#[test]
fn the_report_of_a_whole_life_is_what_is_committed() {
    let case = a_whole_life();
    for locale in ["zh-CN", "en"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/report/{locale}.html"));
        let page = case.report(locale);
        if std::env::var_os("PLACET_BLESS").is_some() {
            std::fs::write(&path, &page).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        let differs = written.lines().zip(page.lines()).find(|(a, b)| a != b);
        assert!(
            written == page,
            "{locale}.html is stale: PLACET_BLESS=1 cargo test -p placet --test report; first difference: {differs:?}"
        );
    }
}

#[test]
fn the_same_material_gives_the_same_bytes() {
    assert_eq!(a_whole_life().report("en"), a_whole_life().report("en"));
}

#[test]
fn every_entry_of_the_ledger_has_a_line_in_the_history() {
    let case = a_whole_life();
    let page = case.report("en");
    let rows: Vec<&str> = section(&page, "history").split("<tr>").filter(|it| it.contains("<td")).collect();

    assert_eq!(rows.len(), case.entries.len());
    for (row, it) in rows.iter().zip(&case.entries) {
        assert!(row.contains(&it.hash.to_string()[..16]), "{it:?}");
        assert!(row.contains(&format!(">{}</th>", it.sequence)), "{it:?}");
        assert!(row.contains(&format!("datetime=\"{}\"", it.entry.at)), "{it:?}");
        assert!(row.contains("<div>"), "{it:?} says nothing");
    }
}

#[test]
fn every_no_is_listed_with_where_the_matter_stands_now() {
    let page = a_whole_life().report("en");
    let refused = section(&page, "refused");
    let rows = refused.matches("<tr>").count() - 1;

    assert_eq!(
        rows, 8,
        "a document withdrawn and one declined, two purposes refused and one withdrawn, three permissions"
    );
    let policy = refused.split("<tr>").find(|it| it.contains("Privacy policy")).unwrap();
    assert!(policy.contains("Withdrawn") && policy.contains(">accepted<"), "{policy}");
    let ads = refused.split("<tr>").find(|it| it.contains(">ads<")).unwrap();
    assert!(ads.contains("no longer declared"), "{ads}");
}

#[test]
fn a_withdrawal_names_the_text_that_had_been_accepted_and_not_one_shown_since() {
    let page = a_whole_life().report("en");
    let withdrawn = section(&page, "documents").split("<tr>").find(|it| it.contains("Withdrawn")).unwrap();

    assert!(withdrawn.contains(&Hash::of(&[b"privacy_policy"]).to_string()), "{withdrawn}");
}

#[test]
fn the_heads_stand_whole_in_the_report_for_whoever_checks_them_later() {
    let case = a_whole_life();
    let page = case.report("en");
    let proof = section(&page, "proof");

    for chain in &case.chains {
        assert!(proof.contains(&chain.hash.to_string()), "{chain:?}");
    }
    assert!(proof.contains("Another person on this device"), "{proof}");
}

#[test]
fn a_store_in_which_nothing_happened_has_a_report() {
    for locale in ["zh-CN", "en"] {
        let page = Case::new(MANIFEST).report(locale);
        assert_well_formed(&page);
        assert_eq!(page.matches("class=\"nothing\"").count(), 5, "{page}");
    }
}

#[test]
fn an_app_that_declares_next_to_nothing_has_a_report() {
    let mut bare: serde_json::Value = serde_json::from_str(MANIFEST).unwrap();
    for part in ["documents", "purposes", "facts", "data", "permissions", "features", "recipients", "retention"] {
        bare[part] = serde_json::json!({});
    }

    let page = Case::new(&bare.to_string()).report("en");

    assert_well_formed(&page);
    assert_eq!(page.matches("class=\"nothing\"").count(), 8, "{page}");
}

#[test]
fn a_report_is_known_as_one_and_other_pages_are_not() {
    assert!(is_report(a_whole_life().report("en").as_bytes()));
    for other in ["", "<!DOCTYPE html>\n<html></html>", "{}"] {
        assert!(!is_report(other.as_bytes()), "{other}");
    }
}

#[test]
fn tags_close_in_their_order_and_links_lead_somewhere() {
    for locale in ["zh-CN", "en"] {
        assert_well_formed(&a_whole_life().report(locale));
    }
}

#[test]
fn a_hostile_name_is_text_and_nothing_else() {
    let hostile = "</style></td><script>alert('1')</script><img src=x onerror=\"alert(2)\">{0}\u{202e}\u{0}";
    let mut manifest: serde_json::Value = serde_json::from_str(MANIFEST).unwrap();
    overwrite(&mut manifest, hostile);
    let mut case = a_whole_life();
    case.declared = Declared::new(Manifest::load(manifest.to_string().as_bytes()).unwrap(), Hash::ZERO);
    case.install(Event::ManifestOpened { manifest: Hash::ZERO, version: hostile.to_owned() });
    case.own(Event::DocumentPresented {
        document: "live_rules".parse().unwrap(),
        version: Some(hostile.to_owned()),
        text: Hash::ZERO,
        locale: "zh-CN".to_owned().try_into().unwrap(),
    });

    let page = case.report("en");

    assert_well_formed(&page);
    assert_eq!(page.matches("</style>").count(), 1);
    for bad in ["<script", "<img", "onerror=\"", "\u{202e}", "\u{0}"] {
        assert!(!page.contains(bad), "{bad:?}");
    }
    assert!(page.contains("&lt;script&gt;alert(&#39;1&#39;)"));
}

#[test]
fn the_report_loads_nothing_and_runs_nothing() {
    let page = a_whole_life().report("zh-CN");

    for bad in ["<script", "<link", "<img", "<iframe", "http://", "https://", "url(", "@import", "javascript:"] {
        assert!(!page.contains(bad), "{bad}");
    }
    assert!(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"));
}

#[test]
fn what_is_known_of_the_age_is_not_in_the_report() {
    let case = a_whole_life();
    let with = |age| {
        let ctx = Context { declared: &case.declared, now: case.now, latest: case.now, age };
        let (uses, system) = (&case.uses, &case.system);
        report(&Material { ctx, entries: &case.entries, uses, system, verified: 0, heads: &[] }, "en")
    };

    assert_eq!(with(AgeBand::Adult), with(AgeBand::Under14));
}

#[test]
fn names_come_in_the_language_asked_for_and_else_in_the_default_one() {
    let case = a_whole_life();

    let reports = ["zh-CN", "zh_Hans", "en-GB", "fr"].map(|it| case.report(it));

    let languages =
        reports.iter().map(|it| (it.contains("lang=\"zh-CN\""), it.contains("语音互动"))).collect::<Vec<_>>();
    assert_eq!(languages, [(true, true), (true, true), (false, false), (false, true)]);
}

/// The part of a page between the heading of a section and its end.
fn section<'a>(page: &'a str, id: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("<section id=\"{id}\"")).unwrap();
    rest.split_once("</section>").unwrap().0
}

/// Every text of a manifest that an app writes freely becomes `text`.
fn overwrite(it: &mut serde_json::Value, text: &str) {
    let serde_json::Value::Object(members) = it else { return };
    for (key, value) in members {
        match key.as_str() {
            "names" | "usage" | "necessity_text" | "impact_text" => {
                value.as_object_mut().unwrap().values_mut().for_each(|it| *it = text.into());
            }
            "legal_name" => *value = format!("Company {text}").into(),
            "email" | "address" | "department" => *value = text.into(),
            _ => overwrite(value, text),
        }
    }
}

fn assert_well_formed(page: &str) {
    let (head, body) = page.split_once("</head>").unwrap();
    assert!(head.starts_with("<!DOCTYPE html>\n<html lang="));
    let mut open = vec!["html"];
    let (mut ids, mut links) = (BTreeSet::new(), Vec::new());
    for tag in body.split('<').skip(1) {
        let (inside, _) = tag.split_once('>').unwrap_or_else(|| panic!("{tag} does not end"));
        if let Some(name) = inside.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "before {tag}");
        } else {
            open.push(inside.split(' ').next().unwrap());
            if let Some((_, id)) = inside.split_once(" id=\"") {
                assert!(ids.insert(id.split('"').next().unwrap()), "{id} twice");
            }
            if let Some((_, link)) = inside.split_once(" href=\"#") {
                links.push(link.split('"').next().unwrap());
            }
        }
    }
    assert!(open.is_empty(), "{open:?}");
    assert_eq!(links.len(), 9);
    assert!(links.iter().all(|it| ids.contains(it)), "{links:?} {ids:?}");
}
