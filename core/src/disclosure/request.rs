//! What the entries on requests about rights say.

use super::page::Page;
use super::words::fill;
use crate::event::{Event, Proof, Request, RequestClock};

/// The sentences of an entry; none where it is not about a request.
pub(super) fn said(page: &Page<'_>, event: &Event) -> Vec<String> {
    let words = page.words.request;
    let (template, id, value) = match event {
        Event::RequestReceived(it) => return received(page, &it.request),
        Event::RequestIdentityVerified(it) => (words.verified, &it.id, String::new()),
        Event::RequestChecked(it) => (words.checked, &it.id, String::new()),
        Event::RequestExtended(it) => (words.extended, &it.id, it.reason.to_string()),
        Event::RequestMoved(it) => (words.moved, &it.id, String::new()),
        Event::RequestAnswered(it) => (words.answered, &it.id, String::new()),
        Event::RequestTaskDone(it) => (words.done, &it.id, it.task.to_string()),
        Event::RequestCompleted(it) => (words.completed, &it.id, String::new()),
        Event::RequestRefused(it) => (words.refused, &it.id, it.reason.to_string()),
        Event::RequestLifted(it) => (words.lifted, &it.id, String::new()),
        Event::RequestSalvaged(it) => (words.salvaged, &it.request.id, String::new()),
        _ => return Vec::new(),
    };
    let clock = match event {
        Event::RequestIdentityVerified(it) => Some(&it.clock),
        Event::RequestChecked(it) => Some(&it.clock),
        Event::RequestMoved(it) => Some(&it.clock),
        _ => None,
    };
    let sentence = fill(template, &[id.as_str(), &value]);
    std::iter::once(sentence).chain(clock.and_then(|it| due(page, it))).collect()
}

/// How it came about.
pub(super) fn proof(event: &Event) -> Option<&Proof> {
    match event {
        Event::RequestReceived(it) => Some(&it.proof),
        Event::RequestIdentityVerified(it) => Some(&it.proof),
        Event::RequestChecked(it) => Some(&it.proof),
        Event::RequestExtended(it) => Some(&it.proof),
        Event::RequestAnswered(it) | Event::RequestCompleted(it) | Event::RequestLifted(it) => Some(&it.proof),
        Event::RequestTaskDone(it) => Some(&it.proof),
        Event::RequestRefused(it) => Some(&it.proof),
        _ => None,
    }
}

fn received(page: &Page<'_>, request: &Request) -> Vec<String> {
    let words = page.words.request;
    let sentence = fill(words.received, &[request.id.as_str(), (words.kind)(request.asked.kind)]);
    std::iter::once(sentence).chain(request.clock().and_then(|it| due(page, it))).collect()
}

fn due(page: &Page<'_>, clock: &RequestClock) -> Option<String> {
    let words = page.words.request;
    let by = clock.due_by()?;
    let day = page.time_text(by.at);
    Some(fill(words.due, &[&if by.provisional { fill(words.provisional, &[&day]) } else { day }]))
}
