//! The engine as one object. Owns the guard that turns panics into typed errors, and nothing that decides.

use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use placet::clock::{Clock, Period, SystemClock, Timestamp};
use placet::engine::{Config, Head, PermissionStatus, Place, Sweep, Verification};
use placet::event::{ConsentDecision, Evidence, TimeSource};
use placet::evidence::receipt::write_receipt;
use placet::id::{DocumentId, FactId, FeatureId, Locale, PermissionId, PurposeId, RecipientId, SwitchId, UseRef};
use placet::manifest::DeviceSystem;
use placet::policy::observe::DecidedElsewhere;
use placet::policy::{ActionId, AgeBand, ConsentStatus, DocumentStatus, SessionId, SystemPermission, Unavailability};
use placet::store::UseRecord;
use placet::{Error, Placet, engine, policy};

use crate::answers::{Availability, Decision, Trace};
use crate::cell::PlacetCell;
use crate::error::PlacetError;
use crate::foreign::{ClockSource, ForeignClock, ForeignLogger, ForeignObserver, Logger, Observer};
use crate::reports::{ChangeReport, ConsentRecord, Health, Recovery};
use crate::subjects::secret;

/// One line of a consent transaction.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ConsentLine {
    /// The purpose.
    pub purpose: PurposeId,
    /// What the person decided.
    pub to: ConsentDecision,
}

/// The engine. Every call blocks, may be made from any thread and from within an observer; after
/// [`shut_down`](PlacetCore::shut_down) calls fail with `closed` and the gate denies.
#[derive(uniffi::Object)]
pub struct PlacetCore {
    engine: Placet,
}

pub(crate) type Answer<T> = Result<T, PlacetError>;

impl PlacetCore {
    pub(crate) fn call<T>(&self, body: impl FnOnce(&Placet) -> Result<T, Error>) -> Answer<T> {
        guarded(|| body(&self.engine))
    }

    pub(crate) fn change(
        &self,
        body: impl FnOnce(&Placet) -> Result<engine::ChangeReport, Error>,
    ) -> Answer<ChangeReport> {
        self.call(body).map(Into::into)
    }

    pub(crate) fn ask(&self, body: impl FnOnce(&Placet) -> policy::Decision) -> Decision {
        let answer = panic::catch_unwind(AssertUnwindSafe(|| body(&self.engine)));
        answer.map_or_else(|_| Decision::failed(), Into::into)
    }
}

pub(crate) fn guarded<T>(body: impl FnOnce() -> Result<T, Error>) -> Answer<T> {
    match panic::catch_unwind(AssertUnwindSafe(body)) {
        Ok(answer) => answer.map_err(Into::into),
        Err(_) => Err(PlacetError::internal()),
    }
}

/// Opening, closing, and how the store is.
#[uniffi::export]
impl PlacetCore {
    /// Opens the store in `directory`, or one in memory that ends with the process. A damaged store opens, denies
    /// everything and says why in `health`; only a bad manifest, and a secret that is not 32 bytes, is an error. Without
    /// a clock the system's is used. Under `key` is sealed what can be erased; `device` tells a copy on another device, `system` which
    /// permissions there are.
    #[uniffi::constructor]
    #[expect(clippy::too_many_arguments, reason = "the wrappers in each language name them")]
    pub fn open(
        directory: Option<String>,
        manifest: Vec<u8>,
        key: Option<Vec<u8>>,
        device: Option<Vec<u8>>,
        clock: Option<Arc<dyn ClockSource>>,
        observer: Option<Arc<dyn Observer>>,
        logger: Option<Arc<dyn Logger>>,
        system: Option<DeviceSystem>,
    ) -> Answer<Arc<Self>> {
        let place = directory.map_or(Place::Memory, |it| Place::Folder(PathBuf::from(it)));
        let clock: Arc<dyn Clock> = match clock {
            Some(it) => Arc::new(ForeignClock(it)),
            None => Arc::new(SystemClock),
        };
        let observer = observer.map(|it| Arc::new(ForeignObserver(it)) as Arc<dyn engine::Observer>);
        let logger = logger.map(|it| Arc::new(ForeignLogger(it)) as Arc<dyn engine::Logger>);
        let (key, device) = (key.map(secret).transpose()?, device.map(secret).transpose()?);
        let config = Config { clock, observer, logger, key, device, system, ..Config::new(place, manifest) };
        let engine = guarded(|| Placet::open(config))?;
        Ok(Arc::new(Self { engine }))
    }

    /// How the store is.
    pub fn health(&self) -> Health {
        let answer = guarded(|| Ok(self.engine.health()));
        answer.map_or(Health::Unavailable { why: Unavailability::Internal }, Into::into)
    }

    /// Sets a store aside that cannot be used, and begins a new one that takes over what denies.
    pub fn recover(&self) -> Answer<Recovery> {
        self.call(Placet::recover).map(Into::into)
    }

    /// Whether opening found a copy of another device's store.
    pub fn is_copy(&self) -> Answer<bool> {
        self.call(|it| Ok(it.is_copy()))
    }

    /// Supplies the right key to a store that answered `wrong_key`, and opens it anew.
    pub fn use_key(&self, key: Vec<u8>) -> Answer<()> {
        let key = secret(key)?;
        self.call(|it| it.use_key(key))
    }

    /// Seals what can be erased under new keys, and those under the app's next one, or under one in a file of its own.
    pub fn rotate_key(&self, next: Option<Vec<u8>>) -> Answer<()> {
        let next = next.map(secret).transpose()?;
        self.call(|it| it.rotate_key(next))
    }

    /// Ends every session and closes the store. Nothing runs afterwards; a second call does nothing.
    pub fn shut_down(&self) {
        drop(panic::catch_unwind(AssertUnwindSafe(|| self.engine.close())));
    }
}

/// Documents and consents.
#[uniffi::export]
impl PlacetCore {
    /// Records that a document was shown.
    pub fn present(&self, document: DocumentId, locale: Option<Locale>) -> Answer<()> {
        self.call(|it| it.present(&document, locale))
    }

    /// Records that a document was accepted.
    pub fn accept(&self, document: DocumentId, evidence: Evidence) -> Answer<ChangeReport> {
        self.change(|it| it.accept(&document, evidence))
    }

    /// Records that a document was declined.
    pub fn decline(&self, document: DocumentId, evidence: Evidence) -> Answer<ChangeReport> {
        self.change(|it| it.decline(&document, evidence))
    }

    /// Records that the acceptance of a document was withdrawn.
    pub fn withdraw_document(&self, document: DocumentId, evidence: Evidence) -> Answer<ChangeReport> {
        self.change(|it| it.withdraw_document(&document, evidence))
    }

    /// Takes in a decision on a document that was made elsewhere.
    pub fn observe_acceptance(
        &self,
        document: DocumentId,
        told: DecidedElsewhere,
        evidence: Evidence,
    ) -> Answer<ChangeReport> {
        self.change(|it| it.observe_acceptance(&document, &told, evidence))
    }

    /// Takes in a decision on a purpose that was made elsewhere.
    pub fn observe_consent(
        &self,
        purpose: PurposeId,
        told: DecidedElsewhere,
        evidence: Evidence,
    ) -> Answer<ChangeReport> {
        self.change(|it| it.observe_consent(&purpose, &told, evidence))
    }

    /// Where the subject stands with a document.
    pub fn document_status(&self, document: DocumentId) -> Answer<DocumentStatus> {
        self.call(|it| it.document_status(&document))
    }

    /// Decides on purposes, all in one transaction.
    pub fn change_consents(&self, evidence: Evidence, lines: Vec<ConsentLine>) -> Answer<ChangeReport> {
        let lines = lines.into_iter().map(|it| (it.purpose, it.to)).collect();
        self.change(|it| it.change(evidence, lines))
    }

    /// Grants a purpose that needs a consent of its own.
    pub fn grant_separately(&self, purpose: PurposeId, evidence: Evidence) -> Answer<ChangeReport> {
        self.change(|it| it.grant_separately(&purpose, evidence))
    }

    /// Where the subject stands with a purpose.
    pub fn consent_status(&self, purpose: PurposeId) -> Answer<ConsentStatus> {
        self.call(|it| it.status(&purpose))
    }
}

/// Facts, switches, age, permissions.
#[uniffi::export]
impl PlacetCore {
    /// Establishes a fact about the subject, or takes it back.
    pub fn set_fact(
        &self,
        fact: FactId,
        holds: bool,
        until: Option<Timestamp>,
        evidence: Evidence,
    ) -> Answer<ChangeReport> {
        self.change(|it| it.set_fact(&fact, holds, until, evidence))
    }

    /// Whether a fact holds.
    pub fn fact(&self, fact: FactId) -> Answer<bool> {
        self.call(|it| it.fact(&fact))
    }

    /// Turns a switch over several purposes off, or on again.
    pub fn set_switch(&self, id: SwitchId, on: bool, evidence: Evidence) -> Answer<ChangeReport> {
        self.change(|it| it.set_switch(&id, on, evidence))
    }

    /// Whether a switch is on.
    pub fn is_switched_on(&self, id: SwitchId) -> Answer<bool> {
        self.call(|it| it.is_switched_on(&id))
    }

    /// Says what is known of the subject's age, and when a band ends.
    pub fn set_age_band(&self, band: AgeBand, until: Option<Timestamp>) -> Answer<ChangeReport> {
        self.change(|it| match until {
            Some(until) => it.set_age_band_until(band, until),
            None => it.set_age_band(band),
        })
    }

    /// What is known of the subject's age.
    pub fn age_band(&self) -> Answer<AgeBand> {
        self.call(Placet::age_band)
    }

    /// Reports what the system says of a permission now.
    pub fn report_permission(&self, permission: PermissionId, status: SystemPermission) -> Answer<ChangeReport> {
        self.change(|it| it.report_permission(&permission, status))
    }

    /// What the system calls a permission; empty where the person alone is asked.
    pub fn system_names(&self, permission: PermissionId) -> Answer<Vec<String>> {
        self.call(|it| it.system_names(&permission))
    }

    /// What the system said of a permission, and where our own grant to a feature stands.
    pub fn permission_status(&self, permission: PermissionId, feature: FeatureId) -> Answer<PermissionStatus> {
        self.call(|it| it.permission_status(&permission, &feature))
    }
}

/// The gate. These err only for text that is no id; whatever else is wrong is a denial.
#[uniffi::export]
impl PlacetCore {
    /// May it be done now, in this session?
    pub fn check(&self, session: SessionId, asked: UseRef) -> Answer<Decision> {
        Ok(self.ask(|it| it.check(session, &asked)))
    }

    /// The same question, to be asked again and again.
    pub fn cell(self: Arc<Self>, session: SessionId, asked: UseRef) -> Answer<Arc<PlacetCell>> {
        let cell = guarded(|| Ok(self.engine.cell(session, &asked)))?;
        Ok(Arc::new(PlacetCell::new(&self, cell)))
    }

    /// May it be done now, without a session? At best the feature is not in use.
    pub fn check_without_session(&self, asked: UseRef) -> Answer<Decision> {
        Ok(self.ask(|it| it.check_without_session(&asked)))
    }

    /// May it be done now; and if so, count it.
    pub fn take(&self, session: SessionId, asked: UseRef, action: Option<ActionId>) -> Answer<Decision> {
        Ok(self.ask(|it| it.take(session, &asked, action)))
    }

    /// May a recipient be started?
    pub fn check_start(&self, recipient: RecipientId) -> Answer<Decision> {
        Ok(self.ask(|it| it.check_start(&recipient)))
    }

    /// What a screen shows of a feature before anyone enters it.
    pub fn availability(&self, feature: FeatureId) -> Answer<Availability> {
        self.call(|it| it.availability(&feature)).map(Into::into)
    }

    /// The whole way to a decision.
    pub fn explain(&self, session: Option<SessionId>, asked: UseRef) -> Answer<Trace> {
        self.call(|it| Ok(it.explain(session, &asked))).map(Into::into)
    }
}

/// Time, other processes, evidence.
#[uniffi::export]
impl PlacetCore {
    /// Lets time pass.
    pub fn tick(&self) -> Answer<()> {
        self.call(Placet::tick)
    }

    /// Takes the time from somebody who can know it.
    pub fn observe_time(&self, now: Timestamp, source: TimeSource) -> Answer<ChangeReport> {
        self.change(|it| it.observe_time(now, source))
    }

    /// When time matters next.
    pub fn next_due(&self) -> Answer<Option<Timestamp>> {
        self.call(Placet::next_due)
    }

    /// Catches up with other processes; true when something had changed.
    pub fn refresh(&self) -> Answer<bool> {
        self.call(Placet::refresh)
    }

    /// The heads of the chains.
    pub fn heads(&self) -> Answer<Vec<Head>> {
        self.call(Placet::heads)
    }

    /// Whether heads that were kept elsewhere are still in the chains.
    pub fn holds(&self, kept: Vec<Head>) -> Answer<bool> {
        self.call(|it| it.holds(&kept))
    }

    /// Writes all evidence to a file, and says where the chains ended.
    pub fn export(&self, file: String) -> Answer<Vec<Head>> {
        self.call(|it| it.export(Path::new(&file)))
    }

    /// Verifies the whole ledger.
    pub fn verify(&self) -> Answer<Verification> {
        self.call(Placet::verify)
    }

    /// Removes what is older than so many months and days, three years at least, from the front of the ledger.
    pub fn sweep(&self, months: u32, days: u32) -> Answer<Sweep> {
        self.call(|it| it.sweep(Period { months, days, seconds: 0 }))
    }

    /// The consent records, one for each purpose that was decided on.
    pub fn records(&self) -> Answer<Vec<ConsentRecord>> {
        self.call(Placet::records).map(|it| it.iter().flat_map(ConsentRecord::of).collect())
    }

    /// The person's copy of all consent records, in Chinese for a Chinese locale, else in English.
    pub fn receipt(&self, locale: String) -> Answer<String> {
        self.call(|it| it.receipt(&locale)).map(|it| write_receipt(&it))
    }

    /// What was taken, how often, first and last.
    pub fn usage(&self) -> Answer<Vec<UseRecord>> {
        self.call(Placet::usage)
    }

    /// The privacy report as one HTML page, in Chinese for a Chinese locale, else in English. Reads and verifies the
    /// whole ledger; writes nothing.
    pub fn report(&self, locale: String) -> Answer<String> {
        self.call(|it| it.report(&locale))
    }
}
