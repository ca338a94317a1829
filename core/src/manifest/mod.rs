//! The manifest: what an app declares. Owns the format as types, one file per part; once loaded it never changes.
//! It knows nothing of subjects, events or decisions.

mod app;
#[cfg(feature = "check")]
pub mod check;
mod codes;
mod decode;
mod deletion;
mod document;
mod entries;
mod exemption;
mod feature;
mod finding;
mod form;
mod limits;
mod load;
mod merge;
mod minors;
mod permission;
mod purpose;
mod recipient;
mod retention;
mod rights;
mod rules;
#[cfg(feature = "check")]
pub mod schema;
mod service_type;
mod source;
mod suggest;
mod terms;
mod text;

pub use app::{App, Contact, Operator, Storage, StorageAbroad};
pub use codes::{FindingCode, UnknownFindingCode};
pub use deletion::{
    Appeal, AppealDays, AppealWord, CancelMeans, ChoiceOption, Deletion, DeletionAuthority, DuringAppeal, Hold,
    HoldClock, Precondition, Processing, ProcessingFrom, RestDayEnd, TaskKind,
};
pub use document::{Audience, ChangeKind, ChangeNeed, Document, DocumentText, HashOf, OnDecline};
pub use entries::Entries;
pub use exemption::{Exemption, Exemptions};
pub use feature::{
    Act, Alternative, Background, BackgroundWhile, Budget, BudgetScope, CalendarCondition, Feature, Figure, Needed,
    Only, OpensBy, Requirement, Tier, Use,
};
pub use finding::{Finding, Severity, Span};
pub use limits::{MAX_BYTES, MAX_DEPTH, MAX_ENTRIES, MAX_TEXT_BYTES};
pub use load::{ManifestError, manifest_hash};
pub use merge::merged;
pub use minors::{AgeBandRule, AgeNeed, Minors, UnknownAge};
pub use permission::{ApiLevels, AskWhen, AskedOf, DeviceSystem, OffMeans, Permission, PermissionControl, Platform};
pub use purpose::{Basis, ConsentKind, Necessity, Parted, Purpose, StatedOr, Switch};
pub use recipient::{
    Collects, Condition, Control, Direction, Instance, Method, Receives, Recipient, RecipientKind, Start,
};
pub use retention::{Backups, Meanwhile, Retention, RetentionOf, StatedTerm, Then};
pub use rights::{Owed, Right, RightClock, RightDue, RightKind};
pub use rules::ALTERNATIVE_REASONS;
pub use service_type::{Necessary, ServiceType};
pub use text::Texts;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::gather::Gather;
use crate::id::{
    DataId, DocumentId, FactId, FeatureId, PermissionId, PurposeId, RecipientId, RetentionId, SwitchId, UseRef,
};

/// The newest format number that this version reads.
pub const FORMAT: u32 = 1;

/// Everything that one version of an app declares. Built by [`load`](Manifest::load) alone, so it is whole and consistent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Where editors find the schema; ignored.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub schema: Option<String>,
    /// The number of the format: 1.
    #[cfg_attr(feature = "check", schemars(range(min = 1, max = 1)))]
    pub manifest: u32,
    /// The app and who answers for it.
    pub app: App,
    /// The texts that a person is shown and decides on.
    pub documents: Entries<DocumentId, Document>,
    /// Why data is processed.
    pub purposes: Entries<PurposeId, Purpose>,
    /// Switches that turn several purposes off together.
    #[serde(default)]
    pub switches: Entries<SwitchId, Switch>,
    /// What the app may establish about a subject.
    #[serde(default)]
    pub facts: Entries<FactId, Fact>,
    /// The kinds of personal information.
    #[serde(default)]
    pub data: Entries<DataId, Data>,
    /// The permissions that features need.
    #[serde(default)]
    pub permissions: Entries<PermissionId, Permission>,
    /// What a person does with the app, and which data that uses.
    #[serde(default)]
    pub features: Entries<FeatureId, Feature>,
    /// Who else gets data.
    #[serde(default)]
    pub recipients: Entries<RecipientId, Recipient>,
    /// How long data is kept.
    #[serde(default)]
    pub retention: Entries<RetentionId, Retention>,
    /// How an account is deleted.
    #[serde(default)]
    pub deletion: Option<Deletion>,
    /// What a person may ask for, and within which time.
    #[serde(default)]
    pub rights: Entries<RightKind, Right>,
    /// What is different for minors and for unknown ages.
    #[serde(default)]
    pub minors: Minors,
    /// Grounds on which the text claims to need no consent.
    #[serde(default)]
    pub exemptions: Exemptions,
}

/// A fact that the app establishes about a subject, such as a verified real name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Its name per locale.
    pub names: Texts,
}

/// A kind of personal information.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Data {
    /// Its name per locale.
    pub names: Texts,
    /// Whether harm comes easily from its leak or misuse (PIPL 28).
    pub sensitivity: Sensitivity,
    /// The classification that says so: `pipl_28`, `gbt_35273`, `policy`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheme: Option<SensitivityScheme>,
    /// For an identifier of the device: whether the person can have it replaced. Left out: it is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identifier: Option<IdentifierLife>,
    /// The items that the kind stands for, as the policy names them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<String>,
    /// The data that it is worked out from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub derived_from: Vec<DataId>,
    /// The purposes any of which is enough to keep it. Left out: every purpose under which it is used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept_while_any: Vec<PurposeId>,
    /// What the stores' privacy forms call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stores: Option<StoreNames>,
}

/// How the stores' privacy forms name a kind of data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StoreNames {
    /// Apple's privacy manifest name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apple: Option<String>,
    /// Google Play's data safety name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub play: Option<String>,
}

/// How long an identifier of the device lives (GB/T 41391, annex F).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum IdentifierLife {
    /// Until the person has it replaced.
    Resettable,
    /// As long as the device, or one of several that do.
    Permanent,
}

/// Whether data is sensitive personal information.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sensitivity {
    /// Ordinary personal information.
    General,
    /// Sensitive personal information (PIPL 28).
    Sensitive,
}

/// Which classification calls data sensitive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SensitivityScheme {
    /// The Personal Information Protection Law, article 28.
    #[serde(rename = "pipl_28")]
    Pipl28,
    /// GB/T 35273-2020, annex B.
    #[serde(rename = "gbt_35273")]
    Gbt35273,
    /// The app's own policy.
    Policy,
}

impl Manifest {
    /// The use that `it` names, with nothing resolved.
    pub fn use_of(&self, it: &UseRef) -> Option<&Use> {
        self.features.get(&it.feature)?.uses.get(&it.id)
    }

    /// Every use of every feature, in the order of their ids.
    pub fn uses(&self) -> impl Iterator<Item = (UseRef, &Use)> {
        self.features.iter().flat_map(|(feature, declared)| {
            declared.uses.iter().map(move |(id, it)| (UseRef::new(feature.clone(), id.clone()), it))
        })
    }

    /// The documents that a feature needs: those it names, else all whose audience is everyone.
    pub fn documents_of<'a>(&'a self, feature: &'a Feature) -> Vec<&'a DocumentId> {
        match &feature.documents {
            Some(named) => named.iter().collect(),
            None => self.general_documents(),
        }
    }

    /// The documents whose audience is everyone.
    pub fn general_documents(&self) -> Vec<&DocumentId> {
        self.documents.iter().filter(|(_, it)| it.audience == Audience::Everyone).map(|(id, _)| id).collect()
    }

    /// The documents behind a purpose whose consent is theirs: every one that a feature needs in which data is used under
    /// it. Where they name none, all whose audience is everyone: a purpose never opens without a document.
    pub fn documents_behind(&self, purpose: &PurposeId) -> Vec<&DocumentId> {
        let serves = |it: &&Feature| !it.before_acceptance && it.uses.values().any(|it| it.purpose == *purpose);
        let features = self.features.values().filter(serves);
        let needed: BTreeSet<&DocumentId> = features.flat_map(|it| self.documents_of(it)).gathered();
        if needed.is_empty() { self.general_documents() } else { needed.into_iter().collect() }
    }
}
