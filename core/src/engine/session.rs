//! Calls on sessions and permissions.

use super::open::Draft;
use super::{ChangeReport, EndedSession, PermissionRequest, PermissionStatus, Placet};
use crate::error::Error;
use crate::event::Evidence;
use crate::id::{FeatureId, PermissionId, UseRef};
use crate::manifest::{AskedOf, OpensBy};
use crate::policy::gate::{self, Question};
use crate::policy::{
    ActionId, Denial, EndReason, Process, Refusal, RefusalCode, SessionId, SessionState, SystemPermission, permission,
};

use super::inner::Inner;

impl Placet {
    /// Says that a feature is in use from now on. A declared feature and way in is never refused: what it may use is
    /// asked of the gate.
    ///
    /// # Errors
    /// Refused with `not_declared` or `way_not_declared`; unavailable with the store's trouble.
    pub fn enter(&self, feature: &FeatureId, by: OpensBy) -> Result<SessionId, Error> {
        self.try_run(|inner, declared, reading| {
            let now = inner.read(declared, reading, |ctx, _, _| ctx.now).map_err(Error::unavailable)?;
            Ok(inner.process.enter(&declared.manifest, feature, by, now)?)
        })
    }

    /// Says that a feature is no longer in use. A session that has ended stays as it ended.
    pub fn close_session(&self, session: SessionId) {
        self.run_at_any_time(|inner| inner.end_session(session, EndReason::Closed));
    }

    /// Whether a session is open, and else why it ended.
    pub fn session_state(&self, session: SessionId) -> SessionState {
        self.run(|inner, declared, reading| {
            // Trouble with the store has ended the sessions already.
            let _ = inner.refresh(declared, reading);
            match inner.process.sessions.get(&session) {
                None => SessionState::Unknown,
                Some(it) => it.ended.map_or(SessionState::Open, SessionState::Ended),
            }
        })
    }

    /// Says that the app went to the background: sessions end unless their feature may go on there.
    pub fn went_to_background(&self) -> Vec<EndedSession> {
        self.run(|inner, declared, reading| {
            let now = inner.read(declared, reading, |ctx, _, _| ctx.now).unwrap_or(reading.wall);
            inner.process.background_since = Some(now);
            let open = inner.process.sessions.iter().filter(|(_, it)| it.ended.is_none());
            let leaving: Vec<EndedSession> = open
                .filter(|(_, it)| {
                    let feature = declared.manifest.features.get(&it.feature);
                    !feature.is_some_and(|feature| Process::may_stay(it, feature))
                })
                .map(|(id, it)| ended(*id, &it.feature))
                .collect();
            for it in &leaving {
                inner.end_session(it.session, it.reason);
            }
            leaving
        })
    }

    /// Says that the app is in sight again.
    pub fn came_to_foreground(&self) {
        self.run(|inner, declared, reading| {
            // Sessions that stayed too long in the background end before it is over.
            let _ = inner.refresh(declared, reading);
            inner.process.background_since = None;
        });
    }

    /// Starts an act of the person in a session, for uses that may happen once per act.
    ///
    /// # Errors
    /// Refused with `session_ended`.
    pub fn begin_action(&self, session: SessionId) -> Result<ActionId, Error> {
        self.run_at_any_time(|inner| {
            let begun = inner.process.begin_action(session).map_err(Error::from);
            inner.noted(begun)
        })
    }

    /// Notes what the system says of a permission: ask it on start and on every return to the foreground, before
    /// anything is collected. What was switched off and means withdrawal is withdrawn before this returns.
    ///
    /// # Errors
    /// Refused with `not_declared`; unavailable with the store's trouble.
    pub fn report_permission(&self, id: &PermissionId, status: SystemPermission) -> Result<ChangeReport, Error> {
        if !self.manifest().permissions.contains_key(id) {
            return Err(self.not_declared("permission"));
        }
        self.try_run(|inner, declared, reading| {
            let before = open_uses(inner, declared, reading);
            let is_news = status == SystemPermission::Denied && inner.process.system.get(id) != Some(&status);
            if status != SystemPermission::Granted {
                // A no binds at once, so that sessions end for the system's reason and whatever becomes of the store.
                inner.process.report(id, status);
            }
            let before = before?;
            let noticed = inner.write(declared, reading, |ctx, state, _| {
                let refused_by_system = is_news.then(|| id.clone());
                let events = permission::notice(ctx, state, id, status)?;
                Ok((Draft { events, refused_by_system, ..Draft::default() }, ()))
            });
            let (mut report, ()) = noticed?;
            inner.process.report(id, status);
            inner.notice(super::Change::Permissions);
            report.sessions_ended.extend(inner.end_lost(declared, reading));
            report.sessions_ended.sort_by_key(|it| it.session);
            let after = open_uses(inner, declared, reading)?;
            report.closed = before.into_iter().filter(|it| !after.contains(it)).collect();
            Ok(report)
        })
    }

    /// Where a permission stands for a feature.
    ///
    /// # Errors
    /// Refused with `not_declared`; unavailable with the store's trouble.
    pub fn permission_status(&self, id: &PermissionId, feature: &FeatureId) -> Result<PermissionStatus, Error> {
        if !self.manifest().permissions.contains_key(id) {
            return Err(self.not_declared("permission"));
        }
        if !self.manifest().features.contains_key(feature) {
            return Err(self.not_declared("feature"));
        }
        self.run(|inner, declared, reading| {
            inner.read(declared, reading, |_, open, process| PermissionStatus {
                system: process.system.get(id).copied().unwrap_or(SystemPermission::NotDetermined),
                granted: permission::grant(&open.view.state, id, feature),
            })
        })
        .map_err(Error::unavailable)
    }

    /// What the device's system calls a permission: all that is asked for together. Empty where the person alone is asked, and
    /// where Placet was not told which system it is.
    ///
    /// # Errors
    /// Refused with `not_declared`, and with `permission_unknown_here` where the system has no such permission.
    pub fn system_names(&self, id: &PermissionId) -> Result<Vec<String>, Error> {
        let declared = self.manifest().permissions.get(id).ok_or_else(|| self.not_declared("permission"))?;
        match declared.asked_of(self.declared.system) {
            AskedOf::Nobody => Err(Refusal::new(RefusalCode::PermissionUnknownHere, id).into()),
            AskedOf::System | AskedOf::Person => Ok(declared.system_names(self.declared.system)),
        }
    }

    /// Whether a session's feature may ask for a permission now, and what to tell the person. Records nothing: hand
    /// the person's answer to [`answer`](Self::answer).
    ///
    /// # Errors
    /// Refused with `session_ended`, with `permission_not_needed` where the feature does not declare it, with
    /// `permission_unknown_here` where the device's system has no such permission, and with `consent_required` while
    /// everything that needs it is closed for another reason.
    pub fn request(&self, session: SessionId, id: &PermissionId) -> Result<PermissionRequest, Error> {
        let declared = self.manifest().permissions.get(id).ok_or_else(|| self.not_declared("permission"))?;
        let locale = &self.manifest().app.default_locale;
        self.try_run(|inner, declared, reading| {
            let asked = inner
                .read(declared, reading, |ctx, open, process| may_ask(&open.view.question(*ctx, process), session, id));
            asked.map_err(Error::unavailable)?.map_err(Error::from)
        })?;
        Ok(PermissionRequest {
            permission: id.clone(),
            usage: declared.usage.best(locale, locale).to_owned(),
            ask_system: declared.asked_of(self.declared.system) == AskedOf::System,
            system_names: declared.system_names(self.declared.system),
        })
    }

    /// Records the person's answer to a request, for the session's feature alone. A dialog that was only closed
    /// records nothing.
    ///
    /// # Errors
    /// As [`request`](Self::request).
    pub fn answer(
        &self,
        session: SessionId,
        id: &PermissionId,
        status: SystemPermission,
        evidence: Evidence,
    ) -> Result<ChangeReport, Error> {
        let declared = self.manifest().permissions.get(id).ok_or_else(|| self.not_declared("permission"))?;
        let by_system = declared.asked_of(self.declared.system) == AskedOf::System;
        self.try_run(|inner, declared, reading| {
            let asked = inner
                .read(declared, reading, |ctx, open, process| may_ask(&open.view.question(*ctx, process), session, id));
            let feature = asked.map_err(Error::unavailable)??;
            let written = inner.write(declared, reading, |ctx, state, _| {
                let events = permission::answer(ctx, state, (id, &feature), status, &evidence);
                Ok((events.into(), ()))
            });
            let (mut report, ()) = written?;
            if by_system {
                inner.process.report(id, status);
                report.sessions_ended.extend(inner.end_lost(declared, reading));
            }
            Ok(report)
        })
    }
}

fn ended(session: SessionId, feature: &FeatureId) -> EndedSession {
    EndedSession { session, feature: feature.clone(), reason: EndReason::Background }
}

fn open_uses(
    inner: &mut Inner,
    declared: &crate::policy::Declared,
    reading: &crate::clock::Reading,
) -> Result<Vec<UseRef>, Error> {
    let open = inner.read(declared, reading, |ctx, open, process| {
        let question = open.view.question(*ctx, process);
        let uses = ctx.manifest().uses().map(|(it, _)| it);
        uses.filter(|it| gate::standing(&question, it).is_none()).collect()
    });
    open.map_err(Error::unavailable)
}

/// The session's feature, where one of its uses needs the permission and nothing but permissions stands in the way.
fn may_ask(question: &Question<'_>, session: SessionId, id: &PermissionId) -> Result<FeatureId, Refusal> {
    let open = question.process.open(session);
    let feature = open.map(|it| &it.feature).ok_or_else(|| Refusal::new(RefusalCode::SessionEnded, ""))?;
    let manifest = question.ctx.manifest();
    let uses = manifest.features.get(feature).map(|it| &it.uses);
    let needing: Vec<UseRef> = uses
        .into_iter()
        .flat_map(|it| it.iter())
        .filter(|(_, it)| permission::needs(it, id))
        .map(|(use_id, _)| UseRef::new(feature.clone(), use_id.clone()))
        .collect();
    if needing.is_empty() {
        return Err(Refusal::new(RefusalCode::PermissionNotNeeded, id));
    }
    if permission::asked_of(question.ctx.declared, id) == Some(AskedOf::Nobody) {
        return Err(Refusal::new(RefusalCode::PermissionUnknownHere, id));
    }
    let denials: Vec<Option<Denial>> = needing.iter().map(|it| gate::before_permission(question, it)).collect();
    match denials.into_iter().min_by_key(Option::is_some).flatten() {
        None => Ok(feature.clone()),
        Some(denial) => {
            Err(Refusal::new(RefusalCode::ConsentRequired, denial.about.unwrap_or_else(|| denial.reason.to_string())))
        }
    }
}
