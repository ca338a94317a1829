//! The engine's closed words and plain records, declared once more for the border. Each declaration is checked against
//! the engine's type by the compiler: a word added there breaks this build until it is added here.

use placet::canonical::Hash;
use placet::clock::{Reading, Timestamp};
use placet::engine::{Change, Head, Level, PermissionRequest, PermissionStatus, Sweep, Verification};
use placet::event::{ConsentDecision, Evidence, ObligationKind, RefusedPermission, Surface, TimeSource};
use placet::id::{DataId, FeatureId, Locale, PermissionId, PromptId, PurposeId, UseRef};
use placet::manifest::{Act, Basis, DeviceSystem, Only, OpensBy};
use placet::policy::obligation::Kept;
use placet::policy::observe::DecidedElsewhere;
use placet::policy::{
    AgeBand, Allowance, ConsentStatus, DocumentStatus, GrantStatus, SubjectStanding, SystemPermission,
};
use placet::store::UseRecord;

#[uniffi::remote(Enum)]
pub enum DocumentStatus {
    NotPresented,
    Presented,
    Accepted,
    Declined,
    Withdrawn,
    NoticeDue,
    Outdated,
}

#[uniffi::remote(Enum)]
pub enum ConsentStatus {
    NotDetermined,
    Granted,
    Denied,
    Withdrawn,
    Expired,
    Invalidated,
}

#[uniffi::remote(Enum)]
pub enum SubjectStanding {
    Guest,
    Account,
    Merged,
    Erased,
    Copied,
}

#[uniffi::remote(Enum)]
pub enum AgeBand {
    Unknown,
    Under14,
    Under18,
    Adult,
}

#[uniffi::remote(Enum)]
pub enum SystemPermission {
    NotDetermined,
    Granted,
    Denied,
    Restricted,
}

#[uniffi::remote(Enum)]
pub enum DeviceSystem {
    Android { api_level: u16 },
    Apple,
}

#[uniffi::remote(Enum)]
pub enum GrantStatus {
    NotDetermined,
    Granted,
    Refused,
}

#[uniffi::remote(Enum)]
pub enum ConsentDecision {
    Granted,
    Denied,
    Withdrawn,
}

#[uniffi::remote(Record)]
pub struct DecidedElsewhere {
    pub to: ConsentDecision,
    pub version: Option<String>,
    pub hash: Option<Hash>,
    pub at: Timestamp,
}

#[uniffi::remote(Enum)]
pub enum Surface {
    FirstLaunch,
    Dialog,
    PrivacyCentre,
    Settings,
    FeatureEntry,
    Web,
    Mail,
    Guardian,
    Import,
    Test,
}

#[uniffi::remote(Enum)]
pub enum OpensBy {
    Launch,
    ToBackground,
    UserAction,
    Push,
}

#[uniffi::remote(Enum)]
pub enum Change {
    Documents,
    Consents,
    Permissions,
    Facts,
    Age,
    Obligations,
    Deletion,
    Requests,
    Health,
}

#[uniffi::remote(Enum)]
pub enum Level {
    Info,
    Warning,
    Error,
}

#[uniffi::remote(Enum)]
pub enum TimeSource {
    Server,
    Platform,
}

#[uniffi::remote(Enum)]
pub enum Basis {
    Consent,
    Contract,
    LegalDuty,
    VitalInterest,
    PublicInterest,
    MadePublic,
    OtherLaw,
}

#[uniffi::remote(Enum)]
pub enum Act {
    Collect,
    Use,
    Derive,
    Share,
    Publish,
    Write,
}

#[uniffi::remote(Enum)]
pub enum ObligationKind {
    Erase,
}

#[uniffi::remote(Record)]
pub struct Only {
    pub pattern: Option<String>,
    pub packages: Vec<String>,
}

#[uniffi::remote(Record)]
pub struct Allowance {
    pub purpose: PurposeId,
    pub basis: Basis,
    pub data: DataId,
    pub act: Act,
    pub only: Option<Only>,
}

#[uniffi::remote(Record)]
pub struct Evidence {
    pub surface: Surface,
    pub prompt: Option<PromptId>,
    pub locale: Option<Locale>,
}

#[uniffi::remote(Record)]
pub struct Reading {
    pub wall: Timestamp,
    pub boot_id: String,
    pub since_boot: u64,
}

#[uniffi::remote(Record)]
pub struct Kept {
    pub data: DataId,
    pub purpose: PurposeId,
    pub basis: Basis,
}

#[uniffi::remote(Record)]
pub struct PermissionStatus {
    pub system: SystemPermission,
    pub granted: GrantStatus,
}

#[uniffi::remote(Record)]
pub struct PermissionRequest {
    pub permission: PermissionId,
    pub usage: String,
    pub ask_system: bool,
    pub system_names: Vec<String>,
}

#[uniffi::remote(Record)]
pub struct Head {
    pub chain: String,
    pub sequence: u64,
    pub hash: Hash,
}

#[uniffi::remote(Record)]
pub struct RefusedPermission {
    pub permission: PermissionId,
    pub feature: FeatureId,
}

#[uniffi::remote(Record)]
pub struct Verification {
    pub entries: u64,
    pub heads: Vec<Head>,
}

#[uniffi::remote(Record)]
pub struct Sweep {
    pub removed: u64,
    pub heads: Vec<Head>,
}

#[uniffi::remote(Record)]
pub struct UseRecord {
    pub it: UseRef,
    pub count: u64,
    pub first: Timestamp,
    pub last: Timestamp,
}
