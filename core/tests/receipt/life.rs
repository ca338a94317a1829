//! A person's life with an app, told by the rules themselves: what they decide becomes entries of a chain.

use std::collections::BTreeMap;
use std::sync::Arc;

use placet::calendar::WorkingDays;
use placet::canonical::Hash;
use placet::clock::Timestamp;
use placet::disclosure::receipt;
use placet::event::{ConsentDecision, Entry, Event, Evidence, Surface};
use placet::evidence::receipt::{ConsentReceipt, ConsentRecord, Material, records};
use placet::id::SubjectRef;
use placet::ledger::{Chain, ChainName, Recorded};
use placet::manifest::Manifest;
use placet::policy::document::DocumentCommand;
use placet::policy::spent::NOTHING_SPENT;
use placet::policy::{AgeBand, Context, Declared, SubjectState, consent, document};

pub const EXAMPLE: &str = include_str!("../../scenarios/example/manifest.json");
pub const COCO: &str = include_str!("../../scenarios/coco/manifest.json");
pub const KEKE: &str = include_str!("../../scenarios/keke/manifest.json");
pub const DAY: i64 = 86_400_000;

/// A ledger as it is written, and what is declared meanwhile.
pub struct Life {
    pub declared: Declared,
    pub manifests: BTreeMap<Hash, Manifest>,
    pub subject: SubjectRef,
    pub chain: Chain,
    pub entries: Vec<Recorded>,
    pub folded: SubjectState,
    pub state: SubjectState,
    pub now: Timestamp,
    calendar: Arc<WorkingDays>,
}

impl Life {
    pub fn with(manifest: &str) -> Self {
        let subject = SubjectRef::from_random([7; 16]);
        let mut life = Self {
            declared: declared(manifest),
            manifests: BTreeMap::new(),
            chain: Chain::empty(ChainName::Subject(subject.clone())),
            subject,
            entries: Vec::new(),
            folded: SubjectState::default(),
            state: SubjectState::default(),
            now: "2024-06-01T09:00:00+08:00".parse().unwrap(),
            calendar: WorkingDays::built_in(),
        };
        life.update(manifest);
        life
    }

    /// The app is updated, and declares something else from now on.
    pub fn update(&mut self, manifest: &str) {
        self.declared = declared(manifest);
        self.manifests.insert(self.declared.hash, self.declared.manifest.clone());
    }

    pub fn wait(&mut self, days: i64) {
        self.now = self.now.plus_millis(days * DAY);
        let expired = consent::expire(&self.ctx(), &self.state);
        self.append(expired);
    }

    /// A minute passes between one thing and the next.
    fn tick(&mut self) {
        self.now = self.now.plus_millis(60_000);
    }

    pub fn append(&mut self, events: Vec<Event>) {
        for event in events {
            let row = self.chain.append(self.now, event).unwrap();
            let entry = Entry::from_bytes(&row.bytes).unwrap();
            self.state.apply(entry.at, &entry.event);
            let chain = self.chain.name.clone();
            self.entries.push(Recorded { chain, sequence: row.sequence, entry, hash: row.hash });
        }
    }

    pub fn on_document(&mut self, id: &str, command: DocumentCommand) {
        self.tick();
        let events = document::decide(&self.ctx(), &self.state, &id.parse().unwrap(), command).unwrap();
        self.append(events);
    }

    pub fn accept_policy(&mut self, locale: Option<&str>) {
        let locale = locale.map(|it| it.to_owned().try_into().unwrap());
        self.on_document("privacy_policy", DocumentCommand::Present(locale));
        self.on_document("privacy_policy", DocumentCommand::Accept(evidence(Surface::FirstLaunch)));
    }

    pub fn change(&mut self, surface: Surface, lines: &[(&str, ConsentDecision)]) {
        let lines: Vec<_> = lines.iter().map(|(purpose, to)| (purpose.parse().unwrap(), *to)).collect();
        self.tick();
        let events = consent::change(&self.ctx(), &self.state, &lines, &evidence(surface)).unwrap();
        self.append(events);
    }

    pub fn grant_separately(&mut self, purpose: &str, evidence: &Evidence) {
        let purpose = purpose.parse().unwrap();
        self.tick();
        let events = consent::grant_separately(&self.ctx(), &self.state, &purpose, evidence).unwrap();
        self.append(events);
    }

    /// Everything up to here is swept; a checkpoint vouches for what it came to.
    pub fn sweep(&mut self) {
        let state = placet::ledger::fold_bytes(&self.state).unwrap().1;
        self.folded = self.state.clone();
        self.entries.clear();
        self.append(vec![Event::Checkpoint { state }]);
    }

    pub fn records(&self) -> Vec<ConsentRecord> {
        records(&self.material())
    }

    pub fn record(&self, purpose: &str) -> ConsentRecord {
        let records = self.records().into_iter();
        records.into_iter().find(|it| it.pii_processing.purposes[0].purpose.id.as_str() == purpose).unwrap()
    }

    pub fn receipt(&self, locale: &str) -> ConsentReceipt {
        receipt(&self.material(), locale)
    }

    fn material(&self) -> Material<'_> {
        Material {
            ctx: self.ctx(),
            subject: &self.subject,
            folded: &self.folded,
            entries: &self.entries,
            manifests: &self.manifests,
        }
    }

    fn ctx(&self) -> Context<'_> {
        Context {
            declared: &self.declared,
            now: self.now,
            latest: self.now,
            age: AgeBand::Adult,
            calendar: &self.calendar,
            spent: &NOTHING_SPENT,
        }
    }
}

fn declared(manifest: &str) -> Declared {
    Declared::new(Manifest::load(manifest.as_bytes()).unwrap(), Hash::of(&[manifest.as_bytes()]))
}

pub fn evidence(surface: Surface) -> Evidence {
    Evidence::on(surface)
}

/// The example app: the policy accepted, one purpose asked on its own, granted and run out, one refused.
pub fn example() -> Life {
    let mut life = Life::with(EXAMPLE);
    life.accept_policy(Some("en"));
    let asked = Evidence {
        surface: Surface::FeatureEntry,
        prompt: Some("nearby_prompt".parse().unwrap()),
        locale: Some("en".to_owned().try_into().unwrap()),
    };
    life.grant_separately("nearby", &asked);
    life.change(Surface::PrivacyCentre, &[("tips", ConsentDecision::Granted)]);
    life.change(Surface::Settings, &[("tips", ConsentDecision::Withdrawn)]);
    life.wait(31);
    life
}
