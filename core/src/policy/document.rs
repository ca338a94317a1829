//! Documents: present, accept, decline, withdraw (`domain` 3; PIPL 14, 17).

use crate::canonical::Hash;
use crate::clock::Timestamp;
use crate::event::{ConsentDecision, Event, Evidence};
use crate::id::{DocumentId, Locale};
use crate::manifest::{ChangeNeed, Document, Manifest};

use super::context::Context;
use super::refusal::{Refusal, RefusalCode};
use super::state::SubjectState;
use super::status::DocumentStatus;

/// What is asked about a document.
#[derive(Debug, Clone)]
pub enum DocumentCommand {
    /// It was shown, in a locale or else the app's default one.
    Present(Option<Locale>),
    /// The person accepts it.
    Accept(Evidence),
    /// The person declines it.
    Decline(Evidence),
    /// The person takes the acceptance back.
    Withdraw(Evidence),
}

/// Turns a command about one document into events.
///
/// # Errors
/// A refusal where the document is not declared, was not presented in its present text, or is not accepted.
pub fn decide(
    ctx: &Context<'_>,
    state: &SubjectState,
    document: &DocumentId,
    command: DocumentCommand,
) -> Result<Vec<Event>, Refusal> {
    let declared = declared(ctx.manifest(), document)?;
    let id = document.clone();
    let shown = || shown_text(declared, state, document);
    let event = match command {
        DocumentCommand::Present(locale) => {
            let (locale, text) = text_for(ctx.manifest(), declared, document, locale)?;
            Event::DocumentPresented { document: id, version: declared.version.clone(), text, locale }
        }
        DocumentCommand::Accept(evidence) => {
            Event::DocumentAccepted { document: id, text: shown()?, proof: ctx.proof(state, &evidence) }
        }
        DocumentCommand::Decline(evidence) => {
            Event::DocumentDeclined { document: id, text: shown()?, proof: ctx.proof(state, &evidence) }
        }
        DocumentCommand::Withdraw(evidence) => {
            let stands = status(ctx, state, document, declared);
            if !counts(stands) && stands != DocumentStatus::Outdated {
                return Err(Refusal::new(RefusalCode::DocumentNotAccepted, document));
            }
            Event::DocumentWithdrawn { document: id, proof: ctx.proof(state, &evidence) }
        }
    };
    Ok(vec![event])
}

/// Where a subject stands with a document as it reads now. Closing a dialog or going on using is no decision (PIPL 14).
pub fn status(ctx: &Context<'_>, state: &SubjectState, document: &DocumentId, declared: &Document) -> DocumentStatus {
    let known = state.documents.get(document);
    let is_current = |text: Hash| has_text(declared, text);
    let presented = || known.and_then(|it| it.presented.as_ref()).is_some_and(|it| is_current(it.text));
    match known.and_then(|it| it.decided.as_ref()) {
        Some(decision) => match decision.was {
            ConsentDecision::Granted if is_current(decision.text) => DocumentStatus::Accepted,
            ConsentDecision::Granted => since(ctx, declared, decision.text, presented()),
            ConsentDecision::Denied => DocumentStatus::Declined,
            ConsentDecision::Withdrawn => DocumentStatus::Withdrawn,
        },
        None if presented() => DocumentStatus::Presented,
        None => DocumentStatus::NotPresented,
    }
}

/// Whether what was accepted opens what the document opens.
pub fn counts(stands: DocumentStatus) -> bool {
    matches!(stands, DocumentStatus::Accepted | DocumentStatus::NoticeDue)
}

/// When the next document takes effect that had to be shown before.
pub fn next_effective(ctx: &Context<'_>) -> Option<Timestamp> {
    effects(ctx).filter(|it| *it > ctx.now).min()
}

/// The moments from which on documents that had to be shown before are in effect.
pub fn effects(ctx: &Context<'_>) -> impl Iterator<Item = Timestamp> {
    let manifest = ctx.manifest();
    let announced = manifest.documents.values().filter(|it| !it.supersedes.is_empty());
    announced.filter_map(|it| it.effective_from(&manifest.app.zone))
}

/// What the acceptance of an earlier text is worth: the earlier version governs until the person was told of this one.
fn since(ctx: &Context<'_>, declared: &Document, earlier: Hash, presented: bool) -> DocumentStatus {
    match declared.need_since(&earlier.to_string()) {
        ChangeNeed::Express => DocumentStatus::Outdated,
        _ if presented => DocumentStatus::Accepted,
        ChangeNeed::Notice => DocumentStatus::NoticeDue,
        ChangeNeed::NoticeBeforeEffective => {
            let is_in_effect = declared.effective_from(&ctx.manifest().app.zone).is_none_or(|it| it <= ctx.latest);
            if is_in_effect { DocumentStatus::Outdated } else { DocumentStatus::NoticeDue }
        }
    }
}

pub(super) fn declared<'a>(manifest: &'a Manifest, document: &DocumentId) -> Result<&'a Document, Refusal> {
    manifest.documents.get(document).ok_or_else(|| Refusal::not_declared("document"))
}

/// Whether a document reads so now.
pub(super) fn has_text(declared: &Document, text: Hash) -> bool {
    declared.texts.values().any(|it| text.is_written(&it.sha256))
}

fn shown_text(declared: &Document, state: &SubjectState, document: &DocumentId) -> Result<Hash, Refusal> {
    state
        .documents
        .get(document)
        .and_then(|it| it.presented.as_ref())
        .map(|it| it.text)
        .filter(|text| has_text(declared, *text))
        .ok_or_else(|| Refusal::new(RefusalCode::DocumentNotPresented, document))
}

fn text_for(
    manifest: &Manifest,
    declared: &Document,
    document: &DocumentId,
    locale: Option<Locale>,
) -> Result<(Locale, Hash), Refusal> {
    let not_declared = || Refusal::new(RefusalCode::NotDeclared, document);
    let wanted = match &locale {
        Some(locale) => locale.as_str(),
        None => manifest.app.default_locale.as_str(),
    };
    let (tag, text) = declared.texts.get_key_value(wanted).ok_or_else(not_declared)?;
    let locale = Locale::try_from(tag.clone()).map_err(|_| not_declared())?;
    let text = Hash::try_from(text.sha256.clone()).map_err(|_| not_declared())?;
    Ok((locale, text))
}
