//! What an obligation is called: by what brought it about, so that it is called the same until it is confirmed.

use std::fmt;
use std::str::FromStr;

use crate::clock::Timestamp;
use crate::event::TaskId;
use crate::id::{DataId, InvalidId, RequestId};

/// An obligation of the current subject.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ObligationId {
    /// Data that nothing keeps any more, by its number within the chain.
    Ended(u64),
    /// A request about rights.
    Request(RequestId),
    /// Something that a request asks for.
    RequestTask(RequestId, TaskId),
    /// A task of the deletion.
    Deletion(TaskId),
    /// Data whose time runs out, by the moment from which on it was collected.
    Retention(DataId, Timestamp),
}

impl fmt::Display for ObligationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ended(number) => write!(f, "ended.{number}"),
            Self::Request(id) => write!(f, "request.{id}"),
            Self::RequestTask(id, task) => write!(f, "request.{id}.{task}"),
            Self::Deletion(task) => write!(f, "deletion.{task}"),
            Self::Retention(data, since) => write!(f, "retention.{data}.{}", since.as_millis()),
        }
    }
}

impl FromStr for ObligationId {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let (kind, rest) = text.split_once('.').ok_or(InvalidId)?;
        let id = match kind {
            "ended" => Self::Ended(rest.parse().map_err(|_| InvalidId)?),
            "deletion" => Self::Deletion(rest.parse()?),
            "request" => match rest.split_once('.') {
                None => Self::Request(rest.to_owned().try_into()?),
                Some((id, task)) => Self::RequestTask(id.to_owned().try_into()?, task.parse()?),
            },
            "retention" => {
                let (data, since) = rest.split_once('.').ok_or(InvalidId)?;
                Self::Retention(data.parse()?, Timestamp::from_millis(since.parse().map_err(|_| InvalidId)?))
            }
            _ => return Err(InvalidId),
        };
        // One spelling each: `ended.03` is none.
        if id.to_string() == text { Ok(id) } else { Err(InvalidId) }
    }
}

impl TryFrom<String> for ObligationId {
    type Error = InvalidId;
    fn try_from(text: String) -> Result<Self, InvalidId> {
        text.parse()
    }
}

impl From<ObligationId> for String {
    fn from(it: ObligationId) -> String {
        it.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_obligation_is_called_by_what_brought_it_about() {
        let texts = [
            "ended.0",
            "request.0a1b2c3d4e",
            "request.0a1b2c3d4e.data.voice",
            "deletion.local",
            "deletion.recipient.agora",
            "retention.voice.1717203600000",
        ];
        for text in texts {
            assert_eq!(text.parse::<ObligationId>().unwrap().to_string(), text);
            assert_eq!(String::from(ObligationId::try_from(text.to_owned()).unwrap()), text);
        }
        let bad =
            ["", "ended", "ended.", "ended.03", "ended.-1", "request.x", "deletion.all", "retention.voice", "owed.1"];
        for bad in bad {
            assert_eq!(bad.parse::<ObligationId>(), Err(InvalidId), "{bad}");
        }
    }
}
