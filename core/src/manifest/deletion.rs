//! Deletion: how an account is deleted, and how long the person may think again.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::{Entries, Texts};
use crate::id::{AcknowledgementId, ChoiceId, DataId, FactId, FeatureId, GroundId, PreconditionId, RecipientId};

/// How an account is deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Deletion {
    /// The appeal period, `none`, or `unspecified` where the text is silent.
    pub appeal: Appeal,
    /// Within which time it is carried out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub processing: Option<Processing>,
    /// Whose word executes it.
    pub authority: DeletionAuthority,
    /// What must hold before it is submitted.
    #[serde(default, skip_serializing_if = "Entries::is_empty_map")]
    pub preconditions: Entries<PreconditionId, Precondition>,
    /// What the person acknowledges before submitting.
    #[serde(default, skip_serializing_if = "Entries::is_empty_map")]
    pub acknowledge: Entries<AcknowledgementId, Texts>,
    /// What the person chooses, each with its options.
    #[serde(default, skip_serializing_if = "Entries::is_empty_map")]
    pub choices: Entries<ChoiceId, Vec<ChoiceOption>>,
    /// What cancels it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cancel_on: Vec<CancelMeans>,
    /// What stays open during the appeal.
    #[serde(default)]
    pub during_appeal: DuringAppeal,
    /// What may suspend it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hold: Option<Hold>,
    /// What is done with each kind of data.
    #[serde(default, skip_serializing_if = "Entries::is_empty_map")]
    pub tasks: Entries<DataId, TaskKind>,
    /// Menu path or address, as the text gives it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<String>,
}

/// The appeal period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Appeal {
    /// So many calendar days.
    Days(AppealDays),
    /// The word `none` or `unspecified`.
    Word(AppealWord),
}

impl Appeal {
    /// Its days, where it has some.
    pub fn days(&self) -> Option<&AppealDays> {
        match self {
            Self::Days(days) => Some(days),
            Self::Word(_) => None,
        }
    }
}

impl<'de> Deserialize<'de> for Appeal {
    /// Takes a word or an object; written out so that what is wrong with either is said exactly.
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct WordOrDays;

        impl<'de> Visitor<'de> for WordOrDays {
            type Value = Appeal;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`none`, `unspecified`, or an object with `days`")
            }
            fn visit_str<E: Error>(self, word: &str) -> Result<Appeal, E> {
                AppealWord::deserialize(word.into_deserializer()).map(Appeal::Word)
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Appeal, A::Error> {
                AppealDays::deserialize(MapAccessDeserializer::new(map)).map(Appeal::Days)
            }
        }

        reader.deserialize_any(WordOrDays)
    }
}

/// An appeal period in calendar days, the day of submission not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AppealDays {
    /// Calendar days.
    pub days: u16,
    /// What happens where the last day is a rest day (Civil Code 203).
    #[serde(default)]
    pub rest_day_end: RestDayEnd,
}

/// What a text says of an appeal when it gives no days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AppealWord {
    /// There is none.
    None,
    /// The text is silent; submitting is refused until the app decides.
    Unspecified,
}

/// What happens where the last day is a rest day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RestDayEnd {
    /// The end moves on to the next working day's end.
    #[default]
    MoveOn,
    /// It stays.
    Stay,
}

/// Within which time a deletion is carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Processing {
    /// Working days by the Chinese calendar.
    pub working_days: u16,
    /// Where they start.
    pub from: ProcessingFrom,
}

/// Where the processing days start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProcessingFrom {
    /// At submission.
    Submitted,
    /// When the identity is verified.
    IdentityVerified,
    /// When the appeal has ended.
    AppealEnded,
}

/// Whose word executes a deletion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeletionAuthority {
    /// The device, at the end of the appeal.
    Device,
    /// The server.
    Server,
}

/// What must hold before a deletion is submitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Precondition {
    /// The fact.
    pub fact: FactId,
    /// The feature in which the person establishes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_feature: Option<FeatureId>,
}

/// One option of a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChoiceOption {
    /// What it is about is erased.
    Erase,
    /// It stays and no longer names the person.
    Detach,
}

/// What cancels a deletion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CancelMeans {
    /// A login by the person, with its notice shown before.
    InteractiveLogin,
    /// An explicit choice.
    Choice,
}

/// What stays open during an appeal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DuringAppeal {
    /// Features; login must be among them, or nobody can cancel.
    #[serde(default)]
    pub features: Vec<FeatureId>,
    /// Recipients.
    #[serde(default)]
    pub recipients: Vec<RecipientId>,
}

/// What may suspend a deletion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Hold {
    /// The grounds.
    pub grounds: Vec<GroundId>,
    /// What the clock does meanwhile.
    #[serde(default)]
    pub clock: HoldClock,
}

/// What a deletion's clock does during a hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum HoldClock {
    /// It runs on.
    #[default]
    Runs,
    /// It stops, and the days used are kept.
    Stops,
    /// It starts again.
    Restarts,
}

/// What is done with a kind of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// It is erased.
    Erase,
    /// It is anonymised.
    Anonymise,
    /// Either.
    EraseOrAnonymise,
}
