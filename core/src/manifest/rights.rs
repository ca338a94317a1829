//! Rights: what a person may ask for, and within which time.

use serde::{Deserialize, Serialize};

use crate::id::GroundId;

/// What a person may ask for (PIPL 44–48).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RightKind {
    /// To see the data.
    Access,
    /// To get a copy of it.
    Copy,
    /// To have it moved to another handler.
    Portability,
    /// To have it corrected.
    Rectify,
    /// To have it completed.
    Supplement,
    /// To have it erased.
    Erase,
    /// To withdraw consent.
    Withdraw,
    /// To have processing restricted.
    Restrict,
    /// To object to processing.
    Object,
    /// To have the rules explained.
    Explain,
    /// To complain.
    Complaint,
}

impl RightKind {
    /// The word that the manifest has for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Copy => "copy",
            Self::Portability => "portability",
            Self::Rectify => "rectify",
            Self::Supplement => "supplement",
            Self::Erase => "erase",
            Self::Withdraw => "withdraw",
            Self::Restrict => "restrict",
            Self::Object => "object",
            Self::Explain => "explain",
            Self::Complaint => "complaint",
        }
    }
}

/// How one right is served.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Right {
    /// Within which time. Left out: the statutory 15 working days, with a finding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<RightDue>,
    /// Where the time starts.
    pub from: RightClock,
    /// The latest end counted from receipt, whatever the clock's start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest_from_received: Option<RightDue>,
    /// What is owed by then.
    pub owed: Owed,
    /// How to ask: menu paths and addresses, as the text gives them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<String>,
    /// The grounds on which the text lets it be asked for; a request names one of them. None: it needs no ground.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grounds: Vec<GroundId>,
    /// The grounds on which the text lets a request be refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refusals: Vec<String>,
}

/// A number of working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RightDue {
    /// Working days by the Chinese calendar, the first day not counted.
    pub working_days: u16,
}

/// Where a request's time starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RightClock {
    /// The request was received.
    Received,
    /// The person's identity was verified.
    IdentityVerified,
    /// The request was checked.
    Checked,
}

/// What is owed by the due day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Owed {
    /// What was asked for.
    Action,
    /// An answer.
    Reply,
}
