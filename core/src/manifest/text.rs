//! Texts per locale.

use serde::{Deserialize, Serialize};

use super::Entries;

/// The same text in several locales, keyed by BCP 47 tag (`zh-CN`, `en`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Texts(pub Entries<String, String>);

impl Texts {
    /// The text for `locale`, else for its language, else for `fallback`, else the first there is.
    pub fn best(&self, locale: &str, fallback: &str) -> &str {
        let language = locale.split('-').next().unwrap_or(locale);
        let in_language =
            || self.0.iter().find(|(tag, _)| tag.split('-').next() == Some(language)).map(|(_, text)| text);
        self.0
            .get(locale)
            .or_else(in_language)
            .or_else(|| self.0.get(fallback))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }
}
