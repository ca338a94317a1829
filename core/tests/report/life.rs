//! The life of a store, from its first launch through every kind of event, as the tests of the report tell it.

use placet::calendar::WorkingDays;
use placet::canonical::Hash;
use placet::clock::Timestamp;
use placet::disclosure::{ChainEnd, Material, Recorded, UseCount, report};
use placet::event::{
    Actor, ConsentChange, ConsentDecision, Entry, Event, Obligation, ObligationKind, PermissionSource, Proof, Surface,
};
use placet::id::SubjectRef;
use placet::ledger::{Chain, ChainName};
use placet::manifest::Manifest;
use placet::policy::permission::SystemPermissions;
use placet::policy::spent::NOTHING_SPENT;
use placet::policy::{AgeBand, Context, Declared, SubjectState, SystemPermission};

pub const MANIFEST: &str = include_str!("../fixtures/report/manifest.json");
const DAY: i64 = 86_400_000;
const MINUTE: i64 = 60_000;

/// A ledger as it is written, and what else a report is made from.
pub struct Case {
    pub declared: Declared,
    pub chains: [Chain; 2],
    pub entries: Vec<Recorded>,
    pub uses: Vec<UseCount>,
    pub system: SystemPermissions,
    others: Vec<ChainEnd>,
    pub now: Timestamp,
}

impl Case {
    pub fn new(manifest: &str) -> Self {
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

    pub fn install(&mut self, event: Event) {
        self.now = self.now.plus_millis(MINUTE);
        let [install, _] = &mut self.chains;
        self.entries.push(appended(install, self.now, event));
    }

    pub fn own(&mut self, event: Event) {
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

    pub fn report(&self, locale: &str) -> String {
        let written = self.chains.iter().filter(|it| it.sequence > 0);
        let own = written.map(|it| ChainEnd { chain: it.name.clone(), sequence: it.sequence, hash: it.hash });
        let heads: Vec<ChainEnd> = own.chain(self.others.iter().cloned()).collect();
        let calendar = WorkingDays::built_in();
        let ctx = Context {
            declared: &self.declared,
            now: self.now,
            latest: self.now,
            age: AgeBand::Adult,
            calendar: &calendar,
            spent: &NOTHING_SPENT,
        };
        let folded = &SubjectState::default();
        let material = Material {
            ctx,
            folded,
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
pub fn a_whole_life() -> Case {
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
            due: None,
            rule: None,
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
