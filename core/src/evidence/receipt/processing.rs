//! The fields of a record that say what is done with which data, for whom, and how to end it.

use serde::{Deserialize, Serialize};

use super::values::{Instant, PartyId};
use crate::canonical::Hash;
use crate::clock::Period;
use crate::id::{DataId, DocumentId, FeatureId, Locale, PurposeId};
use crate::manifest::{
    Act, Basis, HashOf, Meanwhile, Necessity, Owed, RecipientKind, RightClock, RightKind, SensitivityScheme,
    StatedTerm, StorageAbroad, Then,
};

/// What is done, and what the person was told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PiiProcessing {
    /// The documents last shown before the last decision; where none was shown, those that were to be shown.
    pub privacy_notice: Vec<PrivacyNotice>,
    /// The language of the decision; `und` where it is not known.
    pub language: Locale,
    /// The purpose: one in each record, so that no event is about two.
    pub purposes: Vec<PurposeProcessing>,
    /// The hash of the declaration that this is written from: the one in force at the last decision.
    pub declared_in: Hash,
}

/// A document that was shown, or was to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PrivacyNotice {
    /// The document's id.
    pub id: DocumentId,
    /// Its title.
    pub name: String,
    /// Its version, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The hash of its text.
    pub sha256: Hash,
    /// What was hashed; left out where the text is no longer declared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hash_of: Option<HashOf>,
    /// The locale of that text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// Where the text can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it was last shown before the decision; left out where nothing says that it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_at: Option<Instant>,
}

/// Everything that belongs to the purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PurposeProcessing {
    /// The purpose itself.
    pub purpose: PurposeDescription,
    /// Whether the app can do its basic work without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub necessity: Option<Necessity>,
    /// The legal ground (PIPL 13).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lawful_basis: Option<Basis>,
    /// The data under the purpose.
    pub pii_information: Vec<PiiInformation>,
    /// Who answers for it.
    pub pii_controllers: Vec<PartyId>,
    /// Where the data comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub collection_method: Vec<CollectionMethod>,
    /// What is done with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub processing_method: Vec<Act>,
    /// Where it is kept.
    pub storage_locations: Vec<StorageLocation>,
    /// How long it is kept, and what follows.
    pub retention_period: Vec<RetentionPeriod>,
    /// What it takes to send it abroad.
    pub geographic_restrictions: StorageAbroad,
    /// The features that use it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub service: Vec<Service>,
    /// The countries whose law governs where it is kept, or `unspecified`.
    pub jurisdiction: Vec<String>,
    /// Who else gets it; nobody where the list is empty.
    pub recipient_third_parties: Vec<RecipientThirdParty>,
    /// How to end it.
    pub withdrawal_method: WithdrawalMethod,
    /// What the person may ask for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub privacy_rights: Vec<PrivacyRight>,
}

/// A purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PurposeDescription {
    /// Its id.
    pub id: PurposeId,
    /// Its name.
    pub name: String,
    /// The class of purposes that it belongs to, where the declaration says enough to know one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose_type: Option<PurposeType>,
    /// Why sensitive data is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub necessity_text: Option<String>,
    /// What it means for the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub impact_text: Option<String>,
}

/// A class of purposes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PurposeType {
    /// Providing the basic service.
    ServiceProvision,
}

/// One kind of data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PiiInformation {
    /// Its id.
    pub id: DataId,
    /// What it is.
    pub pii_type: String,
    /// The items that it stands for, as the policy names them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<String>,
    /// Whether the app does its basic work without it.
    pub pii_optional: bool,
    /// The classification that calls it sensitive; left out where it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sensitive_pii_category: Option<SensitiveCategory>,
}

/// What calls data sensitive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SensitiveCategory {
    /// The Personal Information Protection Law, article 28.
    #[serde(rename = "pipl_28")]
    Pipl28,
    /// GB/T 35273-2020, annex B.
    #[serde(rename = "gbt_35273")]
    Gbt35273,
    /// The app's own policy.
    Policy,
    /// The declaration does not say which.
    Unspecified,
}

impl From<Option<SensitivityScheme>> for SensitiveCategory {
    fn from(it: Option<SensitivityScheme>) -> Self {
        match it {
            Some(SensitivityScheme::Pipl28) => Self::Pipl28,
            Some(SensitivityScheme::Gbt35273) => Self::Gbt35273,
            Some(SensitivityScheme::Policy) => Self::Policy,
            None => Self::Unspecified,
        }
    }
}

/// Where data comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CollectionMethod {
    /// From the person, as they use the app.
    InApp,
    /// From a recipient that gives data too.
    FromRecipient,
}

/// A place where data is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StorageLocation {
    /// A country as ISO 3166 code, or `unspecified`.
    pub location: String,
}

/// One rule of how long data is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RetentionPeriod {
    /// The data that the rule is about; left out: all data under the purpose that no other rule names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<DataId>,
    /// It is kept at least so long.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Period>,
    /// It is kept at most so long, or `unspecified`.
    pub at_most: StatedTerm,
    /// Where the period starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The events that end it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub until: Vec<String>,
    /// What may be done with it while it must be kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meanwhile: Option<Meanwhile>,
    /// What follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub then: Option<Then>,
}

/// A feature of the app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its id.
    pub id: FeatureId,
    /// Its name.
    pub name: String,
}

/// Someone else who gets data for the purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecipientThirdParty {
    /// Who, among the parties.
    pub party_id: PartyId,
    /// Its country as ISO 3166 code, or `unspecified`.
    pub location: String,
    /// Whether data leaves the countries in which it is kept; a country that is not known counts as another one.
    pub jurisdictional_change: bool,
    /// What it is given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub receives: Vec<DataId>,
    /// What it collects by itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub collects: Vec<DataId>,
}

/// How the person ends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WithdrawalMethod {
    /// What the person does in the app.
    pub act: WithdrawalAct,
    /// The documents whose acceptance is to be taken back, where the purpose follows them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<DocumentId>,
    /// Menu paths and addresses, as the declaration gives them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<String>,
}

/// What ends a consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WithdrawalAct {
    /// Taking back the acceptance of the documents that the purpose follows.
    WithdrawDocument,
    /// Taking back the consent to the purpose.
    WithdrawPurpose,
}

/// Something that the person may ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PrivacyRight {
    /// What.
    pub right: RightKind,
    /// Within how many working days it is answered; left out where the declaration does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub working_days: Option<u16>,
    /// Where that time starts.
    pub from: RightClock,
    /// What is owed by then.
    pub owed: Owed,
    /// How to ask.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<String>,
}

/// A party that a record names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Its name within the record.
    pub party_id: PartyId,
    /// Its registered name, or `unspecified`.
    pub party_name: String,
    /// What people call it.
    pub name: String,
    /// Its postal address, or `unspecified`.
    pub party_address: String,
    /// An e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party_email: Option<String>,
    /// A telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party_phone: Option<String>,
    /// A page of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party_url: Option<String>,
    /// What it is to the processing.
    pub party_role: PartyRole,
    /// Whom or what to turn to, or `unspecified`.
    pub party_contact: String,
    /// What it is to the app.
    pub party_type: PartyType,
}

/// What a party is to the processing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PartyRole {
    /// It decides purpose and means.
    PiiController,
    /// It acts for the controller.
    PiiProcessor,
    /// It is neither.
    ThirdParty,
    /// It is a public authority.
    Authority,
}

/// What a party is to the app: its operator, or a kind of recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PartyType {
    /// Who runs the app.
    Operator,
    /// Code built into the app.
    Sdk,
    /// Another company that decides for itself.
    Partner,
    /// A company of the same group.
    Affiliate,
    /// A company that acts for the operator.
    Processor,
    /// A public authority.
    Authority,
    /// Everybody.
    Public,
    /// Other users.
    Users,
    /// Whoever takes the operator over.
    Successor,
}

impl From<RecipientKind> for PartyType {
    fn from(it: RecipientKind) -> Self {
        match it {
            RecipientKind::Sdk => Self::Sdk,
            RecipientKind::Partner => Self::Partner,
            RecipientKind::Affiliate => Self::Affiliate,
            RecipientKind::Processor => Self::Processor,
            RecipientKind::Authority => Self::Authority,
            RecipientKind::Public => Self::Public,
            RecipientKind::Users => Self::Users,
            RecipientKind::Successor => Self::Successor,
        }
    }
}

impl From<RecipientKind> for PartyRole {
    fn from(it: RecipientKind) -> Self {
        match it {
            RecipientKind::Processor => Self::PiiProcessor,
            RecipientKind::Authority => Self::Authority,
            _ => Self::ThirdParty,
        }
    }
}
