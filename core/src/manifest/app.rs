//! The app, its operator, and where data is stored.

use serde::{Deserialize, Serialize};

use super::{ServiceType, Texts};
use crate::id::{AppId, DataId};

/// The app and who answers for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct App {
    /// The app's id; a store that another app made is refused.
    pub id: AppId,
    /// The version of what is declared.
    pub version: String,
    /// The app's name per locale.
    pub names: Texts,
    /// Who decides purpose and means (PIPL 73).
    pub operator: Operator,
    /// The zone in which days end; a fixed-rule zone such as `Asia/Shanghai`.
    pub zone: String,
    /// The locale that is shown where nothing better is known.
    pub default_locale: String,
    /// One of the 39 service types of the necessary-information rules (NEC), or `other`.
    #[serde(rename = "type")]
    pub service_type: ServiceType,
    /// For the type `other`: the data without which its basic service cannot work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub necessary: Vec<DataId>,
    /// Where data is kept.
    pub storage: Storage,
}

/// The personal information handler.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Operator {
    /// The registered name of the company (PIPL 17).
    pub legal_name: String,
    /// How to reach it (PIPL 17).
    pub contact: Contact,
}

/// How to reach an operator or a recipient.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// An e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// A telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// A postal address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The person or department that mail is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
}

/// Where data is kept, and what it takes to send it abroad.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Storage {
    /// Countries as ISO 3166 codes.
    pub places: Vec<String>,
    /// What it takes to send data abroad; Hong Kong, Macao, Taiwan and an unknown country count as abroad.
    pub abroad: StorageAbroad,
}

/// What it takes to send data abroad (PIPL 39).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StorageAbroad {
    /// Nothing goes abroad, whatever was granted.
    Never,
    /// Each recipient abroad needs its own consent.
    WithConsent,
    /// The person's own act sends it, such as a message to someone abroad.
    UserAct,
}
