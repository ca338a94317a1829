//! One decision with every rule on its way.

use placet::id::UseRef;
use placet::policy::{Decision, Denial, Trace};
use serde_json::{Value, json};

use super::moment::Moment;
use super::words::{asks, denial, helps, looked_at, meaning, named, short};
use crate::output::{Output, word};
use crate::paint::Paint;

/// The decision for people.
pub fn lines(moment: &Moment<'_>, place: &str, it: &Trace, output: Output) -> Vec<String> {
    let paint = Paint::new(output.is_colored());
    let mut lines = vec![format!("{}: {}", paint.bold(&it.it), says(moment, &it.it))];
    lines.push(format!("asked of {}, at {}, {place}", moment.what, moment.at));
    lines.extend(moment.notes.iter().map(|it| format!("{}: {it}", paint.red("note"))));
    lines.push(String::new());
    for (index, step) in it.steps.iter().enumerate() {
        let number = index.saturating_add(1);
        let passed = step.denials.is_empty();
        let verdict = if passed { paint.green("pass") } else { paint.red("DENY") };
        lines.push(format!(" {number:>2} {:<12} {verdict}  {}", step.rule, asks(step.rule)));
        let below = |text: String| format!("{:22}{text}", "");
        lines.extend(looked_at(moment, step.rule, &it.it).into_iter().map(|it| below(paint.dim(it))));
        for denial in &step.denials {
            lines.push(below(format!("{}: {}", short(denial), meaning(denial))));
            lines.push(below(paint.cyan(format_args!("-> {}: {}", denial.remedy.code(), helps(&denial.remedy)))));
        }
    }
    lines.push(String::new());
    lines.extend(answer(&it.decision, paint));
    lines
}

fn answer(it: &Decision, paint: Paint) -> Vec<String> {
    match it {
        Decision::Allowed(it) => {
            let only = it.only.as_ref().map(|it| format!(", and only {}", json!(it))).unwrap_or_default();
            let (act, basis) = (word(&it.act), word(&it.basis));
            let says = format!("{act} {} for {} on the ground of {basis}{only}", it.data, it.purpose);
            vec![format!("{}: {says}", paint.green("allowed"))]
        }
        Decision::Denied(it) => {
            let mut lines = vec![format!("{}: {}", paint.red("denied"), short(it))];
            lines.push(format!("   next: {}", helps(&it.remedy)));
            if let Some(other) = &it.alternative {
                lines.push(format!("instead: {other} is allowed now"));
            }
            lines
        }
    }
}

/// The decision for programs.
pub fn json(moment: &Moment<'_>, place: &str, it: &Trace) -> Value {
    let rules: Vec<Value> = it
        .steps
        .iter()
        .map(|step| {
            json!({
                "rule": step.rule, "asks": asks(step.rule), "passed": step.denials.is_empty(),
                "looked_at": looked_at(moment, step.rule, &it.it),
                "denials": step.denials.iter().map(denial).collect::<Vec<Value>>(),
            })
        })
        .collect();
    json!({ "use": it.it.to_string(), "asked": asked(moment, place), "rules": rules, "decision": decision(&it.decision) })
}

/// Of what, when and where was asked.
pub fn asked(moment: &Moment<'_>, place: &str) -> Value {
    json!({ "of": moment.what, "at": moment.at.to_string(), "session": place, "notes": moment.notes })
}

/// A decision for programs.
pub fn decision(it: &Decision) -> Value {
    let denied = |it: &Denial| json!({ "denied": denial(it) });
    match it {
        Decision::Allowed(it) => json!({ "allowed": it }),
        Decision::Denied(it) => denied(it),
    }
}

/// What a use is: `collect Voice (voice) for Voice chat (voice_chat)`.
fn says(moment: &Moment<'_>, it: &UseRef) -> String {
    let manifest = moment.placet.manifest();
    let Some(declared) = manifest.use_of(it) else { return "not declared".to_owned() };
    let data = manifest.data.get(&declared.data).map(|it| &it.names);
    let purpose = manifest.purposes.get(&declared.purpose);
    let consent = purpose.map(|it| format!(", consent: {}", word(&it.consent.enforced()))).unwrap_or_default();
    format!(
        "{} {} for {}{consent}",
        word(&declared.act),
        named(moment.placet, data, &declared.data),
        named(moment.placet, purpose.map(|it| &it.names), &declared.purpose),
    )
}
