//! Answers of the gate: decisions, reasons and remedies, each with its stable code.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::id::{DataId, PurposeId, UseRef};
use crate::manifest::{Act, Basis, Only};

/// The gate's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It may be done now.
    Allowed(Allowance),
    /// It may not.
    Denied(Denial),
}

impl Decision {
    /// Whether it may be done now.
    pub fn is_allowed(&self) -> bool {
        matches!(self, Self::Allowed(_))
    }
}

/// What may be done, and on which ground.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Allowance {
    /// The purpose it serves.
    pub purpose: PurposeId,
    /// The legal ground (PIPL 13).
    pub basis: Basis,
    /// The data that may be touched.
    pub data: DataId,
    /// What may be done with it.
    pub act: Act,
    /// What of the data may pass; left out, all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only: Option<Only>,
}

/// Why something may not be done, and what would change that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Denial {
    /// The first reason in the gate's order.
    pub reason: Reason,
    /// For `unavailable`, why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Unavailability>,
    /// The id that the reason is about: a document, purpose, fact or permission.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// What would change the answer.
    pub remedy: Remedy,
    /// The first alternative that is allowed now for this reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternative: Option<UseRef>,
    /// When asking again is worth while, for `budget_exhausted` over a time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_at: Option<Timestamp>,
}

impl Denial {
    /// A denial with nothing but its reason and what it is about.
    pub(crate) fn new(reason: Reason, about: impl Into<Option<String>>, remedy: Remedy) -> Self {
        Self { reason, why: None, about: about.into(), remedy, alternative: None, retry_at: None }
    }

    /// Nothing can be decided: fail closed.
    pub(crate) fn unavailable(why: Unavailability, about: impl Into<Option<String>>) -> Self {
        Self { why: Some(why), ..Self::new(Reason::Unavailable, about, Remedy::None) }
    }
}

macro_rules! codes {
    ($(#[$doc:meta])+ $name:ident { $($(#[doc = $each:literal])+ $variant:ident = $code:literal,)+ }) => {
        $(#[$doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
        pub enum $name { $($(#[doc = $each])+ #[serde(rename = $code)] $variant,)+ }

        impl $name {
            /// Every one, in the order of the gate.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable code: a word that never changes its meaning.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// What it means, in one sentence for developers.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($each),+).trim_ascii(),)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }
    };
}
pub(crate) use codes;

codes! {
    /// Why the gate denies, in its order. An open set: later rules add words and never change one.
    Reason {
        /// Nothing can be decided; `why` says what stands in the way.
        Unavailable = "unavailable",
        /// The manifest does not declare this use for this feature.
        NotDeclared = "not_declared",
        /// The account is being deleted.
        DeletionPending = "deletion_pending",
        /// The account was deleted.
        Deleted = "deleted",
        /// A document that the feature needs is not accepted.
        DocumentNotAccepted = "document_not_accepted",
        /// The age is unknown and the manifest asks for it.
        AgeUnknown = "age_unknown",
        /// The age is unknown and the manifest denies that.
        AgeRestricted = "age_restricted",
        /// The person had the processing restricted (PIPL 44).
        ProcessingRestricted = "processing_restricted",
        /// The person objected to the processing, and that was granted (PIPL 44).
        ProcessingObjected = "processing_objected",
        /// Nobody has decided on the purpose.
        ConsentNotDetermined = "consent_not_determined",
        /// The person said no to the purpose.
        ConsentDenied = "consent_denied",
        /// The person took the consent back.
        ConsentWithdrawn = "consent_withdrawn",
        /// The consent has run out.
        ConsentExpired = "consent_expired",
        /// What was agreed to has changed.
        ConsentInvalidated = "consent_invalidated",
        /// The purpose needs a consent of its own and nobody has decided on it (PIPL 14, 29).
        SeparateConsentRequired = "separate_consent_required",
        /// A fact that the feature needs does not hold.
        FactRequired = "fact_required",
        /// The permission has not been asked for, by the system or for this feature.
        PermissionNotDetermined = "permission_not_determined",
        /// The permission was refused, by the system or for this feature.
        PermissionDenied = "permission_denied",
        /// The system does not let the person grant the permission.
        PermissionRestricted = "permission_restricted",
        /// No session of the feature is open.
        FeatureNotInUse = "feature_not_in_use",
        /// The app is in the background and the feature may not go on there.
        InBackground = "in_background",
        /// The use has happened as often as it may.
        BudgetExhausted = "budget_exhausted",
    }
}

codes! {
    /// Why nothing can be decided.
    Unavailability {
        /// The rule that would decide is not built in this version.
        RuleNotBuilt = "rule_not_built",
        /// The store cannot be read.
        Unreadable = "unreadable",
        /// The store was written by a newer version.
        Newer = "newer",
        /// The ledger does not match its own hashes.
        Tampered = "tampered",
        /// The disk is full; asking again may help.
        DiskFull = "disk_full",
        /// The store cannot be reached now: locked, protected before the first unlock, or no longer there; asking again
        /// may help.
        OutOfReach = "out_of_reach",
        /// Another process has recovered the store.
        Replaced = "replaced",
        /// The store is an earlier copy of itself.
        RolledBack = "rolled_back",
        /// The store belongs to another app.
        OtherApp = "other_app",
        /// What can be erased is sealed under another key than the one supplied; the right one opens it.
        WrongKey = "wrong_key",
        /// The file of keys is missing, damaged, or another store's.
        KeysLost = "keys_lost",
        /// Another process holds the store for too long; asking again may help.
        Busy = "busy",
        /// Placet was suspended and holds no file; asking again may help once it is resumed.
        Suspended = "suspended",
        /// Placet was closed.
        Closed = "closed",
        /// Something failed inside; the store is untouched.
        Internal = "internal",
    }
}

impl Unavailability {
    /// Whether it may pass by itself: every call tries again, and nothing has to be opened or recovered. Suspended passes with
    /// `resume()`.
    pub fn is_retryable(self) -> bool {
        matches!(self, Self::Busy | Self::DiskFull | Self::OutOfReach | Self::Suspended)
    }

    /// What to do about it.
    pub fn advice(self) -> &'static str {
        match self {
            Self::RuleNotBuilt => "this version has no rule for it, so it denies",
            Self::Unreadable => "the store is damaged; nothing was changed on disk; recover() keeps what denies",
            Self::Newer => "a newer version of the app wrote the store; update the app",
            Self::Tampered => {
                "the ledger does not match its hashes; nothing was changed on disk; recover() keeps what denies"
            }
            Self::DiskFull => "make room on the disk and try again",
            Self::OutOfReach => "the store cannot be reached now; try again, after the first unlock for instance",
            Self::Replaced => "another process recovered the store; open Placet again",
            Self::RolledBack => {
                "an earlier copy of the store was put back; nothing was changed on disk; recover() keeps what denies"
            }
            Self::OtherApp => "the store belongs to another app; give each app a folder of its own",
            Self::WrongKey => {
                "supply the key that the store was last used with; nothing was changed on disk; recover() gives up what it \
                 sealed"
            }
            Self::KeysLost => "placet.keys is not to be had; put it back, or recover() keeps what denies",
            Self::Busy => "another process holds the store; try again",
            Self::Suspended => "call resume() when the app is in use again, and try again",
            Self::Closed => "open Placet again",
            Self::Internal => "please report this; the store is as it was",
        }
    }
}

/// What would change a denial, with the id that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "about", rename_all = "snake_case")]
pub enum Remedy {
    /// Show the document and ask for a decision.
    AskDocument(String),
    /// Ask for the age.
    AskAge,
    /// Ask for consent to the purpose.
    AskConsent(String),
    /// Ask for the separate consent to the purpose, by itself.
    AskSeparateConsent(String),
    /// Turn the switch on.
    TurnOn(String),
    /// Establish the fact.
    SetFact(String),
    /// Ask for the permission.
    RequestPermission(String),
    /// The person must go to the system's settings for the permission.
    OpenSettings(String),
    /// Lift the request that stopped the purpose, where the person wants that: of the requests, those say so that restrict.
    LiftRestriction(String),
    /// Enter the feature.
    Enter(String),
    /// Cancel the deletion, where the person wants to keep the account.
    CancelDeletion,
    /// Wait, or wait for the next act of the person.
    WaitUntil(Option<Timestamp>),
    /// Nothing the app can do.
    None,
}

impl Remedy {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::AskDocument(_) => "ask_document",
            Self::AskAge => "ask_age",
            Self::AskConsent(_) => "ask_consent",
            Self::AskSeparateConsent(_) => "ask_separate_consent",
            Self::TurnOn(_) => "turn_on",
            Self::SetFact(_) => "set_fact",
            Self::RequestPermission(_) => "request_permission",
            Self::OpenSettings(_) => "open_settings",
            Self::LiftRestriction(_) => "lift_restriction",
            Self::Enter(_) => "enter",
            Self::CancelDeletion => "cancel_deletion",
            Self::WaitUntil(_) => "wait_until",
            Self::None => "none",
        }
    }

    /// The id that it is about, where it is about one.
    pub fn about(&self) -> Option<&str> {
        match self {
            Self::AskDocument(id)
            | Self::AskConsent(id)
            | Self::AskSeparateConsent(id)
            | Self::TurnOn(id)
            | Self::SetFact(id)
            | Self::RequestPermission(id)
            | Self::OpenSettings(id)
            | Self::LiftRestriction(id)
            | Self::Enter(id) => Some(id),
            Self::AskAge | Self::CancelDeletion | Self::WaitUntil(_) | Self::None => None,
        }
    }
}

/// What a screen shows of a feature before anyone enters it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Availability {
    /// Everything in it may be asked for.
    Open,
    /// It runs, without these uses.
    Degraded(Vec<ClosedUse>),
    /// It cannot do anything.
    Blocked(Vec<Denial>),
}

/// A use that is closed, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClosedUse {
    /// The use.
    #[serde(rename = "use")]
    pub it: UseRef,
    /// Why.
    pub denial: Denial,
}

/// The whole way to a decision: every rule that was asked, and every reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trace {
    /// What was asked.
    #[serde(rename = "use")]
    pub it: UseRef,
    /// Each rule in order.
    pub steps: Vec<Step>,
    /// The answer that follows.
    pub decision: Decision,
}

/// One rule of a trace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The rule's name.
    pub rule: &'static str,
    /// What it said; nothing where it passed.
    pub denials: Vec<Denial>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_says_what_it_means_in_a_sentence() {
        assert_eq!(Reason::AgeUnknown.meaning(), "The age is unknown and the manifest asks for it.");
        let meanings = Reason::ALL.iter().map(|it| it.meaning());
        assert!(meanings.chain(Unavailability::ALL.iter().map(|it| it.meaning())).all(|it| it.ends_with('.')));
    }
    #[test]
    fn what_may_pass_by_itself_says_that_asking_again_may_help() {
        for it in Unavailability::ALL {
            assert_eq!(it.meaning().contains("asking again may help"), it.is_retryable(), "{it}");
        }
    }
}
