//! What can be read off a request: its state's name, what is open, and what came too late.

use serde::{Deserialize, Serialize};

use crate::calendar::Deadline;
use crate::clock::Timestamp;
use crate::event::{Request, RequestClock, RequestDue, RequestState, RequestStep};
use crate::manifest::Owed;
use crate::policy::decision::codes;

codes! {
    /// The states of a request, as the API answers them.
    RequestPhase {
        /// Who asks has to be verified first.
        IdentityPending = "identity_pending",
        /// It is worked on.
        InProgress = "in_progress",
        /// The person has the answer that was owed.
        Answered = "answered",
        /// All that was asked for was done.
        Completed = "completed",
        /// It was refused.
        Refused = "refused",
    }
}

impl Request {
    /// The name of its state.
    pub fn phase(&self) -> RequestPhase {
        match self.state {
            RequestState::IdentityPending { .. } => RequestPhase::IdentityPending,
            RequestState::InProgress { .. } => RequestPhase::InProgress,
            RequestState::Answered { .. } => RequestPhase::Answered,
            RequestState::Completed { .. } => RequestPhase::Completed,
            RequestState::Refused { .. } => RequestPhase::Refused,
        }
    }

    /// Its time, while something is owed.
    pub fn clock(&self) -> Option<&RequestClock> {
        match &self.state {
            RequestState::IdentityPending { clock } | RequestState::InProgress { clock, .. } => Some(clock),
            RequestState::Answered { .. } | RequestState::Completed { .. } | RequestState::Refused { .. } => None,
        }
    }

    pub(super) fn clock_mut(&mut self) -> Option<&mut RequestClock> {
        match &mut self.state {
            RequestState::IdentityPending { clock } | RequestState::InProgress { clock, .. } => Some(clock),
            RequestState::Answered { .. } | RequestState::Completed { .. } | RequestState::Refused { .. } => None,
        }
    }

    /// Whether this happened to it.
    pub(super) fn was(&self, what: RequestStep) -> bool {
        self.history.iter().any(|it| it.what == what)
    }

    /// Whether its time waits for a check of the operator's own.
    pub(in crate::policy) fn waits_for_check(&self) -> bool {
        matches!(&self.state, RequestState::InProgress { clock: RequestClock::Waits { .. }, .. })
    }

    /// Whether something is still owed.
    pub fn is_open(&self) -> bool {
        self.clock().is_some()
    }

    /// When it was closed: nothing was owed any more. What an answer announced may have been done later.
    pub fn closed_at(&self) -> Option<Timestamp> {
        match &self.state {
            RequestState::IdentityPending { .. } | RequestState::InProgress { .. } => None,
            RequestState::Answered { at, .. } | RequestState::Refused { at, .. } => Some(*at),
            RequestState::Completed { at, .. } => {
                let answered = self.history.iter().find(|it| it.what == RequestStep::Answered).map(|it| it.at);
                Some(answered.filter(|_| self.promise.owed == Owed::Reply).map_or(*at, |it| it.min(*at)))
            }
        }
    }

    /// Whether what was owed is overdue at `now`, or came too late. Once that is so, it stays so.
    pub fn is_late(&self, now: Timestamp) -> bool {
        match &self.state {
            RequestState::IdentityPending { clock } | RequestState::InProgress { clock, .. } => clock.is_over(now),
            RequestState::Answered { late, .. }
            | RequestState::Completed { late, .. }
            | RequestState::Refused { late, .. } => *late,
        }
    }
}

impl RequestClock {
    /// The date that the person is shown.
    pub fn due_by(&self) -> Option<Deadline> {
        match self {
            Self::Waits { latest, .. } => latest.map(|it| it.by),
            Self::Runs { due, .. } => Some(due.by),
        }
    }

    /// Whether its time is over: what was owed, or what the operator had to do for the time to start.
    fn is_over(&self, now: Timestamp) -> bool {
        let mut ends = self.dues().into_iter().flatten();
        ends.any(|it| it.by.is_over(now))
    }

    /// Every end in it.
    pub(super) fn dues(&self) -> [Option<RequestDue>; 2] {
        match self {
            Self::Waits { latest, start_by } => [*latest, *start_by],
            Self::Runs { due, .. } => [Some(*due), None],
        }
    }

    pub(super) fn dues_mut(&mut self) -> impl Iterator<Item = &mut RequestDue> {
        let dues = match self {
            Self::Waits { latest, start_by } => [latest.as_mut(), start_by.as_mut()],
            Self::Runs { due, .. } => [Some(due), None],
        };
        dues.into_iter().flatten()
    }
}
