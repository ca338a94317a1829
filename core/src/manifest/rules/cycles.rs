//! References that lead back to where they start.

use std::collections::{BTreeMap, BTreeSet};

use super::Judge;
use crate::gather::Gather;
use crate::manifest::FindingCode;
use crate::manifest::suggest::enumerated;

type Graph<'m> = BTreeMap<&'m str, BTreeSet<&'m str>>;

pub(super) fn judge(judge: &mut Judge<'_>) {
    let manifest = judge.manifest;
    let derived: Graph<'_> = manifest
        .data
        .iter()
        .map(|(id, it)| (id.as_str(), it.derived_from.iter().map(crate::id::DataId::as_str).gathered()))
        .gathered();
    report(judge, &derived, |id| vec!["data", id, "derived_from"]);
    let depends: Graph<'_> = manifest
        .recipients
        .iter()
        .map(|(id, it)| (id.as_str(), it.depends_on.iter().map(crate::id::RecipientId::as_str).gathered()))
        .gathered();
    report(judge, &depends, |id| vec!["recipients", id, "depends_on"]);
    for (feature, declared) in &manifest.features {
        let turns: Graph<'_> = declared
            .uses
            .iter()
            .map(|(id, it)| (id.as_str(), it.alternatives.iter().map(|it| it.other.as_str()).gathered()))
            .gathered();
        report(judge, &turns, |id| vec!["features", feature.as_str(), "uses", id, "alternatives"]);
    }
}

fn report<'m>(judge: &mut Judge<'_>, graph: &Graph<'m>, path: impl Fn(&'m str) -> Vec<&'m str>) {
    if graph.values().all(BTreeSet::is_empty) {
        return;
    }
    let tangled: Vec<&str> = tangled(graph).into_iter().collect();
    if let Some(first) = tangled.first() {
        let message = format!("{} lead back to where they start", enumerated(&tangled));
        judge.find(FindingCode::Cycle, &path(first), message);
    }
}

/// What is left when every id that leads nowhere, or that nothing leads to, is taken out again and again.
fn tangled<'m>(graph: &Graph<'m>) -> BTreeSet<&'m str> {
    let mut left = prune(graph);
    let mut turned: Graph<'m> = BTreeMap::new();
    for id in &left {
        for other in graph.get(id).into_iter().flatten().filter(|it| left.contains(*it)) {
            turned.entry(other).or_default().insert(id);
        }
    }
    left = prune(&turned);
    left
}

/// The ids from which references go on for ever: all but those that lead, sooner or later, nowhere.
fn prune<'m>(graph: &Graph<'m>) -> BTreeSet<&'m str> {
    let mut sources: BTreeMap<&str, Vec<&'m str>> = BTreeMap::new();
    let mut open: BTreeMap<&'m str, usize> = BTreeMap::new();
    let mut ends: Vec<&'m str> = Vec::new();
    for (id, others) in graph {
        let declared: Vec<&&str> = others.iter().filter(|it| graph.contains_key(**it)).collect();
        open.insert(id, declared.len());
        if declared.is_empty() {
            ends.push(id);
        }
        for other in declared {
            sources.entry(other).or_default().push(id);
        }
    }
    while let Some(end) = ends.pop() {
        open.remove(end);
        for source in sources.get(end).into_iter().flatten() {
            if let Some(count) = open.get_mut(source) {
                *count -= 1;
                if *count == 0 {
                    ends.push(source);
                }
            }
        }
    }
    open.into_keys().collect()
}
