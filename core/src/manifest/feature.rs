//! Features and their uses: the unit of the gate.

use serde::{Deserialize, Serialize};

use super::{Entries, Texts};
use crate::clock::Period;
use crate::id::{DataId, DocumentId, FactId, PermissionId, PurposeId, UseId};

/// What a person does with the app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Feature {
    /// Its name per locale.
    pub names: Texts,
    /// Whether it belongs to the basic service.
    pub tier: Tier,
    /// The ways in.
    pub opens_by: Vec<OpensBy>,
    /// The documents it needs. Left out: all whose audience is everyone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documents: Option<Vec<DocumentId>>,
    /// The facts it needs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requires: Vec<Requirement>,
    /// The age from which it may be used, in years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_age: Option<u8>,
    /// Whether it runs before the documents are accepted; then it uses no data.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub before_acceptance: bool,
    /// How it may go on in the background. Left out: it may not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background: Option<Background>,
    /// The longest it stays in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Period>,
    /// What it uses.
    #[serde(default, skip_serializing_if = "Entries::is_empty_map")]
    pub uses: Entries<UseId, Use>,
}

/// Whether a feature belongs to the basic service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// The basic service.
    Basic,
    /// Beyond it.
    Optional,
}

/// A way into a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OpensBy {
    /// The app starts.
    Launch,
    /// The app goes to the background.
    ToBackground,
    /// The person does something.
    UserAction,
    /// A push message arrives.
    Push,
}

/// A fact that a feature needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// The fact.
    pub fact: FactId,
    /// The days on which it is needed. Left out: every day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<CalendarCondition>,
}

/// The days on which a fact is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CalendarCondition {
    /// Days of rest: Saturdays and Sundays that are not made up for, and holidays.
    RestDays,
    /// Working days.
    WorkingDays,
    /// The days off of the year's notice, Saturdays and Sundays within them too.
    Holidays,
}

/// How a feature may go on in the background.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Background {
    /// While what is visible to the person.
    #[serde(rename = "while")]
    pub during: BackgroundWhile,
    /// Android's foreground service type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub android: Option<String>,
    /// Apple's background mode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apple: Option<String>,
    /// The longest it goes on there.
    pub max: Period,
}

/// What shows the person that a feature goes on in the background.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BackgroundWhile {
    /// A foreground service with its notification.
    ForegroundService,
    /// A system indicator, as for audio or a call.
    SystemIndicator,
}

/// One use of data: the unit of the gate. Data under two purposes is two uses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Use {
    /// The data.
    pub data: DataId,
    /// Why.
    pub purpose: PurposeId,
    /// What is done with it. Left out: it is collected.
    #[serde(default)]
    pub act: Act,
    /// The permissions it needs.
    #[serde(default)]
    pub permissions: Needed,
    /// What of the data may pass.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<Only>,
    /// How often it may happen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<Budget>,
    /// What may be used instead, in order, each with the denials it answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Alternative>,
}

/// What is done with data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// First access.
    #[default]
    Collect,
    /// Use of what is already held.
    Use,
    /// Working out new data.
    Derive,
    /// Giving it to a recipient.
    Share,
    /// Showing it to the public or to other users.
    Publish,
    /// Writing it to the device.
    Write,
}

/// The permissions that a use needs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Needed {
    /// Every one of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub all_of: Vec<PermissionId>,
    /// At least one of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub any_of: Vec<PermissionId>,
}

/// What of the data may pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Only {
    /// A regular expression that the whole of what passes matches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// The packages that may be asked about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub packages: Vec<String>,
}

/// How often a use may happen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// How many times.
    #[cfg_attr(feature = "check", schemars(range(min = 1)))]
    pub count: u32,
    /// Per what.
    pub per: BudgetScope,
    /// Whether the text gives the figure itself; `unspecified` where it gives none and once per launch is ours.
    #[serde(default)]
    pub figure: Figure,
}

/// Whether a figure is the text's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// The text gives it.
    #[default]
    Stated,
    /// The text gives none; this one is ours.
    Unspecified,
}

/// What a budget is counted over: the words `session`, `action`, `launch`, or a period such as `PT24H`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum BudgetScope {
    /// One session of the feature.
    Session,
    /// One act of the person.
    Action,
    /// From the first process that opens while none lives to the last one's end.
    Launch,
    /// A sliding window.
    Window(Period),
}

impl TryFrom<String> for BudgetScope {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        match text.as_str() {
            "session" => Ok(Self::Session),
            "action" => Ok(Self::Action),
            "launch" => Ok(Self::Launch),
            period => period
                .parse()
                .map(Self::Window)
                .map_err(|_| "a budget is per session, action, launch or a period such as PT24H"),
        }
    }
}

impl From<BudgetScope> for String {
    fn from(it: BudgetScope) -> String {
        match it {
            BudgetScope::Session => "session".to_owned(),
            BudgetScope::Action => "action".to_owned(),
            BudgetScope::Launch => "launch".to_owned(),
            BudgetScope::Window(period) => period.to_string(),
        }
    }
}

#[cfg(feature = "check")]
impl schemars::JsonSchema for BudgetScope {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "BudgetScope".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "session, action, launch, or a period such as PT24H.",
            "pattern": "^(session|action|launch|P[0-9A-Z]+)$"
        })
    }
}

/// Another use to turn to, and the denials it answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    /// The other use, in the same feature.
    #[serde(rename = "use")]
    pub other: UseId,
    /// The reasons it answers, by their codes. Left out: every one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub on: Vec<String>,
}
