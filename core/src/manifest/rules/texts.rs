//! Texts that a person is shown: there is one, in the app's default locale.

use super::Judge;
use crate::id::Locale;
use crate::manifest::{FindingCode, Texts};

pub(super) fn judge(judge: &mut Judge<'_>) {
    let manifest = judge.manifest;
    let missing = FindingCode::TextMissing;
    let locale = &manifest.app.default_locale;
    if !is_locale(locale) {
        judge.find(FindingCode::BadLocale, &["app", "default_locale"], format_args!("`{locale}` is not a locale"));
    }
    text(judge, &manifest.app.names, missing, &["app", "names"]);
    for (id, it) in &manifest.documents {
        text(judge, &it.names, missing, &["documents", id.as_str(), "names"]);
        for tag in it.texts.keys().filter(|it| !is_locale(it)) {
            bad_locale(judge, tag, &["documents", id.as_str(), "texts"]);
        }
    }
    for (id, it) in &manifest.purposes {
        text(judge, &it.names, missing, &["purposes", id.as_str(), "names"]);
        for (key, texts) in [("necessity_text", &it.necessity_text), ("impact_text", &it.impact_text)] {
            if let Some(texts) = texts {
                text(judge, texts, missing, &["purposes", id.as_str(), key]);
            }
        }
    }
    for (id, it) in &manifest.switches {
        text(judge, &it.names, missing, &["switches", id.as_str(), "names"]);
    }
    for (id, it) in &manifest.facts {
        text(judge, &it.names, missing, &["facts", id.as_str(), "names"]);
    }
    for (id, it) in &manifest.data {
        text(judge, &it.names, missing, &["data", id.as_str(), "names"]);
    }
    for (id, it) in &manifest.permissions {
        text(judge, &it.names, missing, &["permissions", id.as_str(), "names"]);
        text(judge, &it.usage, FindingCode::PermissionWithoutUsage, &["permissions", id.as_str(), "usage"]);
    }
    for (id, it) in &manifest.features {
        text(judge, &it.names, missing, &["features", id.as_str(), "names"]);
    }
    recipients_and_deletion(judge);
}

fn recipients_and_deletion(judge: &mut Judge<'_>) {
    let manifest = judge.manifest;
    let missing = FindingCode::TextMissing;
    for (id, it) in &manifest.recipients {
        text(judge, &it.names, missing, &["recipients", id.as_str(), "names"]);
        if let Some(scene) = &it.scene {
            text(judge, scene, missing, &["recipients", id.as_str(), "scene"]);
        }
        for (control, it) in &it.controls {
            text(judge, &it.names, missing, &["recipients", id.as_str(), "controls", control.as_str(), "names"]);
        }
    }
    for (id, it) in manifest.deletion.iter().flat_map(|it| it.acknowledge.iter()) {
        text(judge, it, missing, &["deletion", "acknowledge", id.as_str()]);
    }
}

fn text(judge: &mut Judge<'_>, texts: &Texts, missing: FindingCode, path: &[&str]) {
    for (tag, text) in &texts.0 {
        if !is_locale(tag) {
            bad_locale(judge, tag, path);
        }
        if text.trim().is_empty() {
            let path: Vec<&str> = path.iter().copied().chain([tag.as_str()]).collect();
            judge.find(missing, &path, "the text is empty");
        }
    }
    let locale = judge.manifest.app.default_locale.as_str();
    if texts.0.is_empty() {
        judge.find(missing, path, "there is no text in any locale");
    } else if !texts.0.contains_key(locale) {
        judge.find(FindingCode::DefaultLocaleMissing, path, format_args!("there is no text for `{locale}`"));
    }
}

fn bad_locale(judge: &mut Judge<'_>, tag: &str, path: &[&str]) {
    let path: Vec<&str> = path.iter().copied().chain([tag]).collect();
    judge.find(FindingCode::BadLocale, &path, format_args!("`{tag}` is not a locale"));
}

/// Whether a text is what evidence takes for a locale.
fn is_locale(tag: &str) -> bool {
    Locale::is(tag)
}
