//! How events change the requests of a subject. Total: an event on a request that is not there, or that it does not
//! belong to, leaves everything as it is.

use crate::calendar::Deadline;
use crate::clock::Timestamp;
use crate::event::{Event, Request, RequestClock, RequestPast, RequestState, RequestStep, RequestTaskDone};
use crate::id::RequestId;
use crate::manifest::Owed;

/// Folds one event that happened at `at` into the requests of a subject.
pub(in crate::policy) fn apply(requests: &mut Vec<Request>, at: Timestamp, event: &Event) {
    match event {
        Event::RequestReceived(it) => add(requests, at, &it.request, RequestStep::Received),
        Event::RequestSalvaged(it) => add(requests, at, &it.request, RequestStep::Salvaged),
        Event::RequestIdentityVerified(it) => step(requests, at, &it.id, RequestStep::IdentityVerified, |request| {
            request.state = RequestState::InProgress { clock: it.clock.clone(), answered: None };
        }),
        Event::RequestChecked(it) => step(requests, at, &it.id, RequestStep::Checked, |request| {
            if let Some(clock) = request.clock_mut() {
                *clock = it.clock.clone();
            }
        }),
        Event::RequestMoved(it) => step(requests, at, &it.id, RequestStep::Moved, |request| {
            if let Some(clock) = request.clock_mut() {
                *clock = it.clock.clone();
            }
        }),
        Event::RequestExtended(it) => step(requests, at, &it.id, RequestStep::Extended, |request| {
            if let Some(clock) = request.clock_mut() {
                let extended = Some(it.reason.clone());
                *clock = RequestClock::Runs { due: it.due, extended };
            }
        }),
        Event::RequestAnswered(it) => {
            step(requests, at, &it.id, RequestStep::Answered, |request| request.answer(at));
        }
        Event::RequestTaskDone(RequestTaskDone { id, task, .. }) => {
            step(requests, at, id, RequestStep::TaskDone, |request| {
                if let Some(task) = request.tasks.get_mut(task) {
                    task.done.get_or_insert(at);
                }
            });
        }
        Event::RequestCompleted(it) => step(requests, at, &it.id, RequestStep::Completed, |request| {
            request.state = RequestState::Completed { at, late: request.is_late(at) };
        }),
        Event::RequestRefused(it) => step(requests, at, &it.id, RequestStep::Refused, |request| {
            let (reason, remedy) = (it.reason.clone(), it.remedy.clone());
            request.state = RequestState::Refused { at, late: request.is_late(at), reason, remedy };
        }),
        Event::RequestLifted(it) => step(requests, at, &it.id, RequestStep::Lifted, |request| {
            request.lifted.get_or_insert(at);
        }),
        Event::TimeObserved { .. } => requests.iter_mut().for_each(|it| it.put_right(at)),
        _ => {}
    }
}

/// Takes over a request of another chain; one that is here already stays as it is here.
pub(in crate::policy) fn take_over(requests: &mut Vec<Request>, request: &Request) {
    if !requests.iter().any(|it| it.id == request.id) {
        requests.push(request.clone());
    }
}

fn add(requests: &mut Vec<Request>, at: Timestamp, request: &Request, what: RequestStep) {
    take_over(requests, request);
    step(requests, at, &request.id, what, |_| {});
}

fn step(requests: &mut [Request], at: Timestamp, id: &RequestId, what: RequestStep, change: impl FnOnce(&mut Request)) {
    if let Some(request) = requests.iter_mut().find(|it| it.id == *id) {
        change(request);
        request.history.push(RequestPast { at, what });
    }
}

impl Request {
    fn answer(&mut self, at: Timestamp) {
        let late = self.is_late(at);
        if let RequestState::InProgress { answered, .. } = &mut self.state {
            match self.promise.owed {
                Owed::Reply => self.state = RequestState::Answered { at, late },
                Owed::Action => {
                    answered.get_or_insert(at);
                }
            }
        }
    }

    /// What a clock ahead of `now` counted from counts from `now`, with all working days. The dates are provisional
    /// until the next tick has counted them.
    fn put_right(&mut self, now: Timestamp) {
        match &mut self.state {
            RequestState::IdentityPending { .. } | RequestState::InProgress { .. } => {}
            RequestState::Answered { at, .. }
            | RequestState::Completed { at, .. }
            | RequestState::Refused { at, .. } => {
                // A term that counts from there counts from now at the latest.
                *at = (*at).min(now);
                return;
            }
        }
        self.received = self.received.min(now);
        for due in self.clock_mut().into_iter().flat_map(RequestClock::dues_mut).filter(|it| it.from > now) {
            due.from = now;
            due.by = Deadline { at: Timestamp::from_millis(i64::MAX), provisional: true };
        }
    }
}
