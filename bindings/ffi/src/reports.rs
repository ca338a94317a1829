//! What calls report besides decisions: what a change ended and closed, how sessions stand, how the store is.

use placet::engine::{self, Head, Level, LineCode};
use placet::event::RefusedPermission;
use placet::evidence::receipt;
use placet::id::{DocumentId, FeatureId, GroundId, PurposeId, RequestId, SwitchId, UseRef};
use placet::policy::deletion::{DeletionPhase, DeletionState};
use placet::policy::obligation::Kept;
use placet::policy::{self, AgeBand, Reason, SessionId, Unavailability};

use crate::obligation::Obligation;

/// What a change did.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ChangeReport {
    /// The sessions it ended, in order of opening.
    pub sessions_ended: Vec<EndedSession>,
    /// The uses that were open before and are closed now.
    pub closed: Vec<UseRef>,
    /// What is now to be erased.
    pub to_erase: Vec<Obligation>,
    /// What stays, and on which ground.
    pub kept: Vec<Kept>,
}

/// A session that ended.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct EndedSession {
    /// The session.
    pub session: SessionId,
    /// Its feature.
    pub feature: FeatureId,
    /// Why it ended.
    pub reason: EndReason,
}

/// Why a session ended.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct EndReason {
    /// The stable code: of its kind, or that of `denial`.
    pub code: String,
    /// Where it ended because something it relied on is no longer allowed, why.
    pub denial: Option<Reason>,
}

/// Where a session stands.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum SessionState {
    /// It is in use.
    Open,
    /// It has ended.
    Ended {
        /// Why.
        reason: EndReason,
    },
    /// This process never opened it.
    Unknown,
}

/// How the store is.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Health {
    /// It answers.
    Ok,
    /// It does not, and everything is denied.
    Unavailable {
        /// Why.
        why: Unavailability,
    },
}

/// What a recovery did.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Recovery {
    /// The folder in which the files of the old store are kept.
    pub kept: String,
    /// The ends of its chains, as far as they could be followed.
    pub sound: Vec<Head>,
    /// What was taken over.
    pub restrictions: Restrictions,
    /// What is known of the age now.
    pub age: AgeBand,
}

/// What denies, taken over from a store that was set aside.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Restrictions {
    /// Purposes that had been denied or withdrawn.
    pub purposes: Vec<PurposeId>,
    /// Documents that had been declined or withdrawn.
    pub documents: Vec<DocumentId>,
    /// Permissions that had been refused.
    pub permissions: Vec<RefusedPermission>,
    /// Switches that had been turned off.
    pub switches: Vec<SwitchId>,
    /// What was still owed.
    pub obligations: Vec<Obligation>,
    /// Where a deletion stands that was submitted and goes on; `Active` where there is none.
    pub deletion: DeletionPhase,
    /// Requests about rights that are still open.
    pub requests: Vec<RequestId>,
    /// Grounds of holds that go on.
    pub holds: Vec<GroundId>,
}

/// A consent record by ISO/IEC TS 27560 (`docs/receipts.md`).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ConsentRecord {
    /// The purpose that it is about.
    pub purpose: PurposeId,
    /// The record as a file.
    pub json: String,
}

/// A line for the app's log.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct LogLine {
    /// How much it matters.
    pub level: Level,
    /// What it is about: stable.
    pub code: String,
    /// What a developer reads: may change.
    pub text: String,
}

/// The codes that this version may answer with, for tests of the wrappers' constants.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct KnownCodes {
    /// Of reasons, in the order of the gate.
    pub reasons: Vec<String>,
    /// Of what makes everything unavailable.
    pub unavailabilities: Vec<String>,
    /// Those of them that may pass by themselves.
    pub retryable: Vec<String>,
    /// Of the kinds of ends of a session.
    pub ends: Vec<String>,
    /// Of lines for the log.
    pub log: Vec<String>,
}

/// The codes that this version may answer with.
#[uniffi::export]
pub fn known_codes() -> KnownCodes {
    let retryable = Unavailability::ALL.iter().filter(|it| it.is_retryable());
    KnownCodes {
        reasons: Reason::ALL.iter().map(|it| it.code().to_owned()).collect(),
        unavailabilities: Unavailability::ALL.iter().map(|it| it.code().to_owned()).collect(),
        retryable: retryable.map(|it| it.code().to_owned()).collect(),
        ends: policy::EndReason::KINDS.map(str::to_owned).to_vec(),
        log: LineCode::ALL.iter().map(|it| it.code().to_owned()).collect(),
    }
}

impl From<engine::ChangeReport> for ChangeReport {
    fn from(it: engine::ChangeReport) -> Self {
        let engine::ChangeReport { sessions_ended, closed, to_erase, kept } = it;
        let to_erase = to_erase.into_iter().map(Into::into).collect();
        Self { sessions_ended: sessions_ended.into_iter().map(Into::into).collect(), closed, to_erase, kept }
    }
}

impl From<engine::EndedSession> for EndedSession {
    fn from(it: engine::EndedSession) -> Self {
        Self { session: it.session, feature: it.feature, reason: it.reason.into() }
    }
}

impl From<policy::EndReason> for EndReason {
    fn from(it: policy::EndReason) -> Self {
        let denial = if let policy::EndReason::Denied(reason) = it { Some(reason) } else { None };
        Self { code: it.code().to_owned(), denial }
    }
}

impl From<policy::SessionState> for SessionState {
    fn from(it: policy::SessionState) -> Self {
        match it {
            policy::SessionState::Open => Self::Open,
            policy::SessionState::Ended(reason) => Self::Ended { reason: reason.into() },
            policy::SessionState::Unknown => Self::Unknown,
        }
    }
}

impl From<engine::Health> for Health {
    fn from(it: engine::Health) -> Self {
        match it {
            engine::Health::Ok => Self::Ok,
            engine::Health::Unavailable(why) => Self::Unavailable { why },
        }
    }
}

impl From<engine::Recovery> for Recovery {
    fn from(it: engine::Recovery) -> Self {
        let engine::Recovery { kept, sound, restrictions, age } = it;
        Self { kept: kept.to_string_lossy().into_owned(), sound, restrictions: restrictions.into(), age }
    }
}

impl ConsentRecord {
    /// The record by the purpose that it is about.
    pub(crate) fn of(it: &receipt::ConsentRecord) -> impl Iterator<Item = Self> {
        let purposes = it.pii_processing.purposes.iter();
        purposes.map(|about| Self { purpose: about.purpose.id.clone(), json: receipt::write_record(it) })
    }
}

impl From<engine::Line> for LogLine {
    fn from(it: engine::Line) -> Self {
        let engine::Line { level, code, text } = it;
        Self { level, code: code.code().to_owned(), text }
    }
}

impl From<policy::recovery::Restrictions> for Restrictions {
    fn from(it: policy::recovery::Restrictions) -> Self {
        let policy::recovery::Restrictions {
            purposes,
            documents,
            permissions,
            switches,
            obligations,
            deletion,
            requests,
            holds,
        } = it;
        Self {
            purposes: purposes.into_iter().collect(),
            documents: documents.into_iter().collect(),
            permissions: permissions.into_iter().collect(),
            switches: switches.into_iter().collect(),
            obligations: obligations.into_values().map(Into::into).collect(),
            deletion: deletion.as_ref().map_or(DeletionPhase::Active, DeletionState::phase),
            requests: requests.into_keys().collect(),
            holds: holds.into_keys().collect(),
        }
    }
}
