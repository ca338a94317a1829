//! What carrying a deletion out asks for: each kind of data, each choice, each recipient, backups, logs, the device.

use std::collections::BTreeMap;

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
        let work = if recipient.own_authorisation { TaskWork::Unbind } else { TaskWork::Notify };
        tasks.insert(TaskId::Recipient(id.clone()), work);
    }
    tasks.insert(TaskId::Backups, TaskWork::Expire);
    tasks.insert(TaskId::Logs, TaskWork::SetAside);
    tasks.insert(TaskId::Local, TaskWork::Wipe);
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
    let declared = manifest.deletion.as_ref().and_then(|it| it.tasks.get(data));
    kept.unwrap_or(match declared {
        Some(TaskKind::Erase) | None => TaskWork::Erase,
        Some(TaskKind::Anonymise) => TaskWork::Anonymise,
        Some(TaskKind::EraseOrAnonymise) => TaskWork::EraseOrAnonymise,
    })
}

/// Whether a recipient may have data that it can be told to erase: the public and other people cannot be told.
fn has_something(it: &Recipient) -> bool {
    let can_be_told = !matches!(it.kind, RecipientKind::Public | RecipientKind::Users);
    let gets_data = !it.receives.is_empty() && it.direction == Direction::Out;
    can_be_told && (gets_data || !it.collects.is_empty() || it.own_authorisation)
}
