//! A deletion in a store that was set aside: it goes on in the new one, with what was chosen, done and suspended.

use super::state::{DeletionState, Execution, Stage};
use crate::event::{Became, DeletionSalvaged, Event};
use crate::gather::Gather;

impl DeletionState {
    /// What the new chain says of it; nothing where it was not submitted.
    pub(in crate::policy) fn salvaged(&self) -> Option<Event> {
        let stage = self.stage()?;
        let request = stage.request()?;
        let (submitted, due) = (request.submitted, request.due);
        let became = match stage {
            Stage::Preparing(_) => return None,
            Stage::Submitted(_) => Became::Submitted { submitted, due },
            Stage::AppealPeriod { ends, .. } => Became::AppealPeriod { submitted, ends: *ends, due },
            Stage::AppealElapsed(_) => Became::AppealElapsed { submitted, due },
            Stage::Executing(it) => {
                let tasks = it.tasks.iter().map(|(id, task)| (id.clone(), task.work.clone())).gathered();
                Became::Executing { submitted, due, tasks, undo: it.undo }
            }
        };
        let done = match stage {
            Stage::Executing(it) => done(it),
            _ => Vec::new(),
        };
        let held = match self {
            Self::Held { hold, .. } => Some(hold.clone()),
            _ => None,
        };
        Some(Event::DeletionSalvaged(DeletionSalvaged { became, choices: request.choices.clone(), done, held }))
    }
}

fn done(it: &Execution) -> Vec<crate::event::TaskId> {
    it.tasks.iter().filter(|(_, task)| task.done.is_some()).map(|(id, _)| id.clone()).collect()
}
