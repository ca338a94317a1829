//! Where a deletion stands. Each state carries what belongs to it and nothing else: a hold of what cannot be held, or
//! an appeal without an end, does not compile.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::calendar::Deadline;
use crate::clock::Timestamp;
use crate::event::{Due, Suspension, TaskId, TaskWork, Undo};
use crate::id::{AcknowledgementId, ChoiceId, GroundId, PreconditionId, PromptId};
use crate::manifest::ChoiceOption;
use crate::policy::decision::codes;
use crate::policy::{Refusal, RefusalCode};

codes! {
    /// The states of a deletion, as the API answers them.
    DeletionPhase {
        /// There is none: the account lives.
        Active = "active",
        /// It was begun; conditions, texts and choices are gone through.
        Preparing = "preparing",
        /// It was submitted; there is no appeal, and the server decides.
        Submitted = "submitted",
        /// It was submitted; the person may think again.
        AppealPeriod = "appeal_period",
        /// The appeal is over; the server decides.
        AppealElapsed = "appeal_elapsed",
        /// It is suspended.
        Held = "held",
        /// It is being carried out.
        Executing = "executing",
        /// Nothing is left.
        Completed = "completed",
        /// It was refused; the account lives.
        Refused = "refused",
    }
}

/// Where a deletion stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum DeletionState {
    /// There is none.
    #[default]
    Active,
    /// It goes its way.
    Open(Stage),
    /// It is suspended.
    Held {
        /// Where it stood.
        was: Stage,
        /// The suspension.
        hold: Suspension,
    },
    /// It is over.
    Completed {
        /// Since when.
        at: Timestamp,
    },
    /// It was refused.
    Refused {
        /// Why.
        reason: GroundId,
        /// The text that says what the person can do.
        remedy: PromptId,
    },
}

/// How far an open deletion is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Stage {
    /// Before submission.
    Preparing(Preparation),
    /// Submitted, without an appeal.
    Submitted(Request),
    /// Submitted, with an appeal that runs.
    AppealPeriod {
        /// What was submitted.
        request: Request,
        /// When the appeal ends.
        ends: Deadline,
    },
    /// The appeal is over; the server decides.
    AppealElapsed(Request),
    /// It is being carried out.
    Executing(Execution),
}

/// What was done before submission.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preparation {
    /// Preconditions that were met.
    pub satisfied: BTreeSet<PreconditionId>,
    /// Texts that were acknowledged.
    pub acknowledged: BTreeSet<AcknowledgementId>,
    /// Choices that were made.
    pub choices: BTreeMap<ChoiceId, ChoiceOption>,
}

/// What was submitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// When.
    pub submitted: Timestamp,
    /// Until when it is to be carried out.
    pub due: Option<Due>,
    /// What the person chose.
    pub choices: BTreeMap<ChoiceId, ChoiceOption>,
}

/// A deletion that is being carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Execution {
    /// What was submitted.
    pub request: Request,
    /// Until when it can be undone.
    pub undo: Undo,
    /// What is to be done, and what was.
    pub tasks: BTreeMap<TaskId, Task>,
}

/// One task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// What is to be done.
    pub work: TaskWork,
    /// When it was done.
    pub done: Option<Timestamp>,
}

impl DeletionState {
    /// Its name.
    pub fn phase(&self) -> DeletionPhase {
        match self {
            Self::Active => DeletionPhase::Active,
            Self::Open(stage) => stage.phase(),
            Self::Held { .. } => DeletionPhase::Held,
            Self::Completed { .. } => DeletionPhase::Completed,
            Self::Refused { .. } => DeletionPhase::Refused,
        }
    }

    /// Whether there is none, so that nothing is written of it.
    pub(in crate::policy) fn is_active(&self) -> bool {
        *self == Self::Active
    }

    /// Whether it was submitted, and is neither over nor refused: it closes the gate.
    pub fn is_pending(&self) -> bool {
        self.stage().and_then(Stage::request).is_some()
    }

    /// Whether the account is gone, so that the subject's chain ends.
    pub fn is_over(&self) -> bool {
        matches!(self, Self::Completed { .. })
    }

    /// How far it has come, the further the more.
    pub(in crate::policy) fn reach(&self) -> u8 {
        match self.stage() {
            None => 0,
            Some(Stage::Preparing(_)) => 1,
            Some(Stage::Submitted(_) | Stage::AppealPeriod { .. }) => 2,
            Some(Stage::AppealElapsed(_)) => 3,
            Some(Stage::Executing(_)) => 4,
        }
    }

    /// How far it is, held or not.
    pub fn stage(&self) -> Option<&Stage> {
        match self {
            Self::Open(stage) | Self::Held { was: stage, .. } => Some(stage),
            Self::Active | Self::Completed { .. } | Self::Refused { .. } => None,
        }
    }
}

impl Stage {
    /// Its name.
    pub fn phase(&self) -> DeletionPhase {
        match self {
            Self::Preparing(_) => DeletionPhase::Preparing,
            Self::Submitted(_) => DeletionPhase::Submitted,
            Self::AppealPeriod { .. } => DeletionPhase::AppealPeriod,
            Self::AppealElapsed(_) => DeletionPhase::AppealElapsed,
            Self::Executing(_) => DeletionPhase::Executing,
        }
    }

    /// What was submitted, where it was.
    pub fn request(&self) -> Option<&Request> {
        match self {
            Self::Preparing(_) => None,
            Self::Submitted(request) | Self::AppealPeriod { request, .. } | Self::AppealElapsed(request) => {
                Some(request)
            }
            Self::Executing(it) => Some(&it.request),
        }
    }

    /// When the appeal ends, while it runs.
    pub fn ends(&self) -> Option<Deadline> {
        match self {
            Self::AppealPeriod { ends, .. } => Some(*ends),
            _ => None,
        }
    }
}

impl Execution {
    /// Whether something was done that cannot be undone.
    pub fn is_irreversible(&self) -> bool {
        self.tasks.values().any(|it| it.done.is_some() && it.work.is_irreversible())
    }

    /// Whether the person may still undo it.
    pub fn can_be_undone(&self) -> bool {
        self.undo == Undo::UntilIrreversible && !self.is_irreversible()
    }

    /// Whether every task was done.
    pub fn is_done(&self) -> bool {
        self.tasks.values().all(|it| it.done.is_some())
    }
}

/// The typed no of the table: what was asked does not belong to this state.
pub(super) fn not_here(state: &DeletionState) -> Refusal {
    Refusal::new(RefusalCode::DeletionState, state.phase())
}
