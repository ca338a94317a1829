//! What the events of requests about rights say: what was asked, by whom, until when an answer is owed, and how far it
//! has come. An open request is owed to the person, so its record travels whole wherever a chain goes on in another.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Proof, TaskId, TaskWork};
use crate::calendar::Deadline;
use crate::clock::Timestamp;
use crate::id::{DataId, GroundId, PromptId, PurposeId, RequestId};
use crate::manifest::{Owed, RightClock, RightKind};

macro_rules! words {
    ($($(#[$doc:meta])+ $name:ident { $($(#[$about:meta])+ $variant:ident = $word:literal,)+ })+) => {$(
        $(#[$doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$about])+ #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// Every one, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable word.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }
    )+};
}

words! {
    /// Who asks.
    Role {
        /// The person.
        Own = "self",
        /// The guardian of a minor (PIPL 31).
        Guardian = "guardian",
        /// A close relative of a person who has died (PIPL 49).
        NextOfKin = "next_of_kin",
        /// Somebody whom the person has authorised.
        Agent = "agent",
    }
    /// Where the time that a request has comes from.
    DueSource {
        /// The manifest promises it.
        Declared = "declared",
        /// Nothing is promised, so the general rule holds (IDM 6.3).
        Statutory = "statutory",
    }
    /// What happened to a request.
    RequestStep {
        /// It was received.
        Received = "received",
        /// The person's identity was verified.
        IdentityVerified = "identity_verified",
        /// It was checked: all that it needs is there.
        Checked = "checked",
        /// Its time was extended.
        Extended = "extended",
        /// A newer calendar gave another date.
        Moved = "moved",
        /// The person was answered.
        Answered = "answered",
        /// Something that it asks for was done.
        TaskDone = "task_done",
        /// All that was asked for was done.
        Completed = "completed",
        /// It was refused.
        Refused = "refused",
        /// What it restricted is processed again.
        Lifted = "lifted",
        /// It was found in a store that was set aside, or of a subject that was erased, and goes on.
        Salvaged = "salvaged",
    }
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// Which right.
    pub kind: RightKind,
    /// Who asks.
    pub role: Role,
    /// On which ground, where the text names some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<GroundId>,
    /// About which data; all where none is named.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub data: BTreeSet<DataId>,
    /// About which purposes; all where none is named.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub purposes: BTreeSet<PurposeId>,
}

/// What the person was promised when the request was received. A later manifest does not change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// Within how many working days.
    pub working_days: u32,
    /// Counted from when.
    pub from: RightClock,
    /// What is owed by then.
    pub owed: Owed,
    /// Who says so.
    pub source: DueSource,
}

/// Until when something is owed, and how that was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestDue {
    /// Where the count starts; that day is not counted.
    pub from: Timestamp,
    /// How many working days.
    pub working_days: u32,
    /// The end that follows.
    pub by: Deadline,
}

/// Whether a request's time runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RequestClock {
    /// It has not started.
    Waits {
        /// The latest end, counted from receipt, which holds whenever it starts.
        latest: Option<RequestDue>,
        /// Until when the operator must have started it, where that is the operator's own doing.
        start_by: Option<RequestDue>,
    },
    /// It runs.
    Runs {
        /// Until when.
        due: RequestDue,
        /// Why it was extended, where it was.
        extended: Option<GroundId>,
    },
}

/// How far a request is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RequestState {
    /// Who asks has to be verified first.
    IdentityPending {
        /// Its time.
        clock: RequestClock,
    },
    /// It is worked on.
    InProgress {
        /// Its time.
        clock: RequestClock,
        /// When the person was answered, where more than an answer is owed.
        answered: Option<Timestamp>,
    },
    /// The person has the answer that was owed; what it announces may still have to be done.
    Answered {
        /// When.
        at: Timestamp,
        /// Whether that was too late.
        late: bool,
    },
    /// All that was asked for was done.
    Completed {
        /// When.
        at: Timestamp,
        /// Whether what was owed came too late.
        late: bool,
    },
    /// It was refused.
    Refused {
        /// When.
        at: Timestamp,
        /// Whether that was too late.
        late: bool,
        /// Why.
        reason: GroundId,
        /// The text that says what the person can do.
        remedy: PromptId,
    },
}

/// Something that a request asks to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestTask {
    /// What.
    pub work: TaskWork,
    /// When it was done.
    pub done: Option<Timestamp>,
}

/// One line of a request's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestPast {
    /// When.
    pub at: Timestamp,
    /// What happened.
    pub what: RequestStep,
}

/// A request, with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// Its id, which the person is shown.
    pub id: RequestId,
    /// What is asked for.
    pub asked: Asked,
    /// What the person was promised.
    pub promise: Promise,
    /// When it was received.
    pub received: Timestamp,
    /// How far it is.
    pub state: RequestState,
    /// What it asks to be done, and what was.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tasks: BTreeMap<TaskId, RequestTask>,
    /// When what it restricted was lifted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifted: Option<Timestamp>,
    /// What happened to it, in order.
    pub history: Vec<RequestPast>,
}

/// Body of `request_received`, with the record as it stands then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestReceived {
    /// The request.
    pub request: Request,
    /// How.
    pub proof: Proof,
}

/// Body of `request_identity_verified`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestIdentityVerified {
    /// The request.
    pub id: RequestId,
    /// The data by which.
    pub by: BTreeSet<DataId>,
    /// Its time from now on.
    pub clock: RequestClock,
    /// How.
    pub proof: Proof,
}

/// Body of `request_checked`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestChecked {
    /// The request.
    pub id: RequestId,
    /// Its time from now on.
    pub clock: RequestClock,
    /// How.
    pub proof: Proof,
}

/// Body of `request_extended`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestExtended {
    /// The request.
    pub id: RequestId,
    /// Until when now.
    pub due: RequestDue,
    /// Why.
    pub reason: GroundId,
    /// How the person was told.
    pub proof: Proof,
}

/// Body of `request_moved`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestMoved {
    /// The request.
    pub id: RequestId,
    /// Its time by the newer calendar.
    pub clock: RequestClock,
}

/// Body of `request_answered`, `request_completed` and `request_lifted`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestMet {
    /// The request.
    pub id: RequestId,
    /// How.
    pub proof: Proof,
}

/// Body of `request_task_done`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestTaskDone {
    /// The request.
    pub id: RequestId,
    /// Which task.
    pub task: TaskId,
    /// How.
    pub proof: Proof,
}

/// Body of `request_refused`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestRefused {
    /// The request.
    pub id: RequestId,
    /// Why.
    pub reason: GroundId,
    /// The text that says what the person can do.
    pub remedy: PromptId,
    /// How the person was told.
    pub proof: Proof,
}

/// Body of `request_salvaged`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestSalvaged {
    /// The request as it stood.
    pub request: Request,
}

/// Every event of a request, as a pattern: whoever tells events apart keeps its match total.
macro_rules! request_events {
    () => {
        $crate::event::Event::RequestReceived(_)
            | $crate::event::Event::RequestIdentityVerified(_)
            | $crate::event::Event::RequestChecked(_)
            | $crate::event::Event::RequestExtended(_)
            | $crate::event::Event::RequestMoved(_)
            | $crate::event::Event::RequestAnswered(_)
            | $crate::event::Event::RequestTaskDone(_)
            | $crate::event::Event::RequestCompleted(_)
            | $crate::event::Event::RequestRefused(_)
            | $crate::event::Event::RequestLifted(_)
            | $crate::event::Event::RequestSalvaged(_)
    };
}
pub(crate) use request_events;
