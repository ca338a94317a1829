//! Evidence: where and how a person decided.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::canonical::Hash;
use crate::id::{DocumentId, Locale, PromptId};

/// Where a decision was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Surface {
    /// The first launch.
    FirstLaunch,
    /// A dialog.
    Dialog,
    /// The privacy centre.
    PrivacyCentre,
    /// The app's settings.
    Settings,
    /// The way into a feature.
    FeatureEntry,
    /// A web page.
    Web,
    /// A letter or mail.
    Mail,
    /// A guardian's screen.
    Guardian,
    /// An import from an earlier version.
    Import,
    /// A test.
    Test,
}

/// Who decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The person.
    #[default]
    Own,
    /// A guardian.
    Guardian,
}

/// What the app says of a decision as it hands it over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Where it was made.
    pub surface: Surface,
    /// The prompt that was shown, where there was one.
    pub prompt: Option<PromptId>,
    /// The locale of what was shown, where it is known.
    pub locale: Option<Locale>,
}

impl Evidence {
    /// A decision made on `surface`, with nothing more said.
    pub fn on(surface: Surface) -> Self {
        Self { surface, prompt: None, locale: None }
    }
}

/// What the ledger keeps of a decision: the app's evidence, and what was in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// Where it was made.
    pub surface: Surface,
    /// The prompt that was shown.
    pub prompt: Option<PromptId>,
    /// The locale of what was shown.
    pub locale: Option<Locale>,
    /// Who decided.
    pub actor: Actor,
    /// Hash of the manifest in force.
    pub manifest: Hash,
    /// Hashes of the documents last shown to the subject.
    pub documents: BTreeMap<DocumentId, Hash>,
}
