//! What time alone will bring about: the moments at which an answer may change without anybody doing anything.
//!
//! A rule that looks at the time has its moments in both questions here, or a kept answer outlives them.

use super::open::Open;
use crate::clock::Timestamp;
use crate::id::UseRef;
use crate::policy::gate::{self, Question};
use crate::policy::{Context, Process, SessionId, Unavailability, consent, deletion, document, fact, obligation};

impl Open {
    /// When time next has something to do: to end what runs out, or to give back what a budget allows.
    pub fn next_due(&self, ctx: &Context<'_>, process: &Process) -> Result<Option<Timestamp>, Unavailability> {
        let state = &self.view.state;
        let ends = [consent::next_expiry(state), fact::next_end(ctx, state), process.next_end(ctx.manifest())];
        let room = ctx.spent.next_room(ctx.manifest(), ctx.now);
        let of_others = self.view.next_of_others();
        let others = [deletion::next_due(&state.deletion), self.end_of_age(ctx), room, fact::next_need(ctx), of_others];
        let of_owed = self.untold_moments(ctx)?.into_iter().min();
        Ok(ends.into_iter().chain(others).chain([of_owed, document::next_effective(ctx)]).flatten().min())
    }

    /// The moments of what is owed, and of terms, that nobody was told of yet: to come, or passed since the last tick.
    pub fn untold_moments(&self, ctx: &Context<'_>) -> Result<Vec<Timestamp>, Unavailability> {
        let told = self.told_until.min(ctx.now);
        let moments = obligation::moments(ctx, &self.view.state, &self.used()?);
        Ok(moments.into_iter().filter(|it| *it > told).collect())
    }

    /// When what is known of the age ends.
    fn end_of_age(&self, ctx: &Context<'_>) -> Option<Timestamp> {
        self.view.age.until.filter(|end| *end > ctx.now)
    }

    /// Until when what is allowed now in a session stays so, if nothing but time passes; nothing where it has no end.
    pub fn until(&self, ctx: &Context<'_>, process: &Process, session: SessionId, it: &UseRef) -> Option<Timestamp> {
        let session_ends = process.end_of(ctx.manifest(), session);
        // A fact that is needed on some days is asked for anew every day.
        let day_ends = ctx.manifest().features.get(&it.feature).and_then(|it| fact::next_day(ctx, it));
        let ends = [session_ends, day_ends, self.end_by_rules(ctx, process, session, it)];
        ends.into_iter().flatten().min()
    }

    /// The first end of a grant, a fact, an age band or an appeal, or effect of a document, at which the rules deny. A budget
    /// ends nothing that is allowed: time only gives back.
    fn end_by_rules(&self, ctx: &Context<'_>, process: &Process, session: SessionId, it: &UseRef) -> Option<Timestamp> {
        let state = &self.view.state;
        let grants = state.consents.values().filter_map(|it| it.expires);
        let facts = state.facts.values().filter_map(|it| it.until);
        let appeal = deletion::next_due(&deletion::as_of(ctx, &state.deletion));
        let others = self.end_of_age(ctx).into_iter().chain(appeal).chain(document::effects(ctx));
        // Some rules go by the latest that it may be, others by effective time, for which what lies before that is to come.
        let mut moments: Vec<Timestamp> = grants.chain(facts).chain(others).filter(|it| *it > ctx.now).collect();
        moments.sort_unstable();
        moments.dedup();
        moments.into_iter().find(|moment| {
            let (latest, age) = (ctx.latest.max(*moment), self.view.age.at(*moment));
            let mut question: Question<'_> = self.view.question(Context { now: *moment, latest, age, ..*ctx }, process);
            question.session = process.open(session);
            !gate::decide(&question, it).is_allowed()
        })
    }
}
