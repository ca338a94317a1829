//! Decisions made elsewhere, on the web, by mail or at a server: taken in with where and when (`domain` 3).
//!
//! A denial binds whatever it was about. A grant counts for what reads here now alone, and nothing that was told is newer
//! than what the person has since decided here.

use crate::canonical::Hash;
use crate::clock::Timestamp;
use crate::event::{AcceptanceObserved, ConsentChange, ConsentDecision, ConsentObserved, Event, Evidence};
use crate::id::{DocumentId, PurposeId};
use crate::manifest::ConsentKind;

use super::context::Context;
use super::refusal::{Refusal, RefusalCode};
use super::state::SubjectState;
use super::{consent, document};

/// A decision that the person made elsewhere, as whoever took it tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedElsewhere {
    /// Which decision.
    pub to: ConsentDecision,
    /// The version of what it was about: of the document, or of the app's manifest for a purpose. A grant has the one that
    /// is declared here now.
    pub version: Option<String>,
    /// The hash of what it was about: of the document's text, or of the manifest's bytes for a purpose. A grant has it.
    pub hash: Option<Hash>,
    /// When the person decided.
    pub at: Timestamp,
}

/// Takes in a decision on a document.
///
/// # Errors
/// A refusal where the document is not declared, a grant was for another text or is still to come, or the person has
/// decided here since.
pub fn acceptance(
    ctx: &Context<'_>,
    state: &SubjectState,
    id: &DocumentId,
    told: &DecidedElsewhere,
    evidence: &Evidence,
) -> Result<Vec<Event>, Refusal> {
    let declared = document::declared(ctx.manifest(), id)?;
    let is_present = told.version == declared.version && told.hash.is_some_and(|it| document::has_text(declared, it));
    let known = state.documents.get(id).and_then(|it| it.decided.as_ref()).map(|it| (it.was, it.at));
    let Some(decided) = moment(ctx, id, told, is_present, known)? else { return Ok(Vec::new()) };
    let (to, text, proof) = (told.to, told.hash, ctx.proof(state, evidence));
    Ok(vec![Event::AcceptanceObserved(AcceptanceObserved { document: id.clone(), to, text, decided, proof })])
}

/// Takes in a decision on a purpose, by itself.
///
/// # Errors
/// As [`acceptance`], and for a purpose that follows its documents.
pub fn purpose(
    ctx: &Context<'_>,
    state: &SubjectState,
    id: &PurposeId,
    told: &DecidedElsewhere,
    evidence: &Evidence,
) -> Result<Vec<Event>, Refusal> {
    let kind = consent::declared(ctx.manifest(), id)?.consent.enforced();
    if kind == ConsentKind::Document {
        return Err(Refusal::new(RefusalCode::PurposeFollowsDocument, id));
    }
    let is_present = told.version.as_ref() == Some(&ctx.manifest().app.version) && told.hash == Some(ctx.declared.hash);
    let known = state.consents.get(id).map(|it| (it.was, it.at));
    let Some(decided) = moment(ctx, id, told, is_present, known)? else { return Ok(Vec::new()) };
    let then = Context { now: decided, ..*ctx };
    let change: ConsentChange = consent::line(&then, id, told.to);
    let separate = kind == ConsentKind::Separate && told.to == ConsentDecision::Granted;
    Ok(vec![Event::ConsentObserved(ConsentObserved { change, separate, decided, proof: ctx.proof(state, evidence) })])
}

/// When a decision that counts was made, as far as time has come here; nothing where it is known already.
fn moment(
    ctx: &Context<'_>,
    about: impl ToString,
    told: &DecidedElsewhere,
    is_present: bool,
    known: Option<(ConsentDecision, Timestamp)>,
) -> Result<Option<Timestamp>, Refusal> {
    let grants = told.to == ConsentDecision::Granted;
    if grants && !is_present {
        return Err(Refusal::new(RefusalCode::AnotherText, about));
    }
    if grants && told.at > ctx.now {
        return Err(Refusal::new(RefusalCode::StillToCome, about));
    }
    // A clock elsewhere may run ahead; a denial binds all the same.
    let decided = told.at.min(ctx.now);
    match known {
        Some((was, at)) if at == decided && was == told.to => Ok(None),
        // Of two decisions in one instant the denial counts.
        Some((_, at)) if at > decided || (at == decided && grants) => {
            Err(Refusal::new(RefusalCode::DecidedSince, about))
        }
        _ => Ok(Some(decided)),
    }
}
