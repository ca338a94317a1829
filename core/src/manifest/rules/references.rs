//! What an entry names is declared in the same manifest.

use std::fmt::Display;

use super::Judge;
use crate::gather::Gather;
use crate::id::{DataId, DocumentId, FactId, FeatureId, PermissionId, PurposeId, RecipientId};
use crate::manifest::finding::pointer;
use crate::manifest::suggest::nearest;
use crate::manifest::{Finding, FindingCode, Manifest, RetentionOf, Start};

pub(super) fn judge(judge: &mut Judge<'_>) {
    let mut references = References {
        manifest: judge.manifest,
        declared: Declared::of(judge.manifest),
        findings: Vec::new(),
        guesses: GUESSES,
    };
    references.switches_and_data();
    references.features();
    references.recipients();
    references.duties();
    judge.findings.append(&mut references.findings);
}

/// How many misspelt references are compared with what is declared; comparing costs time, and a file may hold many.
const GUESSES: usize = 20;

struct References<'m> {
    manifest: &'m Manifest,
    declared: Declared<'m>,
    findings: Vec<Finding>,
    guesses: usize,
}

/// The ids of every list that ids refer to, each list in order.
struct Declared<'m> {
    documents: Vec<&'m str>,
    purposes: Vec<&'m str>,
    facts: Vec<&'m str>,
    data: Vec<&'m str>,
    permissions: Vec<&'m str>,
    features: Vec<&'m str>,
    recipients: Vec<&'m str>,
}

impl<'m> Declared<'m> {
    fn of(manifest: &'m Manifest) -> Self {
        Self {
            documents: manifest.documents.keys().map(DocumentId::as_str).gathered(),
            purposes: manifest.purposes.keys().map(PurposeId::as_str).gathered(),
            facts: manifest.facts.keys().map(FactId::as_str).gathered(),
            data: manifest.data.keys().map(DataId::as_str).gathered(),
            permissions: manifest.permissions.keys().map(PermissionId::as_str).gathered(),
            features: manifest.features.keys().map(FeatureId::as_str).gathered(),
            recipients: manifest.recipients.keys().map(RecipientId::as_str).gathered(),
        }
    }
}

/// A list of the manifest's that ids refer to.
#[derive(Clone, Copy)]
enum List {
    Documents,
    Purposes,
    Facts,
    Data,
    Permissions,
    Features,
    Recipients,
}

impl References<'_> {
    fn one(&mut self, list: List, id: impl Display, path: &[&str]) {
        let (noun, declared) = match list {
            List::Documents => ("document", &self.declared.documents),
            List::Purposes => ("purpose", &self.declared.purposes),
            List::Facts => ("fact", &self.declared.facts),
            List::Data => ("kind of data", &self.declared.data),
            List::Permissions => ("permission", &self.declared.permissions),
            List::Features => ("feature", &self.declared.features),
            List::Recipients => ("recipient", &self.declared.recipients),
        };
        let id = id.to_string();
        self.findings.extend(missing(noun, &id, declared, path, &mut self.guesses));
    }

    fn among(&mut self, noun: &str, id: &str, declared: &[&str], path: &[&str]) {
        self.findings.extend(missing(noun, id, declared, path, &mut self.guesses));
    }

    fn each<T: Display>(&mut self, list: List, ids: &[T], path: &[&str]) {
        for (index, id) in ids.iter().enumerate() {
            let index = index.to_string();
            let path: Vec<&str> = path.iter().copied().chain([index.as_str()]).collect();
            self.one(list, id, &path);
        }
    }

    fn switches_and_data(&mut self) {
        for (id, it) in &self.manifest.switches {
            self.each(List::Purposes, &it.purposes, &["switches", id.as_str(), "purposes"]);
        }
        self.each(List::Data, &self.manifest.app.necessary, &["app", "necessary"]);
        for (id, it) in &self.manifest.data {
            self.each(List::Data, &it.derived_from, &["data", id.as_str(), "derived_from"]);
            self.each(List::Purposes, &it.kept_while_any, &["data", id.as_str(), "kept_while_any"]);
        }
    }

    fn features(&mut self) {
        for (id, feature) in &self.manifest.features {
            let id = id.as_str();
            self.each(
                List::Documents,
                feature.documents.as_deref().unwrap_or_default(),
                &["features", id, "documents"],
            );
            for (index, it) in feature.requires.iter().enumerate() {
                self.one(List::Facts, &it.fact, &["features", id, "requires", &index.to_string(), "fact"]);
            }
            let uses: Vec<&str> = feature.uses.keys().map(crate::id::UseId::as_str).collect();
            for (name, it) in &feature.uses {
                let name = name.as_str();
                self.one(List::Data, &it.data, &["features", id, "uses", name, "data"]);
                self.one(List::Purposes, &it.purpose, &["features", id, "uses", name, "purpose"]);
                let all_of = ["features", id, "uses", name, "permissions", "all_of"];
                self.each(List::Permissions, &it.permissions.all_of, &all_of);
                let any_of = ["features", id, "uses", name, "permissions", "any_of"];
                self.each(List::Permissions, &it.permissions.any_of, &any_of);
                for (index, other) in it.alternatives.iter().enumerate() {
                    let index = index.to_string();
                    let path = ["features", id, "uses", name, "alternatives", &index, "use"];
                    self.among("use of this feature", other.other.as_str(), &uses, &path);
                }
            }
        }
    }

    fn recipients(&mut self) {
        for (id, it) in &self.manifest.recipients {
            let id = id.as_str();
            for (index, it) in it.receives.iter().enumerate() {
                let index = index.to_string();
                self.one(List::Data, &it.data, &["recipients", id, "receives", &index, "data"]);
                self.one(List::Purposes, &it.purpose, &["recipients", id, "receives", &index, "purpose"]);
            }
            let controls: Vec<&str> = it.controls.keys().map(crate::id::ControlId::as_str).collect();
            for (index, it) in it.collects.iter().enumerate() {
                let index = index.to_string();
                self.one(List::Data, &it.data, &["recipients", id, "collects", &index, "data"]);
                self.one(List::Purposes, &it.purpose, &["recipients", id, "collects", &index, "purpose"]);
                if let Some(control) = &it.control {
                    let path = ["recipients", id, "collects", &index, "control"];
                    self.among("control of this recipient", control.as_str(), &controls, &path);
                }
            }
            if let Some(Start::InFeature(features)) = &it.start {
                self.each(List::Features, features, &["recipients", id, "start", "in_feature"]);
            }
            self.each(List::Recipients, &it.depends_on, &["recipients", id, "depends_on"]);
        }
    }

    fn duties(&mut self) {
        for (id, it) in &self.manifest.retention {
            match &it.of {
                RetentionOf::Data(data) => self.one(List::Data, data, &["retention", id.as_str(), "of", "data"]),
                RetentionOf::Purpose(purpose) => {
                    self.one(List::Purposes, purpose, &["retention", id.as_str(), "of", "purpose"]);
                }
                RetentionOf::Everything => {}
            }
        }
        if let Some(deletion) = &self.manifest.deletion {
            for (id, it) in &deletion.preconditions {
                self.one(List::Facts, &it.fact, &["deletion", "preconditions", id.as_str(), "fact"]);
                if let Some(feature) = &it.by_feature {
                    let path = ["deletion", "preconditions", id.as_str(), "by_feature"];
                    self.one(List::Features, feature, &path);
                }
            }
            let during = &deletion.during_appeal;
            self.each(List::Features, &during.features, &["deletion", "during_appeal", "features"]);
            self.each(List::Recipients, &during.recipients, &["deletion", "during_appeal", "recipients"]);
            for id in deletion.tasks.keys() {
                self.one(List::Data, id, &["deletion", "tasks", id.as_str()]);
            }
        }
        for (index, band) in self.manifest.minors.bands.iter().enumerate() {
            self.each(List::Documents, &band.documents, &["minors", "bands", &index.to_string(), "documents"]);
        }
        self.each(List::Purposes, &self.manifest.minors.denied, &["minors", "denied"]);
    }
}

/// The finding for an id that is not among the declared ones, which are in order.
fn missing(noun: &str, id: &str, declared: &[&str], path: &[&str], guesses: &mut usize) -> Option<Finding> {
    if declared.binary_search(&id).is_ok() {
        return None;
    }
    let finding = Finding::new(FindingCode::DanglingReference, pointer(path), format!("there is no {noun} `{id}`"));
    let near = if *guesses > 0 { nearest(id, declared.iter().copied()) } else { None };
    *guesses = guesses.saturating_sub(1);
    Some(match near {
        Some(near) => finding.with_help(format!("Did you mean `{near}`? Else declare `{id}`.")),
        None => finding,
    })
}
