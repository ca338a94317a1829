//! Ids as names in generated code: in camel case they stay apart and are no keyword of Kotlin or Swift.

use std::collections::BTreeMap;

use super::Judge;
use crate::id::camel_case;
use crate::manifest::FindingCode;

/// Words that Kotlin or Swift reserve in every place, in camel case.
const KEYWORDS: &[&str] = &[
    "actor",
    "any",
    "as",
    "associatedtype",
    "async",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "continue",
    "default",
    "defer",
    "deinit",
    "do",
    "else",
    "enum",
    "extension",
    "fallthrough",
    "false",
    "fileprivate",
    "for",
    "fun",
    "func",
    "guard",
    "if",
    "import",
    "in",
    "init",
    "inout",
    "interface",
    "internal",
    "is",
    "let",
    "nil",
    "null",
    "object",
    "open",
    "operator",
    "package",
    "private",
    "protocol",
    "public",
    "repeat",
    "rethrows",
    "return",
    "self",
    "static",
    "struct",
    "subscript",
    "super",
    "switch",
    "this",
    "throw",
    "throws",
    "true",
    "try",
    "typealias",
    "typeof",
    "val",
    "var",
    "when",
    "where",
    "while",
];

pub(super) fn judge(judge: &mut Judge<'_>) {
    if !judge.seeks(FindingCode::IdCollides) {
        return;
    }
    let manifest = judge.manifest;
    names(judge, manifest.documents.keys().map(crate::id::DocumentId::as_str), &["documents"]);
    names(judge, manifest.purposes.keys().map(crate::id::PurposeId::as_str), &["purposes"]);
    names(judge, manifest.switches.keys().map(crate::id::SwitchId::as_str), &["switches"]);
    names(judge, manifest.facts.keys().map(crate::id::FactId::as_str), &["facts"]);
    names(judge, manifest.data.keys().map(crate::id::DataId::as_str), &["data"]);
    names(judge, manifest.permissions.keys().map(crate::id::PermissionId::as_str), &["permissions"]);
    names(judge, manifest.features.keys().map(crate::id::FeatureId::as_str), &["features"]);
    names(judge, manifest.recipients.keys().map(crate::id::RecipientId::as_str), &["recipients"]);
    for (id, it) in &manifest.features {
        names(judge, it.uses.keys().map(crate::id::UseId::as_str), &["features", id.as_str(), "uses"]);
    }
    if let Some(it) = &manifest.deletion {
        names(judge, it.preconditions.keys().map(crate::id::PreconditionId::as_str), &["deletion", "preconditions"]);
        names(judge, it.acknowledge.keys().map(crate::id::AcknowledgementId::as_str), &["deletion", "acknowledge"]);
        names(judge, it.choices.keys().map(crate::id::ChoiceId::as_str), &["deletion", "choices"]);
    }
    for (id, it) in &manifest.recipients {
        names(judge, it.controls.keys().map(crate::id::ControlId::as_str), &["recipients", id.as_str(), "controls"]);
    }
}

fn names<'m>(judge: &mut Judge<'_>, ids: impl Iterator<Item = &'m str>, path: &[&str]) {
    let mut taken: BTreeMap<String, &str> = BTreeMap::new();
    for id in ids {
        let name = camel_case(id);
        let path: Vec<&str> = path.iter().copied().chain([id]).collect();
        if KEYWORDS.binary_search(&name.as_str()).is_ok() {
            judge.find(FindingCode::IdCollides, &path, format_args!("`{name}` is a keyword of Kotlin or Swift"));
        }
        if let Some(other) = taken.insert(name.clone(), id) {
            judge.find(FindingCode::IdCollides, &path, format_args!("`{other}` and `{id}` are both `{name}` in code"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keywords_are_in_camel_case_and_in_order() {
        assert!(KEYWORDS.is_sorted());
        assert!(KEYWORDS.iter().all(|it| camel_case(it) == *it));
    }
}
