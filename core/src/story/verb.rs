//! The verbs of stories with their arguments: a closed set, each one call of the public API. Owns their words; what can be
//! said of them without running anything is in `verb_faults`.

use std::num::NonZeroU8;

use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::damage::Damage;
use super::deletion::Says;
use super::requests::Known;
#[cfg(feature = "check")]
use super::schema;
use crate::canonical::Hash;
use crate::clock::{Period, Timestamp};
use crate::event::{ConsentDecision, Role, Surface, TimeSource};
use crate::id::{
    AcknowledgementId, ChoiceId, DataId, DocumentId, FactId, FeatureId, GroundId, Locale, PermissionId, PreconditionId,
    PromptId, PurposeId, RecipientId, SwitchId,
};
use crate::manifest::{CancelMeans, ChoiceOption, OpensBy, Platform, RightKind};
use crate::policy::{AgeBand, SystemPermission};

/// One verb with its arguments; `docs/story-format.md` says which call each one is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[expect(missing_docs, reason = "arguments are named after what they name; docs/story-format.md has them in a table")]
pub enum Verb {
    /// Shows a document.
    Present { document: DocumentId, locale: Option<Locale> },
    /// Accepts a document.
    Accept { document: DocumentId, surface: Option<Surface> },
    /// Declines a document.
    Decline { document: DocumentId, surface: Option<Surface> },
    /// Takes the acceptance of a document back.
    WithdrawDocument { document: DocumentId, surface: Option<Surface> },
    /// A decision on a document that was made elsewhere is told.
    ObserveAcceptance {
        document: DocumentId,
        decision: ConsentDecision,
        version: Option<String>,
        #[serde(default)]
        #[cfg_attr(feature = "check", schemars(schema_with = "schema::hash"))]
        text: Option<Hash>,
        #[serde(default, deserialize_with = "moment")]
        #[cfg_attr(feature = "check", schemars(schema_with = "schema::instant"))]
        at: Option<Timestamp>,
        surface: Option<Surface>,
    },
    /// A decision on a purpose that was made elsewhere is told.
    ObserveConsent {
        purpose: PurposeId,
        decision: ConsentDecision,
        version: Option<String>,
        #[serde(default)]
        #[cfg_attr(feature = "check", schemars(schema_with = "schema::hash"))]
        manifest: Option<Hash>,
        #[serde(default, deserialize_with = "moment")]
        #[cfg_attr(feature = "check", schemars(schema_with = "schema::instant"))]
        at: Option<Timestamp>,
        surface: Option<Surface>,
    },
    /// Grants purposes in one transaction.
    Grant { purposes: Vec<PurposeId>, surface: Option<Surface> },
    /// Denies purposes in one transaction.
    Deny { purposes: Vec<PurposeId>, surface: Option<Surface> },
    /// Withdraws purposes in one transaction.
    Withdraw { purposes: Vec<PurposeId>, surface: Option<Surface> },
    /// Grants, denies and withdraws in one transaction.
    Change {
        #[serde(default)]
        grant: Vec<PurposeId>,
        #[serde(default)]
        deny: Vec<PurposeId>,
        #[serde(default)]
        withdraw: Vec<PurposeId>,
        surface: Option<Surface>,
    },
    /// Grants a purpose that needs a consent of its own.
    GrantSeparately { purpose: PurposeId, surface: Option<Surface> },
    /// Says that a fact holds, or no longer does.
    SetFact {
        fact: FactId,
        holds: bool,
        #[serde(default, deserialize_with = "moment")]
        #[cfg_attr(feature = "check", schemars(schema_with = "schema::instant"))]
        until: Option<Timestamp>,
        surface: Option<Surface>,
    },
    /// Turns a switch over several purposes off, or on again.
    Switch { switch: SwitchId, on: bool, surface: Option<Surface> },
    /// Says what is known of the age, and when a band ends.
    SetAgeBand {
        band: AgeBand,
        #[serde(default, deserialize_with = "moment")]
        #[cfg_attr(feature = "check", schemars(schema_with = "schema::instant"))]
        until: Option<Timestamp>,
    },
    /// The account that the app knows by this identifier is the current subject; a guest is merged into it.
    SignIn { identifier: String },
    /// A new guest is the current subject.
    SignOut {},
    /// Erases the current subject.
    EraseSubject {},
    /// Who there is.
    Subjects {},
    /// Keeps a free text of the current subject, under a name of the story's.
    KeepText {
        text: String,
        #[serde(rename = "as")]
        #[cfg_attr(feature = "check", schemars(length(min = 1)))]
        name: String,
    },
    /// A free text of the current subject, by its name.
    Text { text: String },
    /// The system answers so from now on, and says so at once.
    OsAnswers { permission: PermissionId, status: SystemPermission },
    /// A feature is in use from now on, under a name of the story's.
    Enter {
        feature: FeatureId,
        by: OpensBy,
        #[serde(rename = "as")]
        #[cfg_attr(feature = "check", schemars(length(min = 1)))]
        name: String,
    },
    /// A feature is no longer in use.
    Close { session: String },
    /// The app goes to the background.
    Background {},
    /// The app comes back.
    Foreground {},
    /// Asks for a permission; the scripted system or person answers.
    Request { session: String, permission: PermissionId, surface: Option<Surface> },
    /// Begins one act of the person, under a name of the story's.
    Act {
        session: String,
        #[serde(rename = "as")]
        #[cfg_attr(feature = "check", schemars(length(min = 1)))]
        name: String,
    },
    /// May it be done now?
    Check {
        session: Option<String>,
        #[serde(rename = "use")]
        #[cfg_attr(feature = "check", schemars(schema_with = "schema::use_written"))]
        it: String,
    },
    /// The same, and counts it.
    Take {
        session: String,
        #[serde(rename = "use")]
        #[cfg_attr(feature = "check", schemars(schema_with = "schema::use_written"))]
        it: String,
        action: Option<String>,
    },
    /// May a recipient start?
    CheckStart { recipient: RecipientId },
    /// What a screen shows of a feature.
    Availability { feature: FeatureId },
    /// All reasons.
    Explain {
        session: Option<String>,
        #[serde(rename = "use")]
        #[cfg_attr(feature = "check", schemars(schema_with = "schema::use_written"))]
        it: String,
    },
    /// Where the subject stands with a purpose.
    Status { purpose: PurposeId },
    /// Where the subject stands with a document.
    Document { document: DocumentId },
    /// What the system calls a permission.
    SystemNames { permission: PermissionId },
    /// Where a permission stands for a feature.
    Permission { permission: PermissionId, feature: FeatureId },
    /// Whether a fact holds.
    Fact { fact: FactId },
    /// Whether a session is open.
    Session { session: String },
    /// What is owed.
    Obligations {},
    /// What is owed for this data was done.
    Meet { data: DataId, surface: Option<Surface> },
    /// Something owed was done, by what it is called.
    Confirm {
        #[cfg_attr(feature = "check", schemars(length(min = 1)))]
        obligation: String,
        surface: Option<Surface>,
    },
    /// What is owed to everybody else.
    ObligationsOfOthers {},
    /// Something owed to somebody else was done, by what it is called and whose it is.
    ConfirmOf {
        subject: String,
        #[cfg_attr(feature = "check", schemars(length(min = 1)))]
        obligation: String,
        surface: Option<Surface>,
    },
    /// How long data is kept, and by which rules.
    Retention { data: DataId },
    /// An event came that ends the keeping of data.
    EndRetention {
        data: DataId,
        #[cfg_attr(feature = "check", schemars(length(min = 1)))]
        event: String,
    },
    /// Places a hold, with the notice that was shown.
    Hold {
        ground: GroundId,
        #[serde(deserialize_with = "instant")]
        #[cfg_attr(feature = "check", schemars(schema_with = "schema::instant"))]
        review: Timestamp,
        notice: Option<PromptId>,
        surface: Option<Surface>,
    },
    /// Lifts a hold.
    Lift { ground: GroundId, surface: Option<Surface> },
    /// How often each use was taken.
    Usage {},
    /// Checks the whole ledger.
    Verify {},
    /// What the person's receipt says of each purpose.
    Receipt {},
    /// What is older than three years leaves the ledger.
    Sweep {},
    /// Whether the store can be used.
    Health {},
    /// Begins to delete the account.
    DeletionBegin { surface: Option<Surface> },
    /// A precondition of the deletion is met.
    DeletionSatisfy { precondition: PreconditionId, surface: Option<Surface> },
    /// The person acknowledged a text on the deletion.
    DeletionAcknowledge { text: AcknowledgementId, surface: Option<Surface> },
    /// The person chose what becomes of something.
    DeletionChoose { choice: ChoiceId, option: ChoiceOption, surface: Option<Surface> },
    /// Submits the deletion.
    DeletionSubmit { surface: Option<Surface> },
    /// Cancels the deletion, with the notice that was shown.
    DeletionCancel { means: CancelMeans, notice: Option<PromptId>, surface: Option<Surface> },
    /// Suspends the deletion, with the notice that was shown.
    DeletionHold {
        ground: GroundId,
        #[serde(deserialize_with = "instant")]
        #[cfg_attr(feature = "check", schemars(schema_with = "schema::instant"))]
        review: Timestamp,
        notice: Option<PromptId>,
        surface: Option<Surface>,
    },
    /// Lets a suspended deletion go on.
    DeletionLift { surface: Option<Surface> },
    /// Refuses the deletion.
    DeletionRefuse { reason: GroundId, remedy: PromptId, surface: Option<Surface> },
    /// The server says where the deletion stands.
    DeletionObserve {
        says: Says,
        #[serde(default, deserialize_with = "moment")]
        #[cfg_attr(feature = "check", schemars(schema_with = "schema::instant"))]
        submitted: Option<Timestamp>,
        #[serde(default, deserialize_with = "moment")]
        #[cfg_attr(feature = "check", schemars(schema_with = "schema::instant"))]
        ends: Option<Timestamp>,
        reason: Option<GroundId>,
        remedy: Option<PromptId>,
        surface: Option<Surface>,
    },
    /// Where the deletion stands.
    Deletion {},
    /// What carrying the deletion out asks for.
    DeletionTasks {},
    /// A task of the deletion was done.
    ConfirmTask {
        #[cfg_attr(feature = "check", schemars(length(min = 1)))]
        task: String,
        surface: Option<Surface>,
    },
    /// A request about rights comes in, under a name of the story's.
    RequestSubmit {
        kind: RightKind,
        #[serde(rename = "as")]
        #[cfg_attr(feature = "check", schemars(length(min = 1)))]
        name: String,
        role: Option<Role>,
        identity: Option<Known>,
        ground: Option<GroundId>,
        #[serde(default)]
        data: Vec<DataId>,
        #[serde(default)]
        purposes: Vec<PurposeId>,
        surface: Option<Surface>,
    },
    /// Who makes a request was verified by this data.
    RequestVerify {
        request: String,
        #[serde(default)]
        by: Vec<DataId>,
        surface: Option<Surface>,
    },
    /// A request was checked: all that it needs is there.
    RequestCheck { request: String, surface: Option<Surface> },
    /// The person was answered.
    RequestReply { request: String, surface: Option<Surface> },
    /// A request gets more time, with the notice that was shown.
    RequestExtend {
        request: String,
        working_days: u32,
        reason: GroundId,
        notice: Option<PromptId>,
        surface: Option<Surface>,
    },
    /// A request is refused.
    RequestRefuse { request: String, reason: GroundId, remedy: PromptId, surface: Option<Surface> },
    /// All that a request asks for was done.
    RequestComplete { request: String, surface: Option<Surface> },
    /// A task of a request was done.
    RequestTask {
        request: String,
        #[cfg_attr(feature = "check", schemars(length(min = 1)))]
        task: String,
        surface: Option<Surface>,
    },
    /// What a request had stopped is processed again.
    RequestLift { request: String, surface: Option<Surface> },
    /// Where each request stands.
    Requests {},
    /// The person's copy of what is held.
    Copy {},
    /// Sets a store aside that cannot be used.
    Recover {},
    /// Seals what can be erased under the app's next key: 32 bytes of this number.
    RotateKey { key: NonZeroU8 },
    /// Supplies a key to a store that was sealed under another one.
    UseKey { key: NonZeroU8 },
    /// Somebody who can know the time tells it.
    ObserveTime {
        #[serde(deserialize_with = "instant")]
        #[cfg_attr(feature = "check", schemars(schema_with = "schema::instant"))]
        now: Timestamp,
        source: TimeSource,
    },
    /// Time passes, and every process ticks.
    Wait(Period),
    /// Time passes until this moment, and every process ticks.
    #[serde(deserialize_with = "instant")]
    At(#[cfg_attr(feature = "check", schemars(schema_with = "schema::instant"))] Timestamp),
    /// Sets the wall clock alone; the time since boot goes on.
    Clock {
        #[serde(deserialize_with = "instant")]
        #[cfg_attr(feature = "check", schemars(schema_with = "schema::instant"))]
        wall: Timestamp,
    },
    /// Every process ends, and the first one starts again.
    Restart(Restart),
    /// Every process ends as it should, the app is updated to another manifest, and the first one starts again.
    Update {
        version: String,
        #[serde(default)]
        with: Map<String, Value>,
    },
    /// Every process ends as it should, and the first one starts again on a device that runs this system.
    System { platform: Platform, api_level: Option<u16> },
    /// What is wrong or doubtful in the manifest, or would be with other entries.
    Findings {
        #[serde(default)]
        with: Map<String, Value>,
    },
    /// Whether some file of the store holds a text.
    SearchFiles {
        #[cfg_attr(feature = "check", schemars(length(min = 1)))]
        text: String,
    },
    /// Every process ends as it should, the database is damaged, and the first one starts again.
    Damage(Damage),
}

/// How processes end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Restart {
    /// Each closes its store.
    Clean,
    /// They are gone; what is on disk is all there is.
    Crash,
    /// The device starts again: they are gone, and the time since boot begins anew.
    Device,
}

fn instant<'de, D: Deserializer<'de>>(reader: D) -> Result<Timestamp, D::Error> {
    String::deserialize(reader)?.parse().map_err(serde::de::Error::custom)
}

fn moment<'de, D: Deserializer<'de>>(reader: D) -> Result<Option<Timestamp>, D::Error> {
    instant(reader).map(Some)
}
