//! Recipients: who they are, where they are, and what sending data abroad takes.

use super::Judge;
use super::app::{is_country, is_unreachable};
use crate::manifest::{FindingCode, Recipient, RecipientKind, Start, StorageAbroad};

pub(super) fn judge(judge: &mut Judge<'_>) {
    for (id, it) in &judge.manifest.recipients {
        let id = id.as_str();
        if it.receives.is_empty() && it.collects.is_empty() {
            let path = ["recipients", id];
            judge.find(FindingCode::RecipientWithoutData, &path, "it receives nothing and collects nothing");
        }
        if is_company(it.kind) {
            identity(judge, id, it);
        }
        if matches!(&it.start, Some(Start::InFeature(features)) if features.is_empty()) {
            let path = ["recipients", id, "start", "in_feature"];
            judge.find(FindingCode::RecipientNeverStarts, &path, "it starts in a feature, and none is named");
        }
        if is_company(it.kind) || it.country.is_some() {
            country(judge, id, it);
        }
    }
}

/// Whether it is a company that can be named now: authorities, everybody, other users and successors are not.
fn is_company(kind: RecipientKind) -> bool {
    match kind {
        RecipientKind::Sdk | RecipientKind::Partner | RecipientKind::Affiliate | RecipientKind::Processor => true,
        RecipientKind::Authority | RecipientKind::Public | RecipientKind::Users | RecipientKind::Successor => false,
    }
}

fn identity(judge: &mut Judge<'_>, id: &str, it: &Recipient) {
    let path = ["recipients", id];
    // What is named when the person is asked has its name then.
    if it.instance.is_none() && it.legal_name.as_ref().is_none_or(|it| it.trim().is_empty()) {
        judge.find(FindingCode::RecipientWithoutLegalName, &path, "its registered name is not given");
    }
    if it.instance.is_none() && it.contact.as_ref().is_none_or(is_unreachable) {
        judge.find(FindingCode::RecipientWithoutContact, &path, "it cannot be reached");
    }
    if it.country.is_none() {
        judge.find(FindingCode::RecipientWithoutCountry, &path, "its country is not given, so it counts as abroad");
    }
}

fn country(judge: &mut Judge<'_>, id: &str, it: &Recipient) {
    if let Some(country) = it.country.as_ref().filter(|it| !is_country(it)) {
        let message = format!("`{country}` is not a country code");
        judge.find(FindingCode::BadCountry, &["recipients", id, "country"], message);
        return;
    }
    if it.country.as_deref() == Some("CN") {
        return;
    }
    let place = it.country.as_deref().map_or("an unknown country".to_owned(), |it| format!("`{it}`"));
    match judge.manifest.app.storage.abroad {
        StorageAbroad::WithConsent => {}
        StorageAbroad::Never => {
            let message = format!("it is in {place}, and no data goes abroad");
            judge.find(FindingCode::AbroadForbidden, &["recipients", id], message);
        }
        StorageAbroad::UserAct => {
            let message = format!("it is in {place}, and nobody is asked about that");
            judge.find(FindingCode::AbroadWithoutConsent, &["recipients", id], message);
        }
    }
}
