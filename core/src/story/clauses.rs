//! `clauses.json`: the clauses of an app's policy, one line each, with the manifest entries that carry them. Owns its
//! format; what is proven is worked out in [`proof`](super::proof).

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::strict;
use crate::id::AppId;

/// The clauses of one app's policy.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Clauses {
    #[serde(rename = "$schema", default)]
    _schema: Option<String>,
    /// The app whose manifest lies beside it.
    pub app: AppId,
    /// The clauses by id.
    pub clauses: BTreeMap<String, Clause>,
}

/// One clause.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// What it is about, in one word.
    pub kind: String,
    /// Where it is enforced.
    pub enforced: Enforced,
    /// What it says, in one line.
    pub says: String,
    /// The manifest entries that carry it, as JSON pointers (RFC 6901).
    #[serde(default)]
    pub entries: Vec<String>,
    /// The capability that is missing, for a clause of ours that no story proves.
    #[serde(default)]
    pub waits_for: Option<String>,
    /// The screen, prompt or test that fulfils it, for a clause of the host's.
    #[serde(default)]
    pub by: Option<String>,
}

/// Where a clause is enforced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Enforced {
    /// On the device, by Placet.
    Sdk,
    /// By the app, which shows or wires it.
    Host,
    /// On the operator's servers.
    Server,
    /// Nowhere: it promises or explains.
    None,
}

impl fmt::Display for Enforced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sdk => "sdk",
            Self::Host => "host",
            Self::Server => "server",
            Self::None => "none",
        })
    }
}

impl Clauses {
    /// Reads a `clauses.json`; unknown keys and words are refused.
    ///
    /// # Errors
    /// What is wrong, for a reader.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let value = strict::read(bytes).map_err(|it| it.to_string())?;
        Self::deserialize(value).map_err(|it| it.to_string())
    }

    /// What does not fit the manifest that lies beside it: another app, pointers that lead nowhere.
    pub fn misfits(&self, manifest: &Value) -> Vec<String> {
        let mut misfits = Vec::new();
        let app = manifest.pointer("/app/id").and_then(Value::as_str).unwrap_or_default();
        if app != self.app.as_str() {
            misfits.push(format!("it is for `{}`, and the manifest beside it is `{app}`'s", self.app));
        }
        for (id, clause) in &self.clauses {
            let lost = clause.entries.iter().filter(|it| manifest.pointer(it).is_none());
            misfits.extend(lost.map(|it| format!("`{id}`: no entry at `{it}`")));
        }
        misfits
    }
}
