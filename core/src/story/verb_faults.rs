//! What is wrong with a verb by itself, whatever came before it in its story, and whether it is said of one process.

use super::deletion::Says;
use super::verb::Verb;
use crate::event::TaskId;
use crate::id::UseRef;
use crate::manifest::Platform;

impl Verb {
    /// Whether it happens to the whole device, so that it cannot be said of one process.
    pub fn is_everywhere(&self) -> bool {
        let is_of_the_app = matches!(self, Self::Update { .. } | Self::Findings { .. });
        let is_of_the_device = matches!(self, Self::System { .. } | Self::SearchFiles { .. });
        is_of_the_app
            || is_of_the_device
            || matches!(self, Self::Wait(_) | Self::At(_) | Self::Clock { .. } | Self::Restart(_) | Self::Damage(_))
    }

    /// What is wrong with it, whatever came before.
    pub(super) fn fault(&self) -> Option<String> {
        match self {
            Self::Check { session, it } | Self::Explain { session, it } => use_fault(session.is_some(), it),
            Self::Take { it, .. } => use_fault(true, it),
            Self::ConfirmTask { task, .. } | Self::RequestTask { task, .. } if task.parse::<TaskId>().is_err() => {
                Some(format!("`{task}` is no task: write `data.voice`, `recipient.agora`, `local`"))
            }
            Self::DeletionObserve { says: Says::Refused, reason, remedy, .. }
                if reason.is_none() || remedy.is_none() =>
            {
                Some("a refusal has `reason` and `remedy`".to_owned())
            }
            Self::System { platform, api_level } if api_level.is_some() != (*platform == Platform::Android) => {
                Some("`android` has its `api_level`, and `apple` has none".to_owned())
            }
            Self::SearchFiles { text } if text.is_empty() => Some("`text` is empty".to_owned()),
            Self::Enter { name, .. }
            | Self::Act { name, .. }
            | Self::KeepText { name, .. }
            | Self::RequestSubmit { name, .. }
                if name.is_empty() =>
            {
                Some("`as` is empty".to_owned())
            }
            _ => None,
        }
    }
}

/// A use is written with its feature; within a session of that feature the feature may be left out.
fn use_fault(has_session: bool, written: &str) -> Option<String> {
    let is_whole = written.contains('.');
    if !is_whole && !has_session {
        return Some(format!("`{written}` names no feature: write `feature.{written}`, or name a session"));
    }
    let whole = if is_whole { written.to_owned() } else { format!("a.{written}") };
    whole.parse::<UseRef>().is_err().then(|| format!("`{written}` is no use: write `feature.use`"))
}
