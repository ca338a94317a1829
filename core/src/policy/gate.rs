//! The gate: may this be done now? One ordered list of rules, each of which names every reason it has (`domain` 5).
//!
//! Deciding is pure: the same manifest, state and reading of time give the same answer.

use crate::id::{DocumentId, FeatureId, PurposeId, SwitchId, UseRef};
use crate::manifest::{Act, ConsentKind, Feature, Manifest, Purpose, UnknownAge, Use};

use super::context::Context;
use super::decision::{
    Allowance, Availability, ClosedUse, Decision, Denial, Reason, Remedy, Step, Trace, Unavailability,
};
use super::session::{ActionId, Process, Session};
use super::state::SubjectState;
use super::status::{AgeBand, ConsentStatus};
use super::unwritten::Matter;
use super::{consent, deletion, document, fact, permission, request, switch};

/// Everything that a decision looks at.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// What is declared, and the time.
    pub ctx: Context<'a>,
    /// What the ledger says of the subject.
    pub state: &'a SubjectState,
    /// What this process knows.
    pub process: &'a Process,
    /// The session in which it is asked, where that is open.
    pub session: Option<&'a Session>,
    /// The act of the person that it belongs to.
    pub action: Option<ActionId>,
}

/// A use that is declared, with the feature that declares it.
#[derive(Clone, Copy)]
struct Asked<'a> {
    it: &'a UseRef,
    feature: &'a Feature,
    declared: &'a Use,
}

type Rule = fn(&Question<'_>, &Asked<'_>) -> Vec<Denial>;

/// The rules that hold for a use whoever asks and when: what stands in the ledger and in the system's settings.
const STANDING: &[(&str, Rule)] = &[
    ("built", built),
    ("deletion", account),
    ("documents", documents),
    ("age", age),
    ("restrictions", restrictions),
    ("purpose", purpose),
    ("facts", facts),
    ("permissions", permissions),
];

/// The age from which a person is known as an adult, in years.
const ADULT_FROM: u8 = 18;

/// The rules of the moment.
const MOMENT: &[(&str, Rule)] = &[("session", session), ("budget", budget)];

/// Answers whether a use may happen now.
pub fn decide(question: &Question<'_>, it: &UseRef) -> Decision {
    let Some(asked) = asked(question, it) else { return Decision::Denied(not_declared(it)) };
    match first(question, &asked, STANDING).or_else(|| first(question, &asked, MOMENT)) {
        Some(mut denial) => {
            denial.alternative = alternative(question, &asked, denial.reason);
            Decision::Denied(denial)
        }
        None => allowed(question, asked.declared),
    }
}

/// Why a use would be denied in an open session of its feature; nothing where it stands.
pub fn standing(question: &Question<'_>, it: &UseRef) -> Option<Denial> {
    match asked(question, it) {
        Some(asked) => first(question, &asked, STANDING),
        None => Some(not_declared(it)),
    }
}

/// Why a permission of a use may not be asked for yet: everything that comes before permissions.
pub fn before_permission(question: &Question<'_>, it: &UseRef) -> Option<Denial> {
    let asked = asked(question, it)?;
    let earlier = STANDING.iter().take_while(|(name, _)| *name != "permissions");
    earlier.flat_map(|(_, rule)| rule(question, &asked)).next()
}

/// Every rule's word on a use, and the decision that follows.
pub fn explain(question: &Question<'_>, it: &UseRef) -> Trace {
    let declared = asked(question, it);
    let missing = if declared.is_some() { Vec::new() } else { vec![not_declared(it)] };
    let mut steps = vec![Step { rule: "declared", denials: missing }];
    if let Some(asked) = declared {
        let rules = STANDING.iter().chain(MOMENT);
        steps.extend(rules.map(|(rule, ask)| Step { rule, denials: ask(question, &asked) }));
    }
    Trace { it: it.clone(), steps, decision: decide(question, it) }
}

/// What a screen shows of a feature. A permission that was not asked for closes nothing: it is asked for in use.
pub fn availability(question: &Question<'_>, id: &FeatureId, feature: &Feature) -> Availability {
    let closed: Vec<ClosedUse> = feature
        .uses
        .keys()
        .filter_map(|use_id| {
            let it = UseRef::new(id.clone(), use_id.clone());
            let denial = standing(question, &it)?;
            (denial.reason != Reason::PermissionNotDetermined).then_some(ClosedUse { it, denial })
        })
        .collect();
    if closed.is_empty() {
        let mut entry: Vec<Denial> = closed_by_deletion(question, id).into_iter().collect();
        entry.extend(documents_of(question, feature));
        return if entry.is_empty() { Availability::Open } else { Availability::Blocked(entry) };
    }
    if closed.len() == feature.uses.len() {
        let mut denials: Vec<Denial> = Vec::new();
        for it in closed {
            if !denials.contains(&it.denial) {
                denials.push(it.denial);
            }
        }
        return Availability::Blocked(denials);
    }
    Availability::Degraded(closed)
}

/// Rule 2: the use is declared, and by the feature whose session asks.
fn asked<'a>(question: &Question<'a>, it: &'a UseRef) -> Option<Asked<'a>> {
    let manifest: &'a Manifest = question.ctx.manifest();
    let feature = manifest.features.get(&it.feature)?;
    let declared = feature.uses.get(&it.id)?;
    let is_own = question.session.is_none_or(|session| session.feature == it.feature);
    is_own.then_some(Asked { it, feature, declared })
}

fn not_declared(it: &UseRef) -> Denial {
    Denial::new(Reason::NotDeclared, it.to_string(), Remedy::None)
}

fn first(question: &Question<'_>, asked: &Asked<'_>, rules: &[(&str, Rule)]) -> Option<Denial> {
    rules.iter().find_map(|(_, rule)| rule(question, asked).into_iter().next())
}

fn allowed(question: &Question<'_>, declared: &Use) -> Decision {
    let Some(purpose) = question.ctx.manifest().purposes.get(&declared.purpose) else {
        return Decision::Denied(Denial::new(Reason::NotDeclared, declared.purpose.to_string(), Remedy::None));
    };
    Decision::Allowed(Allowance {
        purpose: declared.purpose.clone(),
        basis: purpose.basis,
        data: declared.data.clone(),
        act: declared.act,
        only: declared.only.clone(),
    })
}

/// The first alternative that is allowed now and answers this reason.
fn alternative(question: &Question<'_>, asked: &Asked<'_>, reason: Reason) -> Option<UseRef> {
    let answers =
        asked.declared.alternatives.iter().filter(|it| it.on.is_empty() || it.on.iter().any(|on| on == reason.code()));
    answers.map(|it| UseRef::new(asked.it.feature.clone(), it.other.clone())).find(|other| {
        let Some(declared) = asked.feature.uses.get(&other.id) else { return false };
        let asked = Asked { it: other, feature: asked.feature, declared };
        first(question, &asked, STANDING).or_else(|| first(question, &asked, MOMENT)).is_none()
    })
}

/// Rule 1: what the manifest declares and no rule of this version decides is denied, never passed over.
fn built(question: &Question<'_>, asked: &Asked<'_>) -> Vec<Denial> {
    let unbuilt = |about: String| Denial::unavailable(Unavailability::RuleNotBuilt, about);
    let mut denials = Vec::new();
    if asked.declared.act == Act::Share {
        denials.push(unbuilt(asked.it.to_string()));
    }
    if matches!(question.ctx.age, AgeBand::Under14 | AgeBand::Under18) {
        denials.push(unbuilt(question.ctx.age.code().to_owned()));
    }
    // What is known of an adult is "18 or older": nothing says whether that is enough for more.
    if asked.feature.minimum_age.is_some_and(|it| it > ADULT_FROM) {
        denials.push(unbuilt(asked.it.feature.to_string()));
    }
    denials
}

/// Rule 3: the account is not being deleted, or the feature stays open meanwhile.
fn account(question: &Question<'_>, asked: &Asked<'_>) -> Vec<Denial> {
    closed_by_deletion(question, &asked.it.feature).into_iter().collect()
}

/// Why the subject's deletion closes a feature; nothing where it does not.
pub fn closed_by_deletion(question: &Question<'_>, feature: &FeatureId) -> Option<Denial> {
    deletion::denial(&question.ctx, question.state, feature)
}

/// Rule 4: every document that the feature needs is accepted, in its present text or one that still counts (PIPL 14, 17).
fn documents(question: &Question<'_>, asked: &Asked<'_>) -> Vec<Denial> {
    documents_of(question, asked.feature)
}

fn documents_of(question: &Question<'_>, feature: &Feature) -> Vec<Denial> {
    if feature.before_acceptance {
        return Vec::new();
    }
    let missing = question.ctx.manifest().documents_of(feature).into_iter().filter(|id| !is_accepted(question, id));
    missing
        .map(|id| Denial::new(Reason::DocumentNotAccepted, id.to_string(), Remedy::AskDocument(id.to_string())))
        .collect()
}

fn is_accepted(question: &Question<'_>, id: &DocumentId) -> bool {
    let declared = question.ctx.manifest().documents.get(id);
    let declared = declared.filter(|_| !question.process.refuses(|| Matter::Document(id.clone())));
    declared.is_some_and(|it| document::counts(document::status(&question.ctx, question.state, id, it)))
}

/// Rule 5: an unknown age is treated as the manifest says (PIPL 31).
fn age(question: &Question<'_>, asked: &Asked<'_>) -> Vec<Denial> {
    if question.ctx.age != AgeBand::Unknown {
        return Vec::new();
    }
    let unknown = || Denial::new(Reason::AgeUnknown, None, Remedy::AskAge);
    match question.ctx.manifest().minors.unknown {
        UnknownAge::Ask => vec![unknown()],
        UnknownAge::Deny => vec![Denial::new(Reason::AgeRestricted, None, Remedy::AskAge)],
        UnknownAge::Adult if asked.feature.minimum_age.is_some() => vec![unknown()],
        UnknownAge::Adult => Vec::new(),
    }
}

/// Before rule 6: the person neither had the processing restricted nor objected to it (PIPL 44).
fn restrictions(question: &Question<'_>, asked: &Asked<'_>) -> Vec<Denial> {
    request::denials(&question.ctx, question.state, asked.declared)
}

/// Rule 6: the purpose is open (PIPL 13–15, 29).
fn purpose(question: &Question<'_>, asked: &Asked<'_>) -> Vec<Denial> {
    let id = &asked.declared.purpose;
    let Some(declared) = question.ctx.manifest().purposes.get(id) else {
        return vec![Denial::new(Reason::NotDeclared, id.to_string(), Remedy::None)];
    };
    if let Some(switch) = off_over(question, id) {
        return vec![Denial::new(Reason::ConsentDenied, id.to_string(), Remedy::TurnOn(switch.to_string()))];
    }
    let kind = declared.consent.enforced();
    let reason = match consent::status(&question.ctx, question.state, id, declared) {
        ConsentStatus::Granted if is_refused(question, id, declared) => Reason::ConsentWithdrawn,
        ConsentStatus::Granted => return Vec::new(),
        ConsentStatus::NotDetermined if kind == ConsentKind::Separate => Reason::SeparateConsentRequired,
        ConsentStatus::NotDetermined => Reason::ConsentNotDetermined,
        ConsentStatus::Denied => Reason::ConsentDenied,
        ConsentStatus::Withdrawn => Reason::ConsentWithdrawn,
        ConsentStatus::Expired => Reason::ConsentExpired,
        ConsentStatus::Invalidated => Reason::ConsentInvalidated,
    };
    let remedy = match kind {
        ConsentKind::Separate => Remedy::AskSeparateConsent(id.to_string()),
        ConsentKind::Document => {
            let documents = question.ctx.declared.documents(id);
            let missing = documents.iter().find(|it| !is_accepted(question, it));
            missing.or(documents.first()).map_or(Remedy::None, |it| Remedy::AskDocument(it.to_string()))
        }
        ConsentKind::Express | ConsentKind::OptOut => Remedy::AskConsent(id.to_string()),
    };
    vec![Denial::new(reason, id.to_string(), remedy)]
}

/// The switch that turns a purpose off, by the ledger or by what could not be written to it.
fn off_over<'a>(question: &Question<'a>, purpose: &PurposeId) -> Option<&'a SwitchId> {
    let manifest: &'a Manifest = question.ctx.manifest();
    let refused = |(id, _): &(&SwitchId, _)| question.process.refuses(|| Matter::Switch((*id).clone()));
    let over = || manifest.switches.iter().filter(|(_, it)| it.purposes.contains(purpose));
    switch::off_over(manifest, question.state, purpose).or_else(|| Some(over().find(refused)?.0))
}

/// Whether a purpose that is open by the ledger was refused since: itself, or the documents that open it.
fn is_refused(question: &Question<'_>, id: &PurposeId, declared: &Purpose) -> bool {
    let follows = matches!(declared.consent.enforced(), ConsentKind::Document | ConsentKind::OptOut);
    let documents = question.ctx.declared.documents(id).iter().filter(|_| follows);
    question.process.refuses(|| Matter::Purpose(id.clone()))
        || documents.into_iter().any(|it| question.process.refuses(|| Matter::Document(it.clone())))
}

/// Rule 7: every fact that the feature requires today holds.
fn facts(question: &Question<'_>, asked: &Asked<'_>) -> Vec<Denial> {
    let needed = asked.feature.requires.iter().filter(|it| fact::is_needed(&question.ctx, it));
    let missing = needed.filter(|it| !fact::holds(&question.ctx, question.state, &it.fact));
    missing
        .map(|it| Denial::new(Reason::FactRequired, it.fact.to_string(), Remedy::SetFact(it.fact.to_string())))
        .collect()
}

/// Rule 8: the system and the person allow every permission that the use needs, for this feature.
fn permissions(question: &Question<'_>, asked: &Asked<'_>) -> Vec<Denial> {
    let (declared, system) = (question.ctx.declared, &question.process.system);
    permission::denials(declared, question.state, system, &asked.it.feature, asked.declared)
}

/// Rule 9: the feature is in use, and in sight where it must be (PIPL 6).
fn session(question: &Question<'_>, asked: &Asked<'_>) -> Vec<Denial> {
    let feature = asked.it.feature.to_string();
    let Some(session) = question.session else {
        return vec![Denial::new(Reason::FeatureNotInUse, feature.clone(), Remedy::Enter(feature))];
    };
    let out_of_sight = question.process.background_since.is_some() && !Process::may_stay(session, asked.feature);
    if out_of_sight {
        return vec![Denial::new(Reason::InBackground, feature.clone(), Remedy::Enter(feature))];
    }
    Vec::new()
}

/// Rule 10: the budget is not spent.
fn budget(question: &Question<'_>, asked: &Asked<'_>) -> Vec<Denial> {
    let of_session = || question.session.and_then(|it| it.left(&asked.it.id, asked.declared, question.action));
    let outliving = question.ctx.spent.left(asked.it, asked.declared, question.ctx.now);
    let left = outliving.or_else(|| of_session().map(|left| (left, None)));
    let Some((0, retry_at)) = left else { return Vec::new() };
    let denial = Denial::new(Reason::BudgetExhausted, asked.it.to_string(), Remedy::WaitUntil(retry_at));
    vec![Denial { retry_at, ..denial }]
}
