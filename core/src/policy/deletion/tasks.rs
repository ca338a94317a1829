//! What carrying a deletion out asks for: each kind of data, each choice, each recipient, backups, logs, the device.

use std::collections::{BTreeMap, BTreeSet};

use crate::clock::Timestamp;
use crate::event::{TaskId, TaskWork};
use crate::id::{ChoiceId, DataId};
use crate::manifest::{ChoiceOption, Direction, Manifest, Recipient, RecipientKind, RetentionOf, TaskKind};

/// The word in a retention rule for a period that starts when the account is deleted.
const ACCOUNT_DELETED: &str = "account_deleted";

/// The tasks of a deletion that starts to be carried out at `now`.
pub(super) fn tasks(
    manifest: &Manifest,
    choices: &BTreeMap<ChoiceId, ChoiceOption>,
    now: Timestamp,
) -> BTreeMap<TaskId, TaskWork> {
    let mut tasks = BTreeMap::new();
    for data in manifest.data.keys() {
        tasks.insert(TaskId::Data(data.clone()), of_data(manifest, data, now));
    }
    if let Some(deletion) = &manifest.deletion {
        for choice in deletion.choices.keys() {
            let work = match choices.get(choice) {
                Some(ChoiceOption::Detach) => TaskWork::Detach,
                Some(ChoiceOption::Erase) | None => TaskWork::Erase,
            };
            tasks.insert(TaskId::Choice(choice.clone()), work);
        }
    }
    for (id, recipient) in manifest.recipients.iter().filter(|(_, it)| has_something(it)) {
        tasks.insert(TaskId::Recipient(id.clone()), of_recipient(recipient));
    }
    tasks.insert(TaskId::Backups, TaskWork::Expire);
    tasks.insert(TaskId::Logs, TaskWork::SetAside);
    tasks.insert(TaskId::Local, TaskWork::Wipe);
    tasks
}

/// The tasks of erasing some of the data while the account lives: that data, the recipients that have it, backups.
pub(in crate::policy) fn tasks_of(manifest: &Manifest, data: &BTreeSet<DataId>) -> BTreeMap<TaskId, TaskWork> {
    let mut tasks = BTreeMap::new();
    for it in data {
        tasks.insert(TaskId::Data(it.clone()), declared(manifest, it));
    }
    let gets = |it: &Recipient| {
        let received = it.receives.iter().map(|it| &it.data);
        received.chain(it.collects.iter().map(|it| &it.data)).any(|it| data.contains(it))
    };
    for (id, recipient) in manifest.recipients.iter().filter(|(_, it)| has_something(it) && gets(it)) {
        tasks.insert(TaskId::Recipient(id.clone()), of_recipient(recipient));
    }
    if !tasks.is_empty() {
        tasks.insert(TaskId::Backups, TaskWork::Expire);
    }
    tasks
}

/// What becomes of one kind of data; where the manifest is silent, it is erased.
fn of_data(manifest: &Manifest, data: &DataId, now: Timestamp) -> TaskWork {
    let kept = manifest.retention.iter().find_map(|(rule, it)| {
        let is_own = matches!(&it.of, RetentionOf::Data(of) if of == data);
        let from_deletion = it.from.as_deref() == Some(ACCOUNT_DELETED);
        let until = it.at_least.filter(|_| is_own && from_deletion).map(|period| now.plus(period))?;
        Some(TaskWork::Keep { rule: rule.clone(), until })
    });
    kept.unwrap_or_else(|| declared(manifest, data))
}

fn declared(manifest: &Manifest, data: &DataId) -> TaskWork {
    match manifest.deletion.as_ref().and_then(|it| it.tasks.get(data)) {
        Some(TaskKind::Erase) | None => TaskWork::Erase,
        Some(TaskKind::Anonymise) => TaskWork::Anonymise,
        Some(TaskKind::EraseOrAnonymise) => TaskWork::EraseOrAnonymise,
    }
}

/// Whom the person authorised by itself keeps what it has of that; it is told nothing, and cut off.
fn of_recipient(it: &Recipient) -> TaskWork {
    if it.own_authorisation { TaskWork::Unbind } else { TaskWork::Notify }
}

/// Whether a recipient may have data that it can be told to erase: the public and other people cannot be told.
fn has_something(it: &Recipient) -> bool {
    let can_be_told = !matches!(it.kind, RecipientKind::Public | RecipientKind::Users);
    let gets_data = !it.receives.is_empty() && it.direction == Direction::Out;
    can_be_told && (gets_data || !it.collects.is_empty() || it.own_authorisation)
}
