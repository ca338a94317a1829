//! The receipt of a deletion that is over: what was done, by when and how that was confirmed, and the end of the chain
//! that says so. It names nobody: all it says of the person is the random reference of a chain that has ended. Pure: made
//! from verified entries, and the same from the same.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Head;
use super::receipt::{Instant, LedgerPlace};
use crate::clock::Timestamp;
use crate::event::{Event, Proof, Surface, TaskId, TaskWork};
use crate::id::{AppId, GroundId, PromptId, RecipientId, RetentionId};
use crate::ledger::{ChainName, Recorded};
use crate::policy::deletion::{DeletionState, Execution, Stage};

/// The receipt of a deletion that was carried out or refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeletionReceipt {
    /// The form of the file.
    pub schema_version: DeletionReceiptVersion,
    /// The app.
    pub app: AppId,
    /// How it ended.
    pub outcome: DeletionOutcome,
    /// When it was submitted; absent where it was refused before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submitted_at: Option<Instant>,
    /// When the appeal ended, or would have; absent where there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appeal_until: Option<Instant>,
    /// Since when it was carried out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub executing_since: Option<Instant>,
    /// Until when it was to be carried out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_by: Option<Instant>,
    /// When it was over.
    pub over_at: Instant,
    /// Why it was refused, and the text that says what the person can do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<DeletionRefusal>,
    /// Every task, with how it was confirmed; empty where it was refused.
    pub tasks: Vec<ConfirmedTask>,
    /// The recipients that were told to erase, or whose authorisation was taken back.
    pub recipients_notified: Vec<RecipientId>,
    /// The tasks of which something is left for a time: backups that run out, logs set apart, what the law keeps.
    pub remaining: Vec<String>,
    /// The end of the chain that says all this, one; written as `placet verify --heads` takes it.
    pub heads: Vec<ReceiptHead>,
}

/// The form of a receipt of a deletion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
pub enum DeletionReceiptVersion {
    /// The first one.
    #[serde(rename = "urn:placet:deletion-receipt:1")]
    One,
}

/// How a deletion ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeletionOutcome {
    /// Every task was done.
    Completed,
    /// It was refused.
    Refused,
}

/// Why a deletion was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeletionRefusal {
    /// The ground.
    pub reason: GroundId,
    /// The text that says what the person can do.
    pub remedy: PromptId,
}

/// A task that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConfirmedTask {
    /// What it is about, as `data.voice`.
    pub task: String,
    /// What was done.
    pub work: String,
    /// The rule that wants it kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<RetentionId>,
    /// Until when it is kept at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Instant>,
    /// When that was confirmed.
    pub done_at: Instant,
    /// How; absent where the entry was swept, or lies in a store that was set aside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<Confirmation>,
}

/// How a task was confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// Where.
    pub surface: Surface,
    /// The prompt that was shown, where there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<PromptId>,
    /// The entry of the ledger that says so.
    pub entry: LedgerPlace,
}

/// The end of a chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "check", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReceiptHead {
    /// The random reference of a subject; nothing leads from it to the person.
    pub chain: String,
    /// The place of the entry.
    pub sequence: u64,
    /// Its hash.
    pub hash: crate::canonical::Hash,
}

impl ReceiptHead {
    /// The head as [`verify`](super::verify) takes it.
    pub fn head(&self) -> Head {
        Head { chain: self.chain.clone(), sequence: self.sequence, hash: self.hash }
    }
}

impl DeletionReceipt {
    /// The receipt as a file.
    pub fn to_json(&self) -> String {
        // Texts, words and numbers are always written; were they not, the file would be empty and nothing would read it.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Reads a file as [`to_json`](Self::to_json) writes one; nothing where it is anything else.
    pub fn read(file: &[u8]) -> Option<Self> {
        serde_json::from_slice(file).ok().filter(|it: &Self| it.heads.len() == 1)
    }
}

/// Follows one chain after the other, entry by entry, and keeps the receipts of what was over.
#[derive(Debug)]
pub struct DeletionReceipts {
    app: AppId,
    state: DeletionState,
    appeal_until: Option<Timestamp>,
    executing_since: Option<Timestamp>,
    confirmed: BTreeMap<TaskId, Confirmation>,
    open: Option<DeletionReceipt>,
    over: Vec<(ChainName, DeletionReceipt)>,
}

impl DeletionReceipts {
    /// None yet, for an app.
    pub fn of(app: &AppId) -> Self {
        Self {
            app: app.clone(),
            state: DeletionState::default(),
            appeal_until: None,
            executing_since: None,
            confirmed: BTreeMap::new(),
            open: None,
            over: Vec::new(),
        }
    }

    /// A chain begins, with what was swept in front of it.
    pub fn begin(&mut self, swept: DeletionState) {
        (self.state, self.open) = (swept, None);
        self.forget();
    }

    /// The chain goes on.
    pub fn follow(&mut self, it: &Recorded) {
        let (at, event) = (it.entry.at, &it.entry.event);
        let place = LedgerPlace { sequence: it.sequence, hash: it.hash };
        let was = self.state.clone();
        self.state.apply(at, event);
        match event {
            Event::DeletionBegan { .. } | Event::DeletionCancelled { .. } => self.forget(),
            Event::DeletionTaskDone { task, proof } => {
                self.confirmed.entry(task.clone()).or_insert_with(|| confirmation(proof, &place));
            }
            Event::DeletionCompleted {} => self.open = Some(self.receipt(&was, DeletionOutcome::Completed, at)),
            _ => {}
        }
        let was_refused = matches!(was, DeletionState::Refused { .. });
        if let (DeletionState::Refused { reason, remedy }, false) = (&self.state, was_refused) {
            let refusal = DeletionRefusal { reason: reason.clone(), remedy: remedy.clone() };
            let receipt = self.receipt(&was, DeletionOutcome::Refused, at);
            self.keep(it, DeletionReceipt { refusal: Some(refusal), ..receipt });
        }
        if matches!(event, Event::SubjectClosed { .. })
            && let Some(receipt) = self.open.take()
        {
            self.keep(it, receipt);
        }
        if let Some(ends) = self.state.stage().and_then(Stage::ends) {
            self.appeal_until = Some(ends.at);
        }
        if matches!(self.state.stage(), Some(Stage::Executing(_))) {
            self.executing_since.get_or_insert(at);
        }
    }

    /// The receipts of what was carried out, whoever it was, and of what was refused to one subject.
    pub fn of_subject(self, subject: &ChainName) -> Vec<DeletionReceipt> {
        let told = |it: &(ChainName, DeletionReceipt)| it.1.outcome == DeletionOutcome::Completed || it.0 == *subject;
        self.over.into_iter().filter(told).map(|it| it.1).collect()
    }

    fn forget(&mut self) {
        (self.appeal_until, self.executing_since) = (None, None);
        self.confirmed.clear();
    }

    fn keep(&mut self, it: &Recorded, receipt: DeletionReceipt) {
        let head = ReceiptHead { chain: it.chain.to_string(), sequence: it.sequence, hash: it.hash };
        self.over.push((it.chain.clone(), DeletionReceipt { heads: vec![head], ..receipt }));
    }

    fn receipt(&self, was: &DeletionState, outcome: DeletionOutcome, at: Timestamp) -> DeletionReceipt {
        let request = was.stage().and_then(Stage::request);
        let execution = match was.stage() {
            Some(Stage::Executing(it)) => Some(it),
            _ => None,
        };
        let tasks = execution.map(|it| self.tasks(it, at)).unwrap_or_default();
        let ids = execution.map(|it| it.tasks.keys().collect::<Vec<_>>()).unwrap_or_default();
        let left = execution.map(|it| it.tasks.iter().filter(|(_, it)| !it.work.is_irreversible()));
        DeletionReceipt {
            schema_version: DeletionReceiptVersion::One,
            app: self.app.clone(),
            outcome,
            submitted_at: request.map(|it| Instant::of(it.submitted)),
            appeal_until: self.appeal_until.map(Instant::of),
            executing_since: self.executing_since.map(Instant::of),
            due_by: request.and_then(|it| it.due).map(|it| Instant::of(it.by.at)),
            over_at: Instant::of(at),
            refusal: None,
            recipients_notified: ids.into_iter().filter_map(recipient).collect(),
            remaining: left.into_iter().flatten().map(|(id, _)| id.to_string()).collect(),
            tasks,
            heads: Vec::new(),
        }
    }

    fn tasks(&self, it: &Execution, at: Timestamp) -> Vec<ConfirmedTask> {
        let tasks = it.tasks.iter().map(|(id, task)| {
            let (rule, until) = match &task.work {
                TaskWork::Keep { rule, until } => (Some(rule.clone()), Some(Instant::of(*until))),
                _ => (None, None),
            };
            ConfirmedTask {
                task: id.to_string(),
                work: task.work.code().to_owned(),
                rule,
                until,
                done_at: Instant::of(task.done.unwrap_or(at)),
                confirmed: self.confirmed.get(id).cloned(),
            }
        });
        tasks.collect()
    }
}

fn confirmation(proof: &Proof, place: &LedgerPlace) -> Confirmation {
    Confirmation { surface: proof.surface, prompt: proof.prompt.clone(), entry: place.clone() }
}

fn recipient(task: &TaskId) -> Option<RecipientId> {
    if let TaskId::Recipient(id) = task { Some(id.clone()) } else { None }
}

/// The JSON Schema of a receipt of a deletion, draft 2020-12.
#[cfg(feature = "check")]
pub fn deletion_receipt_schema() -> serde_json::Value {
    use schemars::generate::SchemaSettings;
    use schemars::transform::RecursiveTransform;

    let transform = RecursiveTransform(crate::manifest::schema::without_null);
    let settings = SchemaSettings::draft2020_12().with_transform(transform);
    let mut schema = settings.into_generator().into_root_schema_for::<DeletionReceipt>();
    schema.insert("$id".to_owned(), "urn:placet:deletion-receipt:1".into());
    schema.insert("title".to_owned(), "Placet deletion receipt".into());
    let mut schema = schema.to_value();
    schema.sort_all_objects();
    schema
}
