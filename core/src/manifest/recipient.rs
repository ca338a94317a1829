//! Recipients: who else gets data. Not declared means denied.

use serde::{Deserialize, Serialize};

use super::{Contact, Entries, Platform, Texts};
use crate::id::{ControlId, DataId, FeatureId, PurposeId, RecipientId};

/// Someone other than the operator who gets data, or gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// Its name per locale.
    pub names: Texts,
    /// What it is to the operator.
    pub kind: RecipientKind,
    /// Its registered name (PIPL 23). Left out: the text does not give it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_name: Option<String>,
    /// How to reach it (PIPL 23).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// Its own privacy policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy_url: Option<String>,
    /// Its country as an ISO 3166 code. Left out: unknown, which counts as abroad.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// How data reaches it.
    pub method: Method,
    /// Where in the app, per locale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scene: Option<Texts>,
    /// Android packages that belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub packages: Vec<String>,
    /// The version that is built in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Whether it gets data or gives it.
    #[serde(default)]
    pub direction: Direction,
    /// What it is given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub receives: Vec<Receives>,
    /// What it collects by itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub collects: Vec<Collects>,
    /// What turns parts of its own collection off.
    #[serde(default, skip_serializing_if = "Entries::is_empty_map")]
    pub controls: Entries<ControlId, Control>,
    /// When it starts. Left out: it is not started by the app.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Start>,
    /// The recipients that must have started before it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub depends_on: Vec<RecipientId>,
    /// What must be so for it to take part at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Whether it asks the person for its own authorisation.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own_authorisation: bool,
    /// Whether each instance is named when the person is asked, as with partners.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance: Option<Instance>,
}

/// What a recipient is to the operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RecipientKind {
    /// Code built into the app.
    Sdk,
    /// Another company that decides for itself.
    Partner,
    /// A company of the same group.
    Affiliate,
    /// A company that acts for the operator (PIPL 21).
    Processor,
    /// A public authority.
    Authority,
    /// Everybody.
    Public,
    /// Other users.
    Users,
    /// Whoever takes the operator over (PIPL 22).
    Successor,
}

/// How data reaches a recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Through code built into the app.
    Sdk,
    /// By a call from the device.
    Api,
    /// From the operator's servers.
    Backend,
}

/// Whether data goes to a recipient or comes from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// To it.
    #[default]
    Out,
    /// From it.
    In,
}

/// Data that a recipient is given, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Receives {
    /// The data.
    pub data: DataId,
    /// Why.
    pub purpose: PurposeId,
}

/// Data that a recipient collects by itself, and what turns that off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Collects {
    /// The data.
    pub data: DataId,
    /// Why.
    pub purpose: PurposeId,
    /// The control that turns it off. Left out: nothing does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub control: Option<ControlId>,
}

/// What turns part of a recipient's own collection off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Control {
    /// Its name per locale.
    pub names: Texts,
}

/// When a recipient starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// When the app is launched.
    AtLaunch,
    /// When one of these features is in use.
    InFeature(Vec<FeatureId>),
}

/// What must be so for a recipient to take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// The device is of this brand.
    Brand(String),
    /// The device runs this platform.
    Platform(Platform),
    /// The person chose this provider.
    Provider(String),
}

/// How an instance of a recipient is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Instance {
    /// When the person is asked.
    NamedAtPrompt,
}
