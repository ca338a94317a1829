//! Calls on the gate. None of them errs: whatever is wrong is a denial.

use super::inner::Inner;
use super::open::Draft;
use super::{Error, Placet};
use crate::clock::Reading;
use crate::id::{FeatureId, RecipientId, UseRef};
use crate::policy::gate::{self, Question};
use crate::policy::{
    ActionId, Availability, Context, Decision, Declared, Denial, Process, Reason, Remedy, SessionId, Step,
    SubjectState, Trace, Unavailability,
};

impl Placet {
    /// Whether a use may happen now in a session; ask as often as you like. After another process has written it reads
    /// the store once.
    pub fn check(&self, session: SessionId, it: &UseRef) -> Decision {
        self.run(|inner, declared, reading| {
            let decision = inner.ask(declared, reading, Some(session), it);
            if decision.is_allowed() {
                inner.rely(session, it);
            }
            decision
        })
    }

    /// Whether a use may happen without a session of its feature: at best `feature_not_in_use`.
    pub fn check_without_session(&self, it: &UseRef) -> Decision {
        self.run(|inner, declared, reading| inner.ask(declared, reading, None, it))
    }

    /// As [`check`](Self::check), and counts it: once, where collection begins. Where it is allowed, the use record is
    /// on disk before this returns and the budget is spent.
    pub fn take(&self, session: SessionId, it: &UseRef, action: Option<ActionId>) -> Decision {
        self.run(|inner, declared, reading| {
            let taken = inner.write(declared, reading, |ctx, state, process| {
                let decision = gate::decide(&question(*ctx, state, process, session, action), it);
                let taken = decision.is_allowed().then(|| it.clone());
                Ok((Draft { taken, ..Draft::default() }, decision))
            });
            match taken {
                Ok((_, decision)) => {
                    if decision.is_allowed() {
                        inner.rely(session, it);
                        inner.spend(session, it, action);
                    }
                    decision
                }
                Err(Error::Unavailable { why, .. }) => Decision::Denied(Denial::unavailable(why, None)),
                Err(_) => Decision::Denied(Denial::unavailable(Unavailability::Internal, None)),
            }
        })
    }

    /// Whether a recipient may start. No rule of this version opens one.
    pub fn check_start(&self, id: &RecipientId) -> Decision {
        let denial = if self.manifest().recipients.contains_key(id) {
            Denial::unavailable(Unavailability::RuleNotBuilt, id.to_string())
        } else {
            Denial::new(Reason::NotDeclared, id.to_string(), Remedy::None)
        };
        Decision::Denied(denial)
    }

    /// What a screen shows of a feature before anyone enters it.
    ///
    /// # Errors
    /// Refused with `not_declared`. Trouble with the store is an answer: blocked.
    pub fn availability(&self, id: &FeatureId) -> Result<Availability, Error> {
        let feature = self.manifest().features.get(id).ok_or_else(|| self.not_declared("feature"))?;
        let answer = self.run(|inner, declared, reading| {
            inner.read(declared, reading, |ctx, open, process| {
                gate::availability(&open.view.question(*ctx, process), id, feature)
            })
        });
        Ok(answer.unwrap_or_else(|why| Availability::Blocked(vec![Denial::unavailable(why, None)])))
    }

    /// The whole way to a decision: every rule, and every reason.
    pub fn explain(&self, session: Option<SessionId>, it: &UseRef) -> Trace {
        let trace = self.run(|inner, declared, reading| {
            inner.read(declared, reading, |ctx, open, process| {
                let mut question = open.view.question(*ctx, process);
                question.session = session.and_then(|id| process.open(id));
                gate::explain(&question, it)
            })
        });
        trace.unwrap_or_else(|why| {
            let denial = Denial::unavailable(why, None);
            let steps = vec![Step { rule: "store", denials: vec![denial.clone()] }];
            Trace { it: it.clone(), steps, decision: Decision::Denied(denial) }
        })
    }
}

fn question<'a>(
    ctx: Context<'a>,
    state: &'a SubjectState,
    process: &'a Process,
    session: SessionId,
    action: Option<ActionId>,
) -> Question<'a> {
    Question { ctx, state, process, session: process.open(session), action }
}

impl Inner {
    pub fn ask(&mut self, declared: &Declared, reading: &Reading, session: Option<SessionId>, it: &UseRef) -> Decision {
        let answer = self.read(declared, reading, |ctx, open, process| {
            let mut question = open.view.question(*ctx, process);
            question.session = session.and_then(|id| process.open(id));
            gate::decide(&question, it)
        });
        answer.unwrap_or_else(|why| Decision::Denied(Denial::unavailable(why, None)))
    }

    /// The session relies on what it was allowed: it ends when that is no longer so. No answer depends on it.
    pub fn rely(&mut self, session: SessionId, it: &UseRef) {
        if let Some(session) = self.process.quietly().sessions.get_mut(&session) {
            session.relied.insert(it.id.clone());
        }
    }

    fn spend(&mut self, session: SessionId, it: &UseRef, action: Option<ActionId>) {
        if let Some(session) = self.process.sessions.get_mut(&session) {
            session.spend(&it.id, action);
        }
    }
}
