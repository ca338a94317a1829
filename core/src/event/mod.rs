//! Events: what happened, the only thing that is persisted. Owns the closed union and its canonical bytes; it knows
//! neither chains nor rules.

mod consent;
mod deletion;
mod encoding;
mod evidence;
mod install;
mod obligation;
mod observed;
mod request;
mod subject;
mod tagged;

pub use consent::{ConsentChange, ConsentDecision, PermissionSource, RefusedPermission};
pub use deletion::{Became, DeletionRefused, DeletionSalvaged, DeletionStep, Due, Suspension, TaskId, TaskWork, Undo};
pub use encoding::{Entry, EntryError, RESERVED_KINDS, VERSION};
pub use evidence::{Actor, Evidence, Proof, Surface};
pub use install::{Head, TimeSource};
pub use obligation::{HoldLifted, Obligation, ObligationKind};
pub use observed::{AcceptanceObserved, ConsentObserved};
pub(crate) use request::request_events;
pub use request::{
    Asked, DueSource, Promise, Request, RequestChecked, RequestClock, RequestDue, RequestExtended,
    RequestIdentityVerified, RequestMet, RequestMoved, RequestPast, RequestReceived, RequestRefused, RequestSalvaged,
    RequestState, RequestStep, RequestTask, RequestTaskDone, Role,
};
pub use subject::{CloseReason, DecidedAt, Merge, MergedConsent, MergedDocument, MergedPermission, TextAt};
pub(crate) use {deletion::deletion_events, obligation::retention_events};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::calendar::Deadline;
use crate::canonical::Hash;
use crate::clock::Timestamp;
use crate::id::{
    AppId, DataId, DocumentId, FactId, FeatureId, GroundId, Locale, PermissionId, PurposeId, SubjectRef, SwitchId,
};
use crate::manifest::CancelMeans;

/// What happened. Each kind is a word in the ledger; its members are never renamed, and a new meaning is a new kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// The store was made for an app. Install chain, first entry.
    InstallCreated {
        /// The app that the store belongs to.
        app: AppId,
    },
    /// A manifest other than the one before was opened. Install chain.
    ManifestOpened {
        /// Hash of its bytes.
        manifest: Hash,
        /// The version that it gives itself.
        version: String,
    },
    /// A subject began. Install chain.
    SubjectOpened {
        /// The random name of the subject.
        subject: SubjectRef,
    },
    /// Another subject became the current one; this is how far the chain of the one before had come. Install chain.
    SubjectLeft {
        /// The end of its chain.
        head: Head,
    },
    /// A subject that is not the current one went on, by time or by what was confirmed of it; this is how far its chain has
    /// come. Install chain.
    SubjectContinued {
        /// The end of its chain.
        head: Head,
    },
    /// A subject that had begun before became the current one. Install chain.
    SubjectEntered {
        /// The subject.
        subject: SubjectRef,
    },
    /// A subject was erased, and its traces in the store's files are to go. Install chain.
    ErasureOpened {
        /// The subject.
        subject: SubjectRef,
    },
    /// No file of the store holds anything of an erased subject any more that could be read. Install chain.
    ErasureDone {
        /// The subject.
        subject: SubjectRef,
    },
    /// The device's clocks disagreed with the ledger's time. Install chain.
    ClockJumped {
        /// What the wall clock said.
        wall: Timestamp,
        /// Where the ledger's time stood.
        mark: Timestamp,
    },
    /// Somebody who can know told the time, and it was another than the ledger's. Install chain, and the current
    /// subject's: the one entry that may lie before the one in front of it (ADR 0007).
    TimeObserved {
        /// Who told it.
        source: TimeSource,
        /// Where the ledger's time stood.
        was: Timestamp,
    },
    /// A store that could not be used was set aside, and this one begun. Install chain.
    Recovered {
        /// What stood in its way: a code of unavailability.
        why: String,
        /// The ends of its chains, as far as they could be followed.
        sound: Vec<Head>,
        /// The folder that it was moved to.
        kept: String,
    },
    /// The store was found on another device than the one that it was made on, and goes on as a new install. Install
    /// chain.
    InstallCopied {},
    /// What can be erased was sealed under new keys. Install chain.
    KeyRotated {},
    /// What denies was taken over from a store that was set aside; what grants was not.
    RestrictionsSalvaged {
        /// Purposes that had been denied or withdrawn.
        purposes: Vec<PurposeId>,
        /// Documents that had been declined or withdrawn.
        documents: Vec<DocumentId>,
        /// Permissions that had been refused, for the feature.
        permissions: Vec<RefusedPermission>,
        /// Switches that had been turned off.
        switches: Vec<SwitchId>,
        /// What was still owed.
        obligations: Vec<Obligation>,
    },
    /// What was past its evidence period was taken from the front of a subject's chain. Install chain.
    Swept {
        /// The chain.
        chain: SubjectRef,
        /// The place of the last entry that is gone; a checkpoint follows it.
        after: u64,
        /// The hash of that entry, which the checkpoint follows.
        hash: Hash,
    },
    /// A document was shown.
    DocumentPresented {
        /// The document.
        document: DocumentId,
        /// Its version, where it has one.
        version: Option<String>,
        /// Hash of the text shown.
        text: Hash,
        /// The locale of the text.
        locale: Locale,
    },
    /// A document was accepted.
    DocumentAccepted {
        /// The document.
        document: DocumentId,
        /// Hash of the text that had been shown.
        text: Hash,
        /// How.
        proof: Proof,
    },
    /// A document was declined.
    DocumentDeclined {
        /// The document.
        document: DocumentId,
        /// Hash of the text that had been shown.
        text: Hash,
        /// How.
        proof: Proof,
    },
    /// The acceptance of a document was withdrawn.
    DocumentWithdrawn {
        /// The document.
        document: DocumentId,
        /// How.
        proof: Proof,
    },
    /// A decision on a document that was made elsewhere was told.
    AcceptanceObserved(AcceptanceObserved),
    /// A decision on a purpose that was made elsewhere was told.
    ConsentObserved(ConsentObserved),
    /// One transaction over the consents of one subject.
    ConsentChanged {
        /// What changed, one line a purpose, ordered by purpose.
        changes: Vec<ConsentChange>,
        /// How.
        proof: Proof,
    },
    /// A separate consent was granted, by itself (PIPL 14, 29).
    SeparateConsentGranted {
        /// The purpose.
        purpose: PurposeId,
        /// Hash of what was agreed to.
        terms: Hash,
        /// When it ends, where it does.
        expires: Option<Timestamp>,
        /// How.
        proof: Proof,
    },
    /// A grant reached its end.
    ConsentExpired {
        /// The purpose.
        purpose: PurposeId,
    },
    /// The person allowed a permission for one feature.
    PermissionGranted {
        /// The permission.
        permission: PermissionId,
        /// The feature.
        feature: FeatureId,
        /// How.
        proof: Proof,
    },
    /// The person refused a permission for one feature.
    PermissionRefused {
        /// The permission.
        permission: PermissionId,
        /// The feature.
        feature: FeatureId,
        /// How.
        proof: Proof,
    },
    /// Every grant of a permission ended.
    PermissionEnded {
        /// The permission.
        permission: PermissionId,
        /// Who ended it.
        source: PermissionSource,
    },
    /// The app established a fact about the subject, or took it back.
    FactSet {
        /// The fact.
        fact: FactId,
        /// Whether it holds.
        holds: bool,
        /// When it stops holding, where it does.
        until: Option<Timestamp>,
        /// How.
        proof: Proof,
    },
    /// The person turned a switch over several purposes off, or on again.
    SwitchSet {
        /// The switch.
        switch: SwitchId,
        /// Whether it is on.
        on: bool,
        /// How.
        proof: Proof,
    },
    /// Something is owed to the person.
    ObligationOpened {
        /// What, and why.
        obligation: Obligation,
    },
    /// Something owed was done.
    ObligationMet {
        /// The number of the obligation within the chain.
        id: u64,
        /// How.
        proof: Proof,
    },
    /// Everything of this data that had been collected until now is gone, or names nobody.
    RetentionSwept {
        /// The data.
        data: DataId,
        /// How.
        proof: Proof,
    },
    /// A reason came up for which data is kept longer.
    HoldPlaced {
        /// Which.
        ground: GroundId,
        /// When it is looked at again.
        review: Timestamp,
        /// How the person was told.
        proof: Proof,
    },
    /// That reason is gone.
    HoldLifted(HoldLifted),
    /// The person began to delete the account.
    DeletionBegan {
        /// How.
        proof: Proof,
    },
    /// A step towards submission.
    DeletionPrepared {
        /// Which.
        step: DeletionStep,
        /// How.
        proof: Proof,
    },
    /// The deletion was submitted.
    DeletionSubmitted {
        /// When the appeal ends; nothing where there is none.
        ends: Option<Deadline>,
        /// Until when it is to be carried out.
        due: Option<Due>,
        /// How.
        proof: Proof,
    },
    /// A newer calendar gives other dates.
    DeletionMoved {
        /// When the appeal ends; nothing where there is none.
        ends: Option<Deadline>,
        /// Until when it is to be carried out.
        due: Option<Due>,
    },
    /// The deletion was cancelled: the account lives on.
    DeletionCancelled {
        /// By what.
        means: CancelMeans,
        /// How.
        proof: Proof,
    },
    /// The appeal ended; the server decides.
    AppealElapsed {},
    /// The deletion is being carried out.
    DeletionExecuting {
        /// What is to be done.
        tasks: BTreeMap<TaskId, TaskWork>,
    },
    /// The deletion is suspended.
    DeletionHeld {
        /// Why.
        ground: GroundId,
        /// When it is looked at again.
        review: Timestamp,
        /// How the person was told.
        proof: Proof,
    },
    /// The deletion goes on.
    DeletionLifted {
        /// When the appeal ends; nothing where there is none.
        ends: Option<Deadline>,
        /// Until when it is to be carried out.
        due: Option<Due>,
        /// How.
        proof: Proof,
    },
    /// The deletion was refused: the account lives on.
    DeletionRefused(DeletionRefused),
    /// The server said where the deletion stands.
    DeletionObserved {
        /// What it became by that.
        became: Became,
        /// How.
        proof: Proof,
    },
    /// A task of the deletion was done.
    DeletionTaskDone {
        /// Which.
        task: TaskId,
        /// How.
        proof: Proof,
    },
    /// Every task was done: nothing of the account is left.
    DeletionCompleted {},
    /// A deletion was found in a store that was set aside, and goes on.
    DeletionSalvaged(DeletionSalvaged),
    /// A request about rights was received.
    RequestReceived(RequestReceived),
    /// Who asks was verified.
    RequestIdentityVerified(RequestIdentityVerified),
    /// A request was checked: all that it needs is there.
    RequestChecked(RequestChecked),
    /// A request has more time, and the person was told why.
    RequestExtended(RequestExtended),
    /// A newer calendar gives a request another date.
    RequestMoved(RequestMoved),
    /// The person was answered.
    RequestAnswered(RequestMet),
    /// Something that a request asks for was done.
    RequestTaskDone(RequestTaskDone),
    /// All that a request asks for was done.
    RequestCompleted(RequestMet),
    /// A request was refused.
    RequestRefused(RequestRefused),
    /// What a request had restricted is processed again.
    RequestLifted(RequestMet),
    /// A request was found elsewhere, and goes on.
    RequestSalvaged(RequestSalvaged),
    /// A guest signed in, and what was decided went on in this chain, an account's.
    SubjectMerged {
        /// The end of the guest's chain.
        from: Head,
        /// What changed here.
        changed: Merge,
    },
    /// The chain has ended; nothing follows.
    SubjectClosed {
        /// Why.
        why: CloseReason,
    },
    /// The state folded from all entries before this one, so that verification may start here.
    Checkpoint {
        /// SHA-256 of the folded state's canonical bytes.
        state: Hash,
    },
}
