//! Every use at a glance: what a person could do now, and what stands in the way of the rest.

use placet::id::{FeatureId, UseRef};
use placet::manifest::Feature;
use placet::policy::{Availability, Decision, Trace};
use serde_json::{Value, json};

use super::moment::Moment;
use super::trace::{asked, decision};
use super::words::{named, short};
use crate::output::{Failure, Output};
use crate::paint::Paint;

/// Prints the uses of one feature, or of all.
pub fn show(moment: &Moment<'_>, only: Option<&FeatureId>, output: Output) -> Result<(), Failure> {
    let features = moment.placet.manifest().features.iter().filter(|(id, _)| only.is_none_or(|it| it == *id));
    if output.is_json() {
        let features: Vec<Value> = features.map(|it| of_feature(moment, it)).collect();
        return output.json(&json!({ "asked": asked(moment, "one a feature"), "features": features }));
    }
    let paint = Paint::new(output.is_colored());
    output.line(&format!("asked of {}, at {}", moment.what, moment.at))?;
    for note in &moment.notes {
        output.line(&format!("{}: {note}", paint.red("note")))?;
    }
    for (id, feature) in features {
        output.line("")?;
        let (session, place) = moment.session(id);
        let open = availability(moment, id);
        let name = named(moment.placet, Some(&feature.names), id);
        output.line(&format!("{}: {open}; asked {place}", paint.bold(name)))?;
        let width = feature.uses.keys().map(|it| it.to_string().len()).max().unwrap_or_default();
        for it in feature.uses.keys() {
            let trace = moment.placet.explain(session, &UseRef::new(id.clone(), it.clone()));
            output.line(&format!("  {:width$}  {}", it.to_string(), line(&trace, paint)))?;
        }
        if feature.uses.is_empty() {
            output.line("  it uses no data")?;
        }
    }
    Ok(())
}

fn line(trace: &Trace, paint: Paint) -> String {
    match &trace.decision {
        Decision::Allowed(it) => format!("{}  {} for {}", paint.green("allowed"), it.data, it.purpose),
        Decision::Denied(it) => {
            let instead = it.alternative.as_ref().map(|it| format!(", instead {it}")).unwrap_or_default();
            let next = paint.cyan(format_args!("-> {}", it.remedy.code()));
            format!("{}   {} {next}{instead}", paint.red("denied"), short(it))
        }
    }
}

fn of_feature(moment: &Moment<'_>, (id, feature): (&FeatureId, &Feature)) -> Value {
    let (session, place) = moment.session(id);
    let uses = feature.uses.keys().map(|it| {
        let trace = moment.placet.explain(session, &UseRef::new(id.clone(), it.clone()));
        json!({ "use": trace.it.to_string(), "decision": decision(&trace.decision) })
    });
    let uses: Vec<Value> = uses.collect();
    json!({ "feature": id, "availability": availability(moment, id), "session": place, "uses": uses })
}

fn availability(moment: &Moment<'_>, id: &FeatureId) -> &'static str {
    match moment.placet.availability(id) {
        Ok(Availability::Open) => "open",
        Ok(Availability::Degraded(_)) => "degraded",
        Ok(Availability::Blocked(_)) | Err(_) => "blocked",
    }
}
