//! The app, its operator and its storage.

use super::Judge;
use crate::manifest::{Contact, FindingCode, StorageAbroad};

/// What stands for the name of an operator that the text does not name.
const UNSPECIFIED: &str = "unspecified";

pub(super) fn judge(judge: &mut Judge<'_>) {
    operator(judge);
    storage(judge);
    let zone = &judge.manifest.app.zone;
    let written = zone.bytes().all(|it| it.is_ascii_alphanumeric() || b"/_+-".contains(&it));
    if !written || !(zone == "UTC" || zone.contains('/')) {
        judge.find(FindingCode::BadZone, &["app", "zone"], format_args!("`{zone}` is not the name of a zone"));
    }
}

fn operator(judge: &mut Judge<'_>) {
    let app = &judge.manifest.app;
    let legal_name = app.operator.legal_name.trim();
    let same = |name: &String| name.trim().to_lowercase() == legal_name.to_lowercase();
    if legal_name.is_empty() {
        let path = ["app", "operator", "legal_name"];
        judge.find(FindingCode::OperatorIsAppName, &path, "the operator has no name");
    } else if legal_name == UNSPECIFIED {
        let path = ["app", "operator", "legal_name"];
        judge.find(FindingCode::OperatorUnnamed, &path, "the text does not say who the operator is");
    } else if app.names.0.values().any(same) {
        let message = format!("`{legal_name}` is the app's name, not its operator's");
        judge.find(FindingCode::OperatorIsAppName, &["app", "operator", "legal_name"], message);
    }
    if is_unreachable(&app.operator.contact) {
        let path = ["app", "operator", "contact"];
        judge.find(FindingCode::OperatorContactMissing, &path, "the operator cannot be reached");
    }
}

fn storage(judge: &mut Judge<'_>) {
    let storage = &judge.manifest.app.storage;
    if storage.places.is_empty() {
        let path = ["app", "storage", "places"];
        judge.find(FindingCode::StorageUnspecified, &path, "no country of storage is named");
    }
    for (index, place) in storage.places.iter().enumerate() {
        let index = index.to_string();
        let path = ["app", "storage", "places", &index];
        if !is_country(place) {
            judge.find(FindingCode::BadCountry, &path, format_args!("`{place}` is not a country code"));
        } else if place != "CN" && storage.abroad == StorageAbroad::Never {
            judge.find(
                FindingCode::StoredAbroad,
                &path,
                format_args!("data is kept in `{place}`, and never goes abroad"),
            );
        }
    }
}

/// Whether a contact says nothing by which anyone can be reached.
pub(super) fn is_unreachable(contact: &Contact) -> bool {
    let ways = [&contact.email, &contact.phone, &contact.address];
    !ways.into_iter().flatten().any(|it| !it.trim().is_empty())
}

/// Whether a text is written as an ISO 3166 code is.
pub(super) fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|it| it.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::manifest::Manifest;

    fn codes(legal_name: &str) -> Vec<FindingCode> {
        let mut manifest: serde_json::Value =
            serde_json::from_str(include_str!("../../../tests/fixtures/manifest/clean.json")).unwrap();
        manifest["app"]["operator"]["legal_name"] = json!(legal_name);
        let manifest: Manifest = serde_json::from_value(manifest).unwrap();
        manifest.findings().iter().map(|it| it.code).collect()
    }

    #[test]
    fn an_operator_that_the_text_does_not_name_is_a_warning_and_one_named_like_the_app_an_error() {
        assert_eq!(codes("unspecified"), [FindingCode::OperatorUnnamed]);
        assert_eq!(codes(" "), [FindingCode::OperatorIsAppName]);
        assert_eq!(codes("示例科技有限公司"), []);
    }
}
