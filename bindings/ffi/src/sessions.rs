//! Sessions across the border: a feature that is in use, and what is asked for in it.

use placet::engine::PermissionRequest;
use placet::event::Evidence;
use placet::id::{FeatureId, PermissionId};
use placet::manifest::OpensBy;
use placet::policy::{ActionId, SessionId, SystemPermission};

use crate::placet_core::{Answer, PlacetCore};
use crate::reports::{ChangeReport, EndedSession, SessionState};

/// Sessions.
#[uniffi::export]
impl PlacetCore {
    /// Opens a session: the feature is in use from here on.
    pub fn enter(&self, feature: FeatureId, by: OpensBy) -> Answer<SessionId> {
        self.call(|it| it.enter(&feature, by))
    }

    /// Ends a session; one that has ended stays as it is.
    pub fn close_session(&self, session: SessionId) -> Answer<()> {
        self.call(|it| {
            it.close_session(session);
            Ok(())
        })
    }

    /// The app went to the background; says which sessions that ended.
    pub fn went_to_background(&self) -> Answer<Vec<EndedSession>> {
        self.call(|it| Ok(it.went_to_background().into_iter().map(Into::into).collect()))
    }

    /// The app came to the foreground.
    pub fn came_to_foreground(&self) -> Answer<()> {
        self.call(|it| {
            it.came_to_foreground();
            Ok(())
        })
    }

    /// Where a session stands.
    pub fn session_state(&self, session: SessionId) -> Answer<SessionState> {
        self.call(|it| Ok(it.session_state(session))).map(Into::into)
    }

    /// Asks whether a permission may be requested now, and for the text to show. Records nothing.
    pub fn request(&self, session: SessionId, permission: PermissionId) -> Answer<PermissionRequest> {
        self.call(|it| it.request(session, &permission))
    }

    /// Records the person's answer to a request.
    pub fn answer(
        &self,
        session: SessionId,
        permission: PermissionId,
        status: SystemPermission,
        evidence: Evidence,
    ) -> Answer<ChangeReport> {
        self.change(|it| it.answer(session, &permission, status, evidence))
    }

    /// Begins one act of the person, for budgets per action.
    pub fn begin_action(&self, session: SessionId) -> Answer<ActionId> {
        self.call(|it| it.begin_action(session))
    }
}
