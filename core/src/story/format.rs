//! The story format: bytes to a [`Story`], or what is wrong and where. Owns strictness: an unknown key, verb or word, a
//! key written twice, a story that expects nothing.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::strict;
use super::verb::Verb;
use crate::clock::Timestamp;
use crate::id::AppId;

/// The process that a step happens in where it names none.
pub const MAIN_PROCESS: &str = "process_1";
/// How many clauses and rules a story proves at most.
pub const MAX_PROVES: usize = 5;
/// The keys of a step that are no verb.
const BESIDE_THE_VERB: [&str; 3] = ["expect", "in", "note"];

/// The verbs whose `with` is a patch.
const PATCHING: [&str; 2] = ["update", "findings"];

/// What happens, in order, and what must be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// The name of its file without `.story.json`.
    pub name: String,
    /// The sentence that it tells.
    pub title: String,
    /// The clauses and rules that it fails without, by id.
    pub proves: Vec<String>,
    /// The app whose manifest it is told for.
    pub app: AppId,
    /// When it begins.
    pub starts: Timestamp,
    /// What happens.
    pub steps: Vec<Step>,
}

/// One verb with its arguments, where it happens, and what it must answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The verb's word.
    pub word: String,
    /// The verb.
    pub verb: Verb,
    /// The process that it happens in.
    pub process: String,
    /// What it must answer; left out, anything but an error.
    pub expect: Option<Value>,
}

/// Why bytes are no story.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{message}", .step.map(|it| format!("step {it}: ")).unwrap_or_default())]
pub struct StoryError {
    /// The step, counted from 1; none for the story as a whole.
    pub step: Option<usize>,
    /// What is wrong, and what to write instead.
    pub message: String,
}

/// What happens, in order, and what must be answered: one file.
#[derive(Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    /// Where the schema is; read by editors alone.
    #[serde(rename = "$schema", default)]
    _schema: Option<String>,
    /// The sentence that it tells.
    #[cfg_attr(feature = "check", schemars(regex(pattern = r"\S")))]
    story: String,
    /// The clauses and rules that it fails without, by id.
    #[serde(default)]
    #[cfg_attr(feature = "check", schemars(length(max = MAX_PROVES), extend("uniqueItems" = true)))]
    proves: Vec<String>,
    /// The app whose manifest lies beside it.
    manifest: AppId,
    /// When it begins.
    #[cfg_attr(feature = "check", schemars(schema_with = "super::schema::instant"))]
    starts: String,
    /// What happens, in order; at least one step says what it expects.
    #[cfg_attr(feature = "check", schemars(schema_with = "super::schema::steps"))]
    steps: Vec<Value>,
}

impl Story {
    /// Reads a story; `name` is that of its file without `.story.json`.
    ///
    /// # Errors
    /// [`StoryError`] with the first thing that is wrong.
    pub fn parse(name: &str, bytes: &[u8]) -> Result<Self, StoryError> {
        let value = strict::read(bytes).map_err(whole)?;
        if value.as_object().is_some_and(|it| it.values().any(Value::is_null)) {
            return Err(whole("`null` says nothing: leave the key out"));
        }
        let written = Written::deserialize(value).map_err(whole)?;
        let starts = written.starts.parse().map_err(|it| whole(format_args!("`starts`: {it}")))?;
        let mut steps = Vec::with_capacity(written.steps.len());
        for (index, it) in written.steps.into_iter().enumerate() {
            let step = step(it).map_err(|message| StoryError { step: Some(index + 1), message })?;
            steps.push(step);
        }
        let story = Self {
            name: name.to_owned(),
            title: written.story,
            proves: written.proves,
            app: written.manifest,
            starts,
            steps,
        };
        match story.fault() {
            Some(message) => Err(whole(message)),
            None => Ok(story),
        }
    }

    /// Whether it needs a store that outlives a process: it restarts, is damaged, updated or searched, or names a
    /// second process.
    pub fn needs_disk(&self) -> bool {
        let ends = |it: &Verb| {
            matches!(it, Verb::Restart(_) | Verb::Damage(_) | Verb::Update { .. } | Verb::System { .. })
                || matches!(it, Verb::SearchFiles { .. })
        };
        self.steps.iter().any(|it| ends(&it.verb) || it.process != MAIN_PROCESS)
    }

    fn fault(&self) -> Option<String> {
        if self.title.trim().is_empty() {
            return Some("`story` is empty: write the sentence that it tells".to_owned());
        }
        if self.proves.len() > MAX_PROVES {
            return Some(format!("`proves` names {} ids: name at most {MAX_PROVES}", self.proves.len()));
        }
        let repeats = |(index, it): (usize, &String)| self.proves.iter().take(index).any(|other| other == it);
        if let Some(twice) = self.proves.iter().enumerate().find(|it| repeats(*it)) {
            return Some(format!("`proves` names `{}` twice", twice.1));
        }
        if !self.steps.iter().any(|it| it.expect.is_some()) {
            return Some("it expects nothing: give a step an `expect`".to_owned());
        }
        None
    }
}

fn whole(message: impl ToString) -> StoryError {
    StoryError { step: None, message: message.to_string() }
}

fn step(value: Value) -> Result<Step, String> {
    let Value::Object(mut members) = value else { return Err("a step is an object".to_owned()) };
    let process = process(members.remove("in"))?;
    let expect = members.remove("expect");
    if members.remove("note").is_some_and(|it| !it.is_string()) {
        return Err("`note` is a text".to_owned());
    }
    if members.iter().any(|(word, it)| has_null_outside_a_patch(word, it)) {
        return Err("`null` says nothing: leave the key out".to_owned());
    }
    let words: Vec<String> = members.keys().cloned().collect();
    let [word] = words.as_slice() else { return Err(one_verb(&words)) };
    let verb = Verb::deserialize(Value::Object(single(word, members))).map_err(|it| format!("`{word}`: {it}"))?;
    if let Some(fault) = verb.fault() {
        return Err(format!("`{word}`: {fault}"));
    }
    if verb.is_everywhere() && process.is_some() {
        return Err(format!("`{word}` happens to every process: leave `in` out"));
    }
    let process = process.unwrap_or_else(|| MAIN_PROCESS.to_owned());
    Ok(Step { word: word.clone(), verb, process, expect })
}

/// A patch takes out what it writes as `null`; no other argument may say so.
fn has_null_outside_a_patch(word: &str, arguments: &Value) -> bool {
    match arguments {
        Value::Object(members) if PATCHING.contains(&word) => {
            members.iter().any(|(key, it)| key != "with" && has_null(it))
        }
        it => has_null(it),
    }
}

/// Whether `null` stands anywhere in it: only an `expect` may name one, for a key that must not be there.
fn has_null(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.iter().any(has_null),
        Value::Object(members) => members.values().any(has_null),
        _ => false,
    }
}

fn single(word: &str, mut members: Map<String, Value>) -> Map<String, Value> {
    members.retain(|key, _| key == word);
    members
}

fn one_verb(words: &[String]) -> String {
    let beside = BESIDE_THE_VERB.join("`, `");
    match words {
        [] => format!("a step has a verb beside `{beside}`"),
        words => format!("a step has one verb, not {}: `{}`", words.len(), words.join("`, `")),
    }
}

fn process(value: Option<Value>) -> Result<Option<String>, String> {
    match value {
        None => Ok(None),
        Some(Value::String(name)) if is_process(&name) => Ok(Some(name)),
        Some(_) => Err("`in` is `process_1` to `process_9`".to_owned()),
    }
}

fn is_process(name: &str) -> bool {
    matches!(name.strip_prefix("process_").map(str::as_bytes), Some([b'1'..=b'9']))
}
