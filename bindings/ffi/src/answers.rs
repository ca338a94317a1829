//! The gate's answers as they cross the border: the engine's own, with codes in place of closed words, so that a
//! reason that a later version adds breaks nobody.

use placet::clock::Timestamp;
use placet::id::UseRef;
use placet::policy::{self, Allowance, Reason, Unavailability};

/// The gate's answer.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Decision {
    /// It may be done now.
    Allowed {
        /// What may be done, and on which ground.
        allowance: Allowance,
    },
    /// It may not.
    Denied {
        /// Why, and what would change that.
        denial: Denial,
    },
}

/// Why something may not be done, and what would change that.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Denial {
    /// The first reason in the gate's order.
    pub reason: Reason,
    /// For `unavailable`, why.
    pub why: Option<Unavailability>,
    /// The id that the reason is about.
    pub about: Option<String>,
    /// What would change the answer.
    pub remedy: Remedy,
    /// The first alternative that is allowed now for this reason.
    pub alternative: Option<UseRef>,
    /// When asking again is worth while.
    pub retry_at: Option<Timestamp>,
}

/// What would change a denial.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Remedy {
    /// The stable code: `ask_consent`, `open_settings`, …
    pub code: String,
    /// The id that it is about.
    pub about: Option<String>,
    /// For `wait_until`, the instant, where it is known.
    pub until: Option<Timestamp>,
}

/// What a screen shows of a feature before anyone enters it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Availability {
    /// Everything in it may be asked for.
    Open,
    /// It runs, without these uses.
    Degraded {
        /// The uses that are closed.
        uses: Vec<ClosedUse>,
    },
    /// It cannot do anything.
    Blocked {
        /// Why.
        denials: Vec<Denial>,
    },
}

/// A use that is closed, and why.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ClosedUse {
    /// The use.
    pub it: UseRef,
    /// Why.
    pub denial: Denial,
}

/// The whole way to a decision.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Trace {
    /// What was asked.
    pub it: UseRef,
    /// Each rule in order.
    pub steps: Vec<TraceStep>,
    /// The answer that follows.
    pub decision: Decision,
}

/// One rule of a trace.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TraceStep {
    /// The rule's name.
    pub rule: String,
    /// What it said; nothing where it passed.
    pub denials: Vec<Denial>,
}

impl Decision {
    /// The answer where the engine could not be asked at all: fail closed.
    pub(crate) fn failed() -> Self {
        Self::unavailable(Unavailability::Internal)
    }

    /// The answer where the engine is gone.
    pub(crate) fn closed() -> Self {
        Self::unavailable(Unavailability::Closed)
    }

    fn unavailable(why: Unavailability) -> Self {
        let remedy = Remedy { code: policy::Remedy::None.code().to_owned(), about: None, until: None };
        let denial = Denial {
            reason: Reason::Unavailable,
            why: Some(why),
            about: None,
            remedy,
            alternative: None,
            retry_at: None,
        };
        Self::Denied { denial }
    }
}

impl From<policy::Decision> for Decision {
    fn from(it: policy::Decision) -> Self {
        match it {
            policy::Decision::Allowed(allowance) => Self::Allowed { allowance },
            policy::Decision::Denied(denial) => Self::Denied { denial: denial.into() },
        }
    }
}

impl From<policy::Denial> for Denial {
    fn from(it: policy::Denial) -> Self {
        let policy::Denial { reason, why, about, remedy, alternative, retry_at } = it;
        Self { reason, why, about, remedy: remedy.into(), alternative, retry_at }
    }
}

impl From<policy::Remedy> for Remedy {
    fn from(it: policy::Remedy) -> Self {
        let until = if let policy::Remedy::WaitUntil(until) = &it { *until } else { None };
        Self { code: it.code().to_owned(), about: it.about().map(ToOwned::to_owned), until }
    }
}

impl From<policy::Availability> for Availability {
    fn from(it: policy::Availability) -> Self {
        match it {
            policy::Availability::Open => Self::Open,
            policy::Availability::Degraded(uses) => Self::Degraded { uses: uses.into_iter().map(Into::into).collect() },
            policy::Availability::Blocked(denials) => {
                Self::Blocked { denials: denials.into_iter().map(Into::into).collect() }
            }
        }
    }
}

impl From<policy::ClosedUse> for ClosedUse {
    fn from(it: policy::ClosedUse) -> Self {
        Self { it: it.it, denial: it.denial.into() }
    }
}

impl From<policy::Trace> for Trace {
    fn from(it: policy::Trace) -> Self {
        let steps = it.steps.into_iter().map(Into::into).collect();
        Self { it: it.it, steps, decision: it.decision.into() }
    }
}

impl From<policy::Step> for TraceStep {
    fn from(it: policy::Step) -> Self {
        Self { rule: it.rule.to_owned(), denials: it.denials.into_iter().map(Into::into).collect() }
    }
}
