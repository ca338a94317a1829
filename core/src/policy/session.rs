//! Sessions: a feature in use, in this process only (`domain` 5). They end on close, in the background, with time, and
//! when something they relied on is no longer allowed; none outlives its process.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::clock::Timestamp;
use crate::id::{FeatureId, PermissionId, UseId};
use crate::manifest::{BudgetScope, Feature, Manifest, OpensBy, Use};

use super::decision::Reason;
use super::permission::SystemPermissions;
use super::refusal::{Refusal, RefusalCode};
use super::status::SystemPermission;
use super::unwritten::Matter;

/// How many ended sessions a process remembers the reasons of.
const REMEMBERED: usize = 256;

/// A session of this process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionId(pub u64);

/// One act of the person within a session, for budgets per action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActionId(pub u64);

/// Why a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndReason {
    /// The app closed it.
    Closed,
    /// The app went to the background, or stayed there for longer than the feature may.
    Background,
    /// It was open for as long as it may be.
    TimeLimit,
    /// Something it relied on is no longer allowed, for this reason.
    Denied(Reason),
    /// Another subject is the current one.
    SubjectChanged,
    /// Placet was closed.
    Shutdown,
}

impl EndReason {
    /// The kinds of reasons by their codes, in the order above: `denied` stands for every [`Denied`](Self::Denied).
    pub const KINDS: [&'static str; 6] =
        ["closed", "background", "time_limit", "denied", "subject_changed", "shutdown"];

    /// The stable code; for [`Denied`](Self::Denied) that of its reason.
    pub fn code(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Background => "background",
            Self::TimeLimit => "time_limit",
            Self::Denied(reason) => reason.code(),
            Self::SubjectChanged => "subject_changed",
            Self::Shutdown => "shutdown",
        }
    }
}

/// Whether a session is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionState {
    /// It is.
    Open,
    /// It has ended.
    Ended(EndReason),
    /// No session of this process has that number.
    Unknown,
}

/// A feature in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The feature.
    pub feature: FeatureId,
    /// The way in.
    pub by: OpensBy,
    /// When it was opened, in effective time.
    pub opened: Timestamp,
    /// Why it ended; nothing while it is open.
    pub ended: Option<EndReason>,
    /// The uses that it was allowed: it relies on them.
    pub relied: BTreeSet<UseId>,
    spent: BTreeMap<UseId, u32>,
    actions: BTreeMap<ActionId, BTreeMap<UseId, u32>>,
}

/// What one process knows besides the ledger: sessions, and what the system said of permissions.
#[derive(Debug, Clone, Default)]
pub struct Process {
    /// Sessions by number, ended ones included.
    pub sessions: BTreeMap<SessionId, Session>,
    /// What the system last said.
    pub system: SystemPermissions,
    /// Since when the app has been in the background.
    pub background_since: Option<Timestamp>,
    /// What the current subject refused and could not be written.
    pub refused: BTreeSet<Matter>,
    next: u64,
}

impl Process {
    /// Opens a session. A declared feature and way in is never refused; what it may use is the gate's business.
    ///
    /// # Errors
    /// A refusal where the feature, or the way into it, is not declared.
    pub fn enter(
        &mut self,
        manifest: &Manifest,
        feature: &FeatureId,
        by: OpensBy,
        now: Timestamp,
    ) -> Result<SessionId, Refusal> {
        let declared = manifest.features.get(feature).ok_or_else(|| Refusal::not_declared("feature"))?;
        if !declared.opens_by.contains(&by) {
            return Err(Refusal::new(RefusalCode::WayNotDeclared, feature));
        }
        self.forget_oldest();
        let id = SessionId(self.number());
        let session = Session {
            feature: feature.clone(),
            by,
            opened: now,
            ended: None,
            relied: BTreeSet::new(),
            spent: BTreeMap::new(),
            actions: BTreeMap::new(),
        };
        self.sessions.insert(id, session);
        Ok(id)
    }

    /// Whether the current subject refused something that could not be written.
    pub fn refuses(&self, matter: impl FnOnce() -> Matter) -> bool {
        !self.refused.is_empty() && self.refused.contains(&matter())
    }

    /// What the process knows, without what could not be written: by the ledger alone.
    pub fn as_written(&self) -> Cow<'_, Self> {
        if self.refused.is_empty() {
            return Cow::Borrowed(self);
        }
        Cow::Owned(Self { refused: BTreeSet::new(), ..self.clone() })
    }

    /// The session, where it is open.
    pub fn open(&self, id: SessionId) -> Option<&Session> {
        self.sessions.get(&id).filter(|it| it.ended.is_none())
    }

    /// Starts an act of the person in an open session.
    ///
    /// # Errors
    /// A refusal where the session has ended.
    pub fn begin_action(&mut self, id: SessionId) -> Result<ActionId, Refusal> {
        let action = ActionId(self.number());
        let session = self.sessions.get_mut(&id).filter(|it| it.ended.is_none());
        let session = session.ok_or_else(|| Refusal::new(RefusalCode::SessionEnded, ""))?;
        session.actions.insert(action, BTreeMap::new());
        Ok(action)
    }

    /// Whether something began later than `now`: time was set back.
    pub fn begins_after(&self, now: Timestamp) -> bool {
        self.sessions.values().any(|it| it.opened > now) || self.background_since.is_some_and(|it| it > now)
    }

    /// Time was set back to `now`: what began later by the wrong clock counts from there.
    pub fn not_after(&mut self, now: Timestamp) {
        for session in self.sessions.values_mut() {
            session.opened = session.opened.min(now);
        }
        self.background_since = self.background_since.map(|it| it.min(now));
    }

    /// Ends a session; one that has ended keeps its first reason. Says whether it was open.
    pub fn end(&mut self, id: SessionId, reason: EndReason) -> bool {
        match self.sessions.get_mut(&id) {
            Some(session) if session.ended.is_none() => {
                session.ended = Some(reason);
                true
            }
            _ => false,
        }
    }

    /// The sessions that time or the background have ended by `latest`.
    pub fn run_out(&self, manifest: &Manifest, latest: Timestamp) -> Vec<(SessionId, EndReason)> {
        let open = self.sessions.iter().filter(|(_, it)| it.ended.is_none());
        open.filter_map(|(id, it)| {
            let declared = manifest.features.get(&it.feature)?;
            let (end, reason) = self.runs_out(it, declared)?;
            (end <= latest).then_some((*id, reason))
        })
        .collect()
    }

    /// When the next session runs out.
    pub fn next_end(&self, manifest: &Manifest) -> Option<Timestamp> {
        let open = self.sessions.values().filter(|it| it.ended.is_none());
        open.filter_map(|it| Some(self.runs_out(it, manifest.features.get(&it.feature)?)?.0)).min()
    }

    /// When a session runs out; nothing where it has no end, or is not open.
    pub fn end_of(&self, manifest: &Manifest, id: SessionId) -> Option<Timestamp> {
        let session = self.open(id)?;
        Some(self.runs_out(session, manifest.features.get(&session.feature)?)?.0)
    }

    /// Whether a session may go on in the background, as far as the manifest says so.
    pub fn may_stay(session: &Session, declared: &Feature) -> bool {
        declared.background.is_some() || matches!(session.by, OpensBy::ToBackground | OpensBy::Push)
    }

    /// Notes what the system says of a permission.
    pub fn report(&mut self, permission: &PermissionId, status: SystemPermission) {
        self.system.insert(permission.clone(), status);
    }

    fn runs_out(&self, session: &Session, declared: &Feature) -> Option<(Timestamp, EndReason)> {
        let by_time = declared.max.map(|it| (session.opened.plus(it), EndReason::TimeLimit));
        let by_background = declared.background.as_ref().and_then(|it| {
            let since = self.background_since?.max(session.opened);
            Some((since.plus(it.max), EndReason::Background))
        });
        let earlier = |a: (Timestamp, EndReason), b: (Timestamp, EndReason)| if b.0 < a.0 { b } else { a };
        match (by_time, by_background) {
            (Some(a), Some(b)) => Some(earlier(a, b)),
            (one, other) => one.or(other),
        }
    }

    /// Ended sessions are remembered for their reason, but not without end.
    fn forget_oldest(&mut self) {
        let ended: Vec<SessionId> =
            self.sessions.iter().filter(|(_, it)| it.ended.is_some()).map(|(id, _)| *id).collect();
        for id in ended.iter().take(ended.len().saturating_sub(REMEMBERED)) {
            self.sessions.remove(id);
        }
    }

    fn number(&mut self) -> u64 {
        self.next = self.next.saturating_add(1);
        self.next
    }
}

impl Session {
    /// How many more times a use may happen under its budget; nothing where it has none that a session keeps.
    ///
    /// A budget per action needs an action of this session that is not spent; without one there is nothing left.
    pub fn left(&self, id: &UseId, it: &Use, action: Option<ActionId>) -> Option<u32> {
        let budget = it.budget.as_ref()?;
        let spent = match budget.per {
            BudgetScope::Session => self.spent.get(id).copied().unwrap_or(0),
            BudgetScope::Action => match action.and_then(|it| self.actions.get(&it)) {
                Some(spent) => spent.get(id).copied().unwrap_or(0),
                None => budget.count,
            },
            BudgetScope::Launch | BudgetScope::Window(_) => return None,
        };
        Some(budget.count.saturating_sub(spent))
    }

    /// Counts a use that was taken.
    pub fn spend(&mut self, id: &UseId, action: Option<ActionId>) {
        let spent = self.spent.entry(id.clone()).or_default();
        *spent = spent.saturating_add(1);
        if let Some(spent) = action.and_then(|it| self.actions.get_mut(&it)) {
            let spent = spent.entry(id.clone()).or_default();
            *spent = spent.saturating_add(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000;

    fn at(hours: i64) -> Timestamp {
        Timestamp::from_millis(hours * HOUR)
    }

    /// A manifest whose rooms are open for `max` hours, and in the background for `background`.
    fn manifest(max: u32, background: u32) -> Manifest {
        let example = include_str!("../../tests/fixtures/example.json");
        let text = example.replacen(r#""max": "PT4H""#, &format!(r#""max": "PT{background}H""#), 1);
        let text = text.replacen(r#""requires""#, &format!(r#""max": "PT{max}H", "requires""#), 1);
        Manifest::load(text.as_bytes()).unwrap()
    }

    fn enter(process: &mut Process, manifest: &Manifest, now: Timestamp) -> SessionId {
        process.enter(manifest, &"voice_room".parse().unwrap(), OpensBy::UserAction, now).unwrap()
    }

    #[test]
    fn a_session_ends_by_its_time_or_in_the_background_whichever_is_earlier() {
        for (max, background, end, reason) in
            [(1, 3, 1, EndReason::TimeLimit), (3, 1, 1, EndReason::Background), (2, 2, 2, EndReason::TimeLimit)]
        {
            let (manifest, mut process) = (manifest(max, background), Process::default());
            let room = enter(&mut process, &manifest, at(0));
            process.background_since = Some(at(0));

            assert_eq!(process.next_end(&manifest), Some(at(end)));
            assert_eq!(process.end_of(&manifest, room), Some(at(end)));
            assert_eq!(process.run_out(&manifest, at(end).plus_millis(-1)), []);
            assert_eq!(process.run_out(&manifest, at(end)), [(room, reason)]);
        }
    }

    #[test]
    fn the_reasons_of_256_ended_sessions_are_remembered_and_no_more() {
        let (manifest, mut process) = (manifest(1, 1), Process::default());
        let all: Vec<SessionId> = (0..258)
            .map(|_| {
                let room = enter(&mut process, &manifest, at(0));
                assert!(process.end(room, EndReason::Closed));
                room
            })
            .collect();

        assert!(!process.sessions.contains_key(&all[0]));
        assert!(all[1..].iter().all(|it| process.sessions.contains_key(it)));
    }
}
