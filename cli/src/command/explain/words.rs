//! The words for rules, remedies and what they looked at.

use placet::Placet;
use placet::id::{PermissionId, UseRef};
use placet::manifest::{Budget, BudgetScope, PermissionControl, Texts, Use};
use placet::policy::{Denial, Remedy};
use serde_json::{Value, json};

use super::moment::Moment;

/// What a rule asks; it passes where the answer is yes.
pub fn asks(rule: &str) -> &'static str {
    match rule {
        "store" => "can the store be used?",
        "declared" => "does the feature declare the use?",
        "built" => "has this version a rule for everything that is declared of it?",
        "deletion" => "is the account not being deleted, or the feature open meanwhile?",
        "documents" => "is every document that the feature needs accepted?",
        "age" => "is the age known where it must be?",
        "restrictions" => "did the person leave the processing free, or lift what was restricted?",
        "purpose" => "is the purpose open?",
        "facts" => "does every fact that the feature requires hold?",
        "permissions" => "do the system and the person allow the permissions that it needs?",
        "session" => "is the feature in use, and in sight where it must be?",
        "budget" => "may it happen once more?",
        _ => "",
    }
}

/// What a rule looked at, one line each: ids and where they stand.
pub fn looked_at(moment: &Moment<'_>, rule: &str, it: &UseRef) -> Vec<String> {
    let placet = moment.placet;
    let manifest = placet.manifest();
    let Some((feature, declared)) = manifest.features.get(&it.feature).zip(manifest.use_of(it)) else {
        return Vec::new();
    };
    match rule {
        "documents" if !feature.before_acceptance => {
            let all = manifest.documents_of(feature).into_iter();
            all.filter_map(|id| Some(format!("{id}: {}", placet.document_status(id).ok()?))).collect()
        }
        "age" => placet.age_band().ok().map(|it| format!("age: {it}")).into_iter().collect(),
        "restrictions" => {
            let all = placet.requests().unwrap_or_default().into_iter().filter(|it| it.restricts);
            all.map(|it| format!("{}: {}", it.id, it.kind.as_str())).collect()
        }
        "purpose" => {
            let status = placet.status(&declared.purpose).ok();
            status.map(|it| format!("{}: {it}", declared.purpose)).into_iter().collect()
        }
        "facts" => {
            let holds = |it: bool| if it { "holds" } else { "does not hold" };
            let all = feature.requires.iter();
            all.filter_map(|it| Some(format!("{}: {}", it.fact, holds(placet.fact(&it.fact).ok()?)))).collect()
        }
        "permissions" => permissions(placet, it, declared),
        "budget" => declared.budget.as_ref().map(budget).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn budget(it: &Budget) -> String {
    let scope = format!("{} per {}", it.count, String::from(it.per));
    // The gate is told of the act when the app asks; nobody is acting here.
    if it.per == BudgetScope::Action { format!("{scope}, and no act of the person is going on here") } else { scope }
}

fn permissions(placet: &Placet, it: &UseRef, declared: &Use) -> Vec<String> {
    let needed = declared.permissions.all_of.iter().chain(&declared.permissions.any_of);
    let line = |id: &PermissionId| {
        let status = placet.permission_status(id, &it.feature).ok()?;
        let is_asked = placet.manifest().permissions.get(id)?.control == PermissionControl::Os;
        let system = if is_asked { format!("the system says {}, ", status.system) } else { String::new() };
        Some(format!("{id}: {system}the person says {}", status.granted))
    };
    needed.filter_map(line).collect()
}

/// What a remedy tells the app to do.
pub fn helps(remedy: &Remedy) -> String {
    match remedy {
        Remedy::AskDocument(id) => format!("show the document `{id}` and ask for a decision on it"),
        Remedy::AskAge => "ask for the age".to_owned(),
        Remedy::AskConsent(id) => format!("ask for consent to the purpose `{id}`"),
        Remedy::AskSeparateConsent(id) => format!("ask for the separate consent to the purpose `{id}`, by itself"),
        Remedy::TurnOn(id) => format!("turn the switch `{id}` on"),
        Remedy::SetFact(id) => format!("establish the fact `{id}`"),
        Remedy::RequestPermission(id) => format!("ask for the permission `{id}`"),
        Remedy::OpenSettings(id) => format!("the person must allow `{id}` in the system's settings"),
        Remedy::LiftRestriction(id) => {
            format!("lift the request that stopped the purpose `{id}`, where the person wants that")
        }
        Remedy::Enter(id) => format!("enter the feature `{id}`"),
        Remedy::CancelDeletion => "cancel the deletion, where the person wants to keep the account".to_owned(),
        Remedy::WaitUntil(Some(at)) => format!("ask again at {at}"),
        Remedy::WaitUntil(None) => {
            "wait for the next session, launch or act of the person, as the budget says".to_owned()
        }
        Remedy::None => "nothing that the app can do".to_owned(),
    }
}

/// A denial in short: its reason and what it is about.
pub fn short(it: &Denial) -> String {
    let why = it.why.map(|why| format!(", {why}")).unwrap_or_default();
    let about = it.about.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
    format!("{}{why}{about}", it.reason)
}

/// What a denial means, in a sentence.
pub fn meaning(it: &Denial) -> &'static str {
    it.why.map_or_else(|| it.reason.meaning(), |why| why.meaning())
}

/// A denial for programs: as stories write it, with its meaning and help.
pub fn denial(it: &Denial) -> Value {
    json!({
        "reason": it.reason, "why": it.why, "about": it.about, "meaning": meaning(it),
        "remedy": it.remedy.code(), "remedy_about": it.remedy.about(), "help": helps(&it.remedy),
        "alternative": it.alternative.as_ref().map(ToString::to_string), "retry_at": it.retry_at,
    })
}

/// A name with its id; the id alone where there is no name.
pub fn named(placet: &Placet, names: Option<&Texts>, id: impl ToString) -> String {
    let name = names.map(|it| it.best("en", &placet.manifest().app.default_locale)).unwrap_or_default();
    let id = id.to_string();
    if name.is_empty() { id } else { format!("{name} ({id})") }
}
