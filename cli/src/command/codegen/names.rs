//! The names that a manifest gives: what each id is called in code, of which type it is, and what its comment says.
//! Owns the rules that hold in both languages; how a name is written is theirs.

use std::collections::BTreeMap;

use placet::id::camel_case;
use placet::manifest::{Act, ChoiceOption, ConsentKind, Feature, Manifest, Precondition, Texts, Use};
use serde::Serialize;

/// Names of types that a feature may not take: what the generated code or the language itself means by them.
const TAKEN_TYPES: [&str; 11] = [
    "Any",
    "Feature",
    "FeatureId",
    "Features",
    "JvmField",
    "JvmName",
    "JvmStatic",
    "Protocol",
    "Self",
    "Type",
    "UseRef",
];

/// Everything that an app calls by name.
#[derive(Debug)]
pub struct Names {
    /// What the class with all of it is called.
    pub class: String,
    /// The app's own name.
    pub app: String,
    /// One group per kind of id that the manifest has entries of.
    pub groups: Vec<Group>,
    /// The features, by id.
    pub features: Vec<FeatureName>,
}

/// The ids of one kind.
#[derive(Debug)]
pub struct Group {
    /// What they are called together: `Purposes`.
    pub title: &'static str,
    /// Each of them, by id.
    pub ids: Vec<IdName>,
}

/// One id.
#[derive(Debug)]
pub struct IdName {
    /// The id as the manifest writes it; a use with its feature.
    pub id: String,
    /// The name in code, keywords not yet escaped.
    pub name: String,
    /// The type that the bindings have for it.
    pub kind: &'static str,
    /// What it is called by people.
    pub doc: String,
}

/// A feature, and the uses that hang off it.
#[derive(Debug)]
pub struct FeatureName {
    /// The id as the manifest writes it.
    pub id: String,
    /// The name in code, keywords not yet escaped.
    pub name: String,
    /// The name of its type.
    pub class: String,
    /// What it is called by people.
    pub doc: String,
    /// Its uses, by id.
    pub uses: Vec<IdName>,
}

/// Ids that cannot stand side by side in code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Collision {
    /// Where both are declared, as a JSON pointer.
    pub path: String,
    /// The ids, in their order.
    pub ids: Vec<String>,
    /// What they would be called.
    pub name: String,
    /// What is so, and what to do.
    pub message: String,
}

impl Names {
    /// The names of a manifest, or every collision there is.
    pub fn of(manifest: &Manifest, class: &str) -> Result<Self, Vec<Collision>> {
        let mut found = Vec::new();
        let said = |texts: &Texts| texts.best(&manifest.app.default_locale, "").to_owned();
        let groups = groups(manifest, &mut found);
        let features: Vec<FeatureName> = manifest
            .features
            .iter()
            .map(|(id, it)| FeatureName {
                id: id.to_string(),
                name: camel_case(id.as_str()),
                class: class_name(id.as_str(), class),
                doc: said(&it.names),
                uses: uses(manifest, id.as_str(), it, &mut found),
            })
            .collect();
        apart("/features", features.iter().map(|it| (&*it.id, it.name.clone())), &mut found);
        classes_apart(&features, &mut found);
        let app = said(&manifest.app.names);
        if found.is_empty() { Ok(Self { class: class.to_owned(), app, groups, features }) } else { Err(found) }
    }

    /// The types of the bindings that the names need, in order.
    pub fn kinds(&self) -> Vec<&'static str> {
        let ids = self.groups.iter().flat_map(|it| &it.ids).chain(self.features.iter().flat_map(|it| &it.uses));
        let mut kinds: Vec<_> = ids.map(|it| it.kind).collect();
        if !self.features.is_empty() {
            kinds.extend(["Feature", "FeatureId"]);
        }
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }
}

/// An id, the type that the bindings have for it, and what it is called by people.
type Entry<'m> = (&'m str, &'static str, String);
/// What a group is called together, where it is declared, and its entries.
type Declared<'m> = (&'static str, &'static str, Vec<Entry<'m>>);

fn groups(manifest: &Manifest, found: &mut Vec<Collision>) -> Vec<Group> {
    let said = |it: &Texts| it.best(&manifest.app.default_locale, "").to_owned();
    let purpose = |it: ConsentKind| if it == ConsentKind::Separate { "SeparatePurposeId" } else { "PurposeId" };
    let declared: [Declared<'_>; 6] = [
        (
            "Documents",
            "/documents",
            manifest.documents.iter().map(|(id, it)| (id.as_str(), "DocumentId", said(&it.names))).collect(),
        ),
        (
            "Purposes",
            "/purposes",
            manifest
                .purposes
                .iter()
                .map(|(id, it)| (id.as_str(), purpose(it.consent.enforced()), said(&it.names)))
                .collect(),
        ),
        (
            "Recipients",
            "/recipients",
            manifest.recipients.iter().map(|(id, it)| (id.as_str(), "RecipientId", said(&it.names))).collect(),
        ),
        (
            "Permissions",
            "/permissions",
            manifest.permissions.iter().map(|(id, it)| (id.as_str(), "PermissionId", said(&it.names))).collect(),
        ),
        (
            "Switches",
            "/switches",
            manifest.switches.iter().map(|(id, it)| (id.as_str(), "SwitchId", said(&it.names))).collect(),
        ),
        ("Facts", "/facts", manifest.facts.iter().map(|(id, it)| (id.as_str(), "FactId", said(&it.names))).collect()),
    ];
    let mut groups = Vec::new();
    for (title, path, entries) in declared.into_iter().chain(of_deletion(manifest)) {
        apart(path, entries.iter().map(|(id, ..)| (*id, camel_case(id))), found);
        let name = |(id, kind, doc): Entry<'_>| IdName { id: id.to_owned(), name: camel_case(id), kind, doc };
        if !entries.is_empty() {
            groups.push(Group { title, ids: entries.into_iter().map(name).collect() });
        }
    }
    groups
}

/// What a deletion asks of the person: a precondition is called as its fact is, a choice by its options.
fn of_deletion(manifest: &Manifest) -> Vec<Declared<'_>> {
    let Some(deletion) = &manifest.deletion else { return Vec::new() };
    let said = |it: Option<&Texts>| it.map_or("", |it| it.best(&manifest.app.default_locale, "")).to_owned();
    let fact = |it: &Precondition| said(manifest.facts.get(&it.fact).map(|it| &it.names));
    let word = |it: &ChoiceOption| match it {
        ChoiceOption::Erase => "erase",
        ChoiceOption::Detach => "detach",
    };
    let options = |it: &[ChoiceOption]| it.iter().map(word).collect::<Vec<_>>().join(", ");
    let preconditions = deletion.preconditions.iter().map(|(id, it)| (id.as_str(), "PreconditionId", fact(it)));
    let texts = deletion.acknowledge.iter().map(|(id, it)| (id.as_str(), "AcknowledgementId", said(Some(it))));
    let choices = deletion.choices.iter().map(|(id, it)| (id.as_str(), "ChoiceId", options(it)));
    vec![
        ("Preconditions", "/deletion/preconditions", preconditions.collect()),
        ("Acknowledgements", "/deletion/acknowledge", texts.collect()),
        ("Choices", "/deletion/choices", choices.collect()),
    ]
}

fn uses(manifest: &Manifest, feature: &str, declared: &Feature, found: &mut Vec<Collision>) -> Vec<IdName> {
    let path = format!("/features/{feature}/uses");
    apart(&path, declared.uses.keys().map(|it| (it.as_str(), camel_case(it.as_str()))), found);
    for id in declared.uses.keys().filter(|it| camel_case(it.as_str()) == "id") {
        found.push(Collision {
            path: path.clone(),
            ids: vec![id.to_string()],
            name: "id".to_owned(),
            message: format!(
                "the use `{id}` of `{feature}` would be called `id`, as the feature's own id is; rename the use"
            ),
        });
    }
    let name = |(id, it): (&placet::id::UseId, &Use)| IdName {
        id: format!("{feature}.{id}"),
        name: camel_case(id.as_str()),
        kind: "UseRef",
        doc: what_it_does(manifest, it),
    };
    declared.uses.iter().map(name).collect()
}

/// A use has no name of its own: it is said by what it does with which data, and why.
fn what_it_does(manifest: &Manifest, it: &Use) -> String {
    let said = |texts: Option<&Texts>| texts.map_or("", |it| it.best(&manifest.app.default_locale, "")).to_owned();
    let does = match it.act {
        Act::Collect => "Collects",
        Act::Use => "Uses",
        Act::Derive => "Works out",
        Act::Share => "Shares",
        Act::Publish => "Publishes",
        Act::Write => "Writes",
    };
    let data = said(manifest.data.get(&it.data).map(|it| &it.names));
    let purpose = said(manifest.purposes.get(&it.purpose).map(|it| &it.names));
    format!("{does} {data} for {purpose}.")
}

/// Two ids of one group that have one name.
fn apart<'m>(path: &str, names: impl Iterator<Item = (&'m str, String)>, found: &mut Vec<Collision>) {
    let mut taken: BTreeMap<String, &str> = BTreeMap::new();
    for (id, name) in names {
        if let Some(other) = taken.insert(name.clone(), id) {
            let message = format!("`{other}` and `{id}` would both be called `{name}`; rename one of them");
            found.push(Collision { path: path.to_owned(), ids: vec![other.to_owned(), id.to_owned()], name, message });
        }
    }
}

/// Two features whose types would lie in one file where file names ignore case.
fn classes_apart(features: &[FeatureName], found: &mut Vec<Collision>) {
    let mut taken: BTreeMap<String, &FeatureName> = BTreeMap::new();
    for it in features {
        let Some(other) = taken.insert(it.class.to_ascii_lowercase(), it) else { continue };
        if other.name == it.name {
            continue;
        }
        found.push(Collision {
            path: "/features".to_owned(),
            ids: vec![other.id.clone(), it.id.clone()],
            name: it.class.clone(),
            message: format!(
                "`{}` and `{}` would have types called `{}` and `{}`, which one class file would hold where case is \
                 ignored; rename one of them",
                other.id, it.id, other.class, it.class
            ),
        });
    }
}

/// The name of a feature's type; one that is taken says that it is a feature.
fn class_name(id: &str, class: &str) -> String {
    let name = camel_case(id);
    let mut letters = name.chars();
    let name: String = letters.next().into_iter().map(|it| it.to_ascii_uppercase()).chain(letters).collect();
    if name == class || TAKEN_TYPES.contains(&&*name) { format!("{name}Feature") } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_does_not_take_a_name_that_the_generated_code_needs() {
        assert_eq!(class_name("voice_room", "App"), "VoiceRoom");
        assert_eq!(class_name("feature", "App"), "FeatureFeature");
        assert_eq!(class_name("app", "App"), "AppFeature");
        assert_eq!(class_name("app", "Keke"), "App");
    }
}
