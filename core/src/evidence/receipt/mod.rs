//! Consent records and receipts by ISO/IEC TS 27560:2023: a record per purpose for the controller, a receipt of them all
//! for the person (`docs/receipts.md`). Pure: made from declarations and verified entries, and the same from the same.

mod context;
mod declared;
mod file;
mod processing;
mod record;
#[cfg(feature = "check")]
pub mod schema;
mod timeline;
mod values;

pub use context::{LinkedData, VOCABULARY};
pub use file::{ReceiptFault, ReceiptFaultCode, read_receipt, read_record, write_receipt, write_record};
pub use processing::{
    CollectionMethod, Party, PartyRole, PartyType, PiiInformation, PiiProcessing, PrivacyNotice, PrivacyRight,
    PurposeDescription, PurposeProcessing, PurposeType, RecipientThirdParty, RetentionPeriod, SensitiveCategory,
    Service, StorageLocation, WithdrawalAct, WithdrawalMethod,
};
pub use record::{
    ConsentEvent, ConsentReceipt, ConsentRecord, EndingEvent, EntityRole, EventOrigin, EventState, EventType,
    Indication, LedgerPlace, ReceiptHeader, ReceiptKind, ReceiptVersion, RecordHeader, RecordKind, RecordVersion,
    Validity,
};
pub use values::{Instant, InvalidValue, PartyId, UNSPECIFIED, Uuid};

use std::collections::{BTreeMap, BTreeSet};

use crate::canonical::{self, Hash};
use crate::event::{Actor, Surface};
use crate::gather::Gather;
use crate::id::{Locale, PurposeId, SubjectRef};
use crate::ledger::Recorded;
use crate::manifest::{ConsentKind, Manifest};
use crate::policy::{Context, SubjectState, consent};

use declared::Declaration;
use timeline::{Step, Timeline};

/// What records are made from.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// What is declared now, and the time of writing.
    pub ctx: Context<'a>,
    /// The person.
    pub subject: &'a SubjectRef,
    /// What was swept in front of the entries folds to this; nothing where they are whole.
    pub folded: &'a SubjectState,
    /// The entries of the person's chain in their order, each verified; others are passed over.
    pub entries: &'a [Recorded],
    /// The declarations that entries name, by their hashes.
    pub manifests: &'a BTreeMap<Hash, Manifest>,
}

/// The consent records of a person, by purpose, with names in the app's default locale: one for each purpose that was
/// decided on, those that follow a decided document included.
pub fn records(material: &Material<'_>) -> Vec<ConsentRecord> {
    Writer::new(material, &material.ctx.manifest().app.default_locale).records()
}

/// A person's copy of all records about them, with names in a locale and with sentences in a language of our own, by
/// `tell`. [`disclosure::receipt`](crate::disclosure::receipt) has the words.
pub fn receipt(
    material: &Material<'_>,
    locale: &str,
    language: &'static str,
    tell: impl Fn(&ConsentRecord) -> Vec<String>,
) -> ConsentReceipt {
    let mut records = Writer::new(material, locale).records();
    for it in &mut records {
        it.context = None;
        it.in_words = tell(it);
    }
    let header = ReceiptHeader {
        schema_version: ReceiptVersion::One,
        receipt_id: Uuid::nil(),
        pii_principal_id: material.subject.clone(),
        issued_at: Instant::of(material.ctx.latest),
        language: Locale::known(language),
    };
    let mut receipt = ConsentReceipt { context: Some(LinkedData), kind: ReceiptKind::ConsentReceipt, header, records };
    receipt.header.receipt_id = receipt.content_id();
    receipt
}

impl ConsentReceipt {
    /// The id that belongs to what the receipt says.
    fn content_id(&self) -> Uuid {
        let mut content = Self { context: None, ..self.clone() };
        content.header.receipt_id = Uuid::nil();
        // Texts, words and whole numbers are all there is, so this is always encoded.
        Uuid::of(Hash::of(&[b"placet.receipt.1", &canonical::encode(&content).unwrap_or_default()]))
    }
}

struct Writer<'a> {
    material: &'a Material<'a>,
    timeline: Timeline<'a>,
    locale: &'a str,
}

impl<'a> Writer<'a> {
    fn new(material: &'a Material<'a>, locale: &'a str) -> Self {
        Self { material, timeline: Timeline::of(material.folded, material.entries), locale }
    }

    fn records(&self) -> Vec<ConsentRecord> {
        let purposes: BTreeSet<&PurposeId> =
            self.timeline.purposes.keys().copied().chain(self.material.ctx.manifest().purposes.keys()).gathered();
        purposes.into_iter().filter_map(|it| self.record(it)).collect()
    }

    fn record(&self, purpose: &'a PurposeId) -> Option<ConsentRecord> {
        let steps = self.steps(purpose);
        let decided = steps.iter().rev().find(|it| it.proof.is_some()).or(steps.last())?;
        let (declared_in, declaration) = self.declaration(purpose, decided);
        let (ctx, state) = (&self.material.ctx, &self.timeline.state);
        let declared = ctx.manifest().purposes.get(purpose);
        Some(ConsentRecord {
            context: Some(LinkedData),
            kind: RecordKind::ConsentRecord,
            in_words: Vec::new(),
            header: self.header(purpose),
            pii_processing: PiiProcessing {
                privacy_notice: self.notices(purpose, decided, declaration),
                language: self.language(decided),
                purposes: vec![declaration.purpose(purpose)],
                declared_in,
            },
            party_identification: declaration.parties(purpose),
            events: self.events(purpose, &steps),
            stands_now: declared.map(|it| consent::status(ctx, state, purpose, it)),
        })
    }

    fn header(&self, purpose: &PurposeId) -> RecordHeader {
        let (subject, (sequence, hash)) = (self.material.subject, self.timeline.end.unwrap_or((0, Hash::ZERO)));
        let named = [b"placet.record.1", subject.as_str().as_bytes(), purpose.as_str().as_bytes()];
        RecordHeader {
            schema_version: RecordVersion::One,
            record_id: Uuid::of(Hash::of(&named)),
            pii_principal_id: subject.clone(),
            issued_at: Instant::of(self.material.ctx.latest),
            ledger: LedgerPlace { sequence, hash },
        }
    }

    /// What happened to a purpose: its own decisions, and those on the documents that it follows.
    fn steps(&self, purpose: &PurposeId) -> Vec<Step<'a>> {
        let mut steps = self.timeline.purposes.get(purpose).cloned().unwrap_or_default();
        if self.kind(purpose) == Some(ConsentKind::Document) {
            let behind = self.material.ctx.declared.documents(purpose);
            let followed = |it: &&Step<'a>| it.document.is_some_and(|it| behind.contains(it));
            steps.extend(self.timeline.documents.iter().filter(followed).copied());
            steps.sort_by_key(|it| it.entry.map_or(0, |(sequence, _)| sequence));
        }
        steps
    }

    fn kind(&self, purpose: &PurposeId) -> Option<ConsentKind> {
        self.material.ctx.manifest().purposes.get(purpose).map(|it| it.consent.enforced())
    }

    /// The declaration that was in force at a decision, where it is there and declares the purpose; else the present one.
    fn declaration(&self, purpose: &PurposeId, decided: &Step<'_>) -> (Hash, Declaration<'a>) {
        let present = self.material.ctx.declared;
        let at_the_time = decided.proof.map(|it| it.manifest).filter(|it| *it != present.hash);
        let found = at_the_time.and_then(|it| Some((it, self.material.manifests.get(&it)?)));
        let found = found.filter(|(_, it)| it.purposes.contains_key(purpose));
        let (hash, manifest) = found.unwrap_or((present.hash, &present.manifest));
        (hash, Declaration { manifest, locale: self.locale })
    }

    fn language(&self, decided: &Step<'a>) -> Locale {
        let said = decided.proof.and_then(|it| it.locale.clone());
        let shown = || {
            let mut documents = decided.proof.into_iter().flat_map(|it| &it.documents);
            documents.find_map(|(id, text)| self.timeline.shown_before(id, *text, decided.entry))
        };
        said.or_else(|| shown().map(|it| it.locale.clone())).unwrap_or_else(|| Locale::known("und"))
    }

    fn notices(&self, purpose: &PurposeId, decided: &Step<'a>, declaration: Declaration<'_>) -> Vec<PrivacyNotice> {
        let shown = decided.proof.into_iter().flat_map(|it| &it.documents);
        let notices: Vec<PrivacyNotice> = shown
            .map(|(id, text)| {
                let told = self.timeline.shown_before(id, *text, decided.entry);
                let notice = declaration.notice(id, *text);
                PrivacyNotice {
                    version: told.map_or(notice.version, |it| it.version.map(str::to_owned)),
                    locale: told.map_or(notice.locale, |it| Some(it.locale.clone())),
                    shown_at: told.map(|it| Instant::of(it.at)),
                    ..notice
                }
            })
            .collect();
        if notices.is_empty() { declaration.notices_to_be_shown(purpose) } else { notices }
    }

    fn events(&self, purpose: &PurposeId, steps: &[Step<'_>]) -> Vec<ConsentEvent> {
        let is_separate = self.kind(purpose) == Some(ConsentKind::Separate);
        let mut granted_as = EventType::Unspecified;
        let mut events = Vec::new();
        for step in steps {
            let imported = step.proof.is_none_or(|it| it.surface == Surface::Import);
            let event_type = match step.state {
                EventState::Withdrawn | EventState::Expired => granted_as,
                _ if imported => EventType::Unspecified,
                EventState::Denied if is_separate && step.document.is_none() => EventType::ExplicitlyExpressed,
                _ if step.separate => EventType::ExplicitlyExpressed,
                _ => EventType::Expressed,
            };
            if step.state == EventState::Granted {
                granted_as = event_type;
            }
            events.push(event(step, event_type));
        }
        events
    }
}

fn event(step: &Step<'_>, event_type: EventType) -> ConsentEvent {
    let validity_duration = match (step.state, step.expires) {
        (EventState::Granted, Some(end)) => Validity::UntilTime(Instant::of(end)),
        (EventState::Granted, None) => Validity::UntilEvent(EndingEvent::Withdrawn),
        _ => Validity::UntilEvent(EndingEvent::DecidedAnew),
    };
    ConsentEvent {
        event_time: Instant::of(step.at),
        validity_duration,
        entity_id: match (step.origin, step.proof.map(|it| it.actor)) {
            (EventOrigin::RanOut, _) => EntityRole::Controller,
            (_, Some(Actor::Own)) => EntityRole::PiiPrincipal,
            (_, Some(Actor::Guardian)) => EntityRole::Guardian,
            (_, None) => EntityRole::Unspecified,
        },
        event_type,
        event_state: step.state,
        origin: step.origin,
        how: step.proof.map(|it| Indication {
            surface: it.surface,
            prompt: it.prompt.clone(),
            locale: it.locale.clone(),
            explicit: step.document.is_none(),
            separate: step.separate,
        }),
        document: step.document.cloned(),
        documents: step.proof.iter().flat_map(|it| &it.documents).map(|(id, text)| (id.clone(), *text)).collect(),
        manifest: step.proof.map(|it| it.manifest),
        terms: step.terms,
        entry: step.entry.map(|(sequence, hash)| LedgerPlace { sequence, hash }),
    }
}
