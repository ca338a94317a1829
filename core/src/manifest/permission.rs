//! Permissions: the system's, and those that only Placet keeps.

use serde::{Deserialize, Serialize};

use super::{Entries, Texts};

/// A permission; never on by default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Permission {
    /// Its name per locale.
    pub names: Texts,
    /// Who keeps it.
    pub control: PermissionControl,
    /// Android's names by API levels: `"1..32"`, `"33.."`.
    #[serde(default, skip_serializing_if = "Entries::is_empty_map")]
    pub android: Entries<ApiLevels, Vec<String>>,
    /// Apple's usage-description key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apple: Option<String>,
    /// The platforms that know it. Left out: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub platforms: Vec<Platform>,
    /// What the person is told when it is asked for, per locale.
    pub usage: Texts,
    /// When it is asked for.
    #[serde(default)]
    pub ask: AskWhen,
    /// What switching it off in the system's settings means.
    #[serde(default)]
    pub off_means: OffMeans,
}

impl<K: Ord, V> Entries<K, V> {
    /// Whether there is no entry; for serialisation.
    pub(crate) fn is_empty_map(&self) -> bool {
        self.is_empty()
    }
}

/// Who keeps a permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PermissionControl {
    /// The operating system, and Placet's own grant beside it.
    Os,
    /// Placet alone: clipboard, flash, app list.
    App,
}

/// A platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    /// Android.
    Android,
    /// Apple's mobile systems.
    Apple,
}

/// The system that a device runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceSystem {
    /// Android.
    Android {
        /// Its API level, `Build.VERSION.SDK_INT`.
        api_level: u16,
    },
    /// One of Apple's mobile systems.
    Apple,
}

impl DeviceSystem {
    /// The platform that it belongs to.
    pub fn platform(self) -> Platform {
        match self {
            Self::Android { .. } => Platform::Android,
            Self::Apple => Platform::Apple,
        }
    }
}

/// Who says whether a permission is given, on one system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedOf {
    /// The system, and the person for the feature.
    System,
    /// The person alone: only Placet keeps it, or the system has nothing of that kind to ask for.
    Person,
    /// Nobody: the system does not know it.
    Nobody,
}

impl Permission {
    /// Who is asked for it on a system; where nobody said which, as if it knew every permission.
    ///
    /// Android below and between the declared levels asks for nothing. Where none are declared, doubt asks.
    pub fn asked_of(&self, system: Option<DeviceSystem>) -> AskedOf {
        let is_known = |it: DeviceSystem| self.platforms.is_empty() || self.platforms.contains(&it.platform());
        match (self.control, system) {
            (_, Some(it)) if !is_known(it) => AskedOf::Nobody,
            (PermissionControl::App, _) => AskedOf::Person,
            (PermissionControl::Os, Some(DeviceSystem::Android { api_level })) if self.is_left_out(api_level) => {
                AskedOf::Person
            }
            (PermissionControl::Os, _) => AskedOf::System,
        }
    }

    /// What a system calls it: all that is asked for together. Empty where it is not asked.
    pub fn system_names(&self, system: Option<DeviceSystem>) -> Vec<String> {
        match system {
            Some(it) if self.asked_of(system) == AskedOf::System => match it {
                DeviceSystem::Android { api_level } => {
                    let here = self.android.iter().filter(|(levels, _)| levels.contains(api_level));
                    here.flat_map(|(_, names)| names.iter().cloned()).collect()
                }
                DeviceSystem::Apple => self.apple.iter().cloned().collect(),
            },
            _ => Vec::new(),
        }
    }

    fn is_left_out(&self, api_level: u16) -> bool {
        !self.android.is_empty() && !self.android.keys().any(|it| it.contains(api_level))
    }
}

/// When a permission is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AskWhen {
    /// When the feature that needs it is in use.
    #[default]
    OnUse,
    /// At the first launch.
    FirstLaunch,
}

/// What switching a permission off in the system's settings means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OffMeans {
    /// Nothing may be collected until it is on again.
    Pause,
    /// The purposes that need it are withdrawn; on again grants nothing.
    #[default]
    Withdraw,
}

/// A range of Android API levels: `"29..32"` inclusive, `"33.."` open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ApiLevels {
    first: u16,
    last: Option<u16>,
}

impl ApiLevels {
    /// The first level of the range.
    pub fn first(self) -> u16 {
        self.first
    }

    /// The last level of the range; none where it is open.
    pub fn last(self) -> Option<u16> {
        self.last
    }

    /// Whether a level is one of them.
    pub fn contains(self, level: u16) -> bool {
        self.first <= level && self.last.is_none_or(|last| level <= last)
    }
}

impl TryFrom<String> for ApiLevels {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        const WRITTEN: &str = "API levels are written \"29..32\" or \"33..\"";
        // A sign is no part of the notation, though a number may have one.
        let level = |it: &str| it.parse::<u16>().ok().filter(|_| !it.starts_with('+')).ok_or(WRITTEN);
        let (first, last) = text.split_once("..").ok_or(WRITTEN)?;
        let first = level(first)?;
        let last = match last {
            "" => None,
            last => Some(level(last)?),
        };
        if first == 0 || last.is_some_and(|it| it < first) {
            return Err(WRITTEN);
        }
        Ok(Self { first, last })
    }
}

impl From<ApiLevels> for String {
    fn from(it: ApiLevels) -> String {
        match it.last {
            Some(last) => format!("{}..{last}", it.first),
            None => format!("{}..", it.first),
        }
    }
}

#[cfg(feature = "check")]
impl schemars::JsonSchema for ApiLevels {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ApiLevels".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[0-9]{1,5}\\.\\.([0-9]{1,5})?$" })
    }
}
