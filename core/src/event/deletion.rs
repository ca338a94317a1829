//! What the events of an account's deletion say: steps, dates, tasks, the server's word.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::calendar::Deadline;
use crate::clock::Timestamp;
use crate::id::{
    AcknowledgementId, ChoiceId, DataId, GroundId, InvalidId, PreconditionId, PromptId, RecipientId, RetentionId,
};
use crate::manifest::ChoiceOption;

use super::Proof;

/// A step before submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum DeletionStep {
    /// A precondition was met.
    Satisfied(PreconditionId),
    /// A text was acknowledged.
    Acknowledged(AcknowledgementId),
    /// A choice was made.
    Chosen {
        /// Which.
        choice: ChoiceId,
        /// The option.
        option: ChoiceOption,
    },
}

/// Until when a deletion is to be carried out, and how that was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// Where the count starts; that day is not counted.
    pub from: Timestamp,
    /// The working days that were promised.
    pub working_days: u32,
    /// Working days on which a hold stopped the count.
    pub paused: u32,
    /// The end that follows.
    pub by: Deadline,
}

/// What a task is about; written `data.voice`, `choice.uploads`, `recipient.agora`, `backups`, `logs`, `local`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum TaskId {
    /// One kind of data.
    Data(DataId),
    /// What the person chose.
    Choice(ChoiceId),
    /// A recipient that was given data.
    Recipient(RecipientId),
    /// Backups.
    Backups,
    /// Logs that the law wants kept.
    Logs,
    /// What the device itself holds.
    Local,
}

impl fmt::Display for TaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Data(id) => write!(f, "data.{id}"),
            Self::Choice(id) => write!(f, "choice.{id}"),
            Self::Recipient(id) => write!(f, "recipient.{id}"),
            Self::Backups => f.write_str("backups"),
            Self::Logs => f.write_str("logs"),
            Self::Local => f.write_str("local"),
        }
    }
}

impl FromStr for TaskId {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        match text.split_once('.') {
            Some(("data", id)) => Ok(Self::Data(id.parse()?)),
            Some(("choice", id)) => Ok(Self::Choice(id.parse()?)),
            Some(("recipient", id)) => Ok(Self::Recipient(id.parse()?)),
            None if text == "backups" => Ok(Self::Backups),
            None if text == "logs" => Ok(Self::Logs),
            None if text == "local" => Ok(Self::Local),
            _ => Err(InvalidId),
        }
    }
}

impl TryFrom<String> for TaskId {
    type Error = InvalidId;
    fn try_from(text: String) -> Result<Self, InvalidId> {
        text.parse()
    }
}

impl From<TaskId> for String {
    fn from(it: TaskId) -> String {
        it.to_string()
    }
}

/// What a task asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TaskWork {
    /// Erase it.
    Erase,
    /// Anonymise it.
    Anonymise,
    /// Either of the two.
    EraseOrAnonymise,
    /// Leave it where it is, without its author.
    Detach,
    /// Set it aside, stored and protected and used for nothing, until its time is over (PIPL 47).
    Keep {
        /// The rule that wants it kept.
        rule: RetentionId,
        /// Until when at least.
        until: Timestamp,
    },
    /// Tell the recipient to erase what it was given.
    Notify,
    /// Take back the recipient's own authorisation.
    Unbind,
    /// Let the backups run out.
    Expire,
    /// Keep the logs apart from everything else until they may go (CSL 23).
    SetAside,
    /// Erase what the device holds.
    Wipe,
}

impl TaskWork {
    /// Whether what was done cannot be undone.
    pub fn is_irreversible(&self) -> bool {
        match self {
            Self::Erase
            | Self::Anonymise
            | Self::EraseOrAnonymise
            | Self::Detach
            | Self::Notify
            | Self::Unbind
            | Self::Wipe => true,
            Self::Keep { .. } | Self::Expire | Self::SetAside => false,
        }
    }

    /// The stable word.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Erase => "erase",
            Self::Anonymise => "anonymise",
            Self::EraseOrAnonymise => "erase_or_anonymise",
            Self::Detach => "detach",
            Self::Keep { .. } => "keep",
            Self::Notify => "notify",
            Self::Unbind => "unbind",
            Self::Expire => "expire",
            Self::SetAside => "set_aside",
            Self::Wipe => "wipe",
        }
    }
}

/// Until when a deletion that is being carried out can be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Undo {
    /// Not at all: there was an appeal.
    Never,
    /// Until the first task that cannot be undone: there was none.
    UntilIrreversible,
}

/// A suspension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suspension {
    /// Why.
    pub ground: GroundId,
    /// Since when.
    pub since: Timestamp,
    /// When it is looked at again.
    pub review: Timestamp,
}

/// What a deletion became by the server's word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Became {
    /// The account lives on.
    Active,
    /// It is submitted, without an appeal.
    Submitted {
        /// When.
        submitted: Timestamp,
        /// Until when it is to be carried out.
        due: Option<Due>,
    },
    /// Its appeal runs.
    AppealPeriod {
        /// When it was submitted.
        submitted: Timestamp,
        /// When the appeal ends.
        ends: Deadline,
        /// Until when it is to be carried out.
        due: Option<Due>,
    },
    /// Its appeal is over.
    AppealElapsed {
        /// When it was submitted.
        submitted: Timestamp,
        /// Until when it is to be carried out.
        due: Option<Due>,
    },
    /// It is being carried out.
    Executing {
        /// When it was submitted.
        submitted: Timestamp,
        /// Until when it is to be carried out.
        due: Option<Due>,
        /// What is to be done.
        tasks: BTreeMap<TaskId, TaskWork>,
        /// Until when it can be undone.
        undo: Undo,
    },
    /// It is refused.
    Refused {
        /// Why.
        reason: GroundId,
        /// The text that says what the person can do.
        remedy: PromptId,
    },
}

/// A deletion that was refused: the account lives on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeletionRefused {
    /// Why.
    pub reason: GroundId,
    /// The text that says what the person can do.
    pub remedy: PromptId,
    /// How the person was told.
    pub proof: Proof,
}

/// A deletion that was found in a store that was set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeletionSalvaged {
    /// Where it stood.
    pub became: Became,
    /// What the person had chosen.
    pub choices: BTreeMap<ChoiceId, ChoiceOption>,
    /// The tasks that had been done.
    pub done: Vec<TaskId>,
    /// Its suspension, where it was suspended.
    pub held: Option<Suspension>,
}

/// Every event of a deletion, as a pattern: whoever tells events apart keeps its match total.
macro_rules! deletion_events {
    () => {
        $crate::event::Event::DeletionBegan { .. }
            | $crate::event::Event::DeletionPrepared { .. }
            | $crate::event::Event::DeletionSubmitted { .. }
            | $crate::event::Event::DeletionMoved { .. }
            | $crate::event::Event::DeletionCancelled { .. }
            | $crate::event::Event::AppealElapsed {}
            | $crate::event::Event::DeletionExecuting { .. }
            | $crate::event::Event::DeletionHeld { .. }
            | $crate::event::Event::DeletionLifted { .. }
            | $crate::event::Event::DeletionRefused { .. }
            | $crate::event::Event::DeletionObserved { .. }
            | $crate::event::Event::DeletionTaskDone { .. }
            | $crate::event::Event::DeletionCompleted {}
            | $crate::event::Event::DeletionSalvaged { .. }
    };
}
pub(crate) use deletion_events;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_is_written_with_what_it_is_about() {
        for text in ["data.voice", "choice.uploads", "recipient.agora", "backups", "logs", "local"] {
            assert_eq!(text.parse::<TaskId>().unwrap().to_string(), text);
        }
        for bad in ["", "voice", "data", "data.", "data.Voice", "logs.all", "user.voice"] {
            assert_eq!(bad.parse::<TaskId>(), Err(InvalidId), "{bad}");
        }
    }
}
