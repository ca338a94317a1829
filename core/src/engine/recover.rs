//! Recovery: a store that cannot be used is set aside, kept, and followed by a new one that takes over what denies.

use std::path::{Path, PathBuf};

use super::inner::Inner;
use super::log::{Line, LineCode};
use super::open::Open;
use super::opening::{Begun, Origin};
use super::salvage::{Salvaged, salvage};
use super::spent::TakenOver;
use super::view::Age;
use super::{Health, Place, Placet};
use crate::clock::Reading;
use crate::error::Error;
use crate::event::{Event, Head};
use crate::policy::recovery::Restrictions;
use crate::policy::{AgeBand, Declared, Refusal, RefusalCode, Unavailability};
use crate::store::quarantine;
use crate::store::{Alive, Epoch, Options, Step, Store};

/// What a recovery did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// Where the files of the store that could not be used are now.
    pub kept: PathBuf,
    /// The ends of its chains, as far as they could be followed.
    pub sound: Vec<Head>,
    /// What was taken over: only what denies.
    pub restrictions: Restrictions,
    /// What is known of the age: a band below 18 is taken over, every other is to be asked for again.
    pub age: AgeBand,
}

impl Placet {
    /// Sets a store aside that is damaged, tampered with or an earlier copy, and begins a new one. The old files are kept
    /// as they are in a folder beside it, and the new ledger's first entries name the ends of the old chains. What was
    /// denied, withdrawn or refused stays so, and what was owed is still owed; every grant is void and to be asked for
    /// again. What was spent of a budget that outlives a process stays spent, and what cannot be read of it counts as spent:
    /// for its window, or for this launch. Time goes on from where it stood. Cut off in the middle, it is done again by the
    /// next call.
    ///
    /// What can be erased of the old store is not kept, but for a minor's age. Where the app's key is wrong, the first
    /// call says so; a second one gives up what that key sealed, for a key that is gone for good.
    ///
    /// # Errors
    /// Refused with `nothing_to_recover` where the store is in order, or was set aside by another process meanwhile;
    /// unavailable with the store's trouble where that is none that this mends: one that is out of reach, too new or
    /// another app's is left alone.
    pub fn recover(&self) -> Result<Recovery, Error> {
        self.try_run(|inner, declared, reading| match unusable(inner, declared, reading) {
            Health::Ok => Err(Refusal::new(RefusalCode::NothingToRecover, "").into()),
            Health::Unavailable(why) => recover(inner, why, declared, reading).map_err(Error::unavailable),
        })
    }
}

/// Whether the store cannot be used now: another process may have set it aside since this one looked.
fn unusable(inner: &mut Inner, declared: &Declared, reading: &Reading) -> Health {
    if let Health::Unavailable(why) = inner.health()
        && mends(why)
    {
        let open = Open::at(inner.origin(), declared, reading);
        // That the key is wrong was told: whoever calls again knows that it is given up.
        let told = |it| if why == Unavailability::WrongKey && mends(it) { why } else { it };
        let open = open.map_err(told);
        if open.as_ref().err() != Some(&why) {
            inner.reopen(open);
        }
    }
    inner.health()
}

/// Whether setting the store aside helps.
fn mends(why: Unavailability) -> bool {
    matches!(
        why,
        Unavailability::Unreadable
            | Unavailability::Tampered
            | Unavailability::RolledBack
            | Unavailability::KeysLost
            | Unavailability::WrongKey
    )
}

fn recover(
    inner: &mut Inner,
    why: Unavailability,
    declared: &Declared,
    reading: &Reading,
) -> Result<Recovery, Unavailability> {
    let origin = inner.origin().clone();
    let Place::Folder(folder) = &origin.place else { return Err(why) };
    if !mends(why) {
        return Err(why);
    }
    if why != Unavailability::WrongKey && quarantine::has_wrong_key(folder, origin.key.as_ref()) {
        // What the key seals would be lost without the app knowing: it may supply the right one, or call again.
        inner.reopen(Err(Unavailability::WrongKey));
        return Err(Unavailability::WrongKey);
    }
    let remains = quarantine::remains(folder, origin.key.as_ref(), origin.options.steps)?;
    let salvaged = salvage(&remains);
    // What was taken since an earlier copy was made is not in it.
    let is_whole = why != Unavailability::RolledBack;
    let taken_over = TakenOver { is_whole, ..TakenOver::default() }.of(&remains);
    prepare(folder, &origin, (&salvaged, taken_over), why, declared, reading)?;
    // The launch goes on, whoever opens the new store first.
    let alive = Alive::join(folder);
    inner.begin_no_launch();
    let kept = replace(folder, &origin)?;
    inner.reopen(Open::at(inner.origin(), declared, reading));
    drop(alive);
    match inner.health() {
        Health::Unavailable(why) => Err(why),
        Health::Ok => {
            let denials = salvaged.restrictions.purposes.len().saturating_add(salvaged.restrictions.documents.len());
            let text = format!("{why}: the old store is kept in {kept}; {denials} purposes and documents stay denied");
            inner.log(Line::new(LineCode::Recovered, text));
            Ok(Recovery {
                kept: folder.join(kept),
                sound: salvaged.sound,
                restrictions: salvaged.restrictions,
                age: salvaged.age.unwrap_or(AgeBand::Unknown),
            })
        }
    }
}

/// Puts the new store, which is whole, in the place of the old one. No process keeps an answer meanwhile, nor if this is
/// cut off: where it fails or dies here, the word stays as it is until somebody finds that everything was moved.
fn replace(folder: &Path, origin: &Origin) -> Result<String, Unavailability> {
    let epoch = Epoch::of(folder)?;
    if let Some(epoch) = &epoch {
        epoch.suspend();
    }
    origin.options.tell(Step::Suspended);
    let kept = quarantine::replace(folder)?;
    origin.options.tell(Step::Replaced);
    if let Some(epoch) = &epoch {
        epoch.resume();
    }
    Ok(kept)
}

/// Makes the new store in the workshop, whole and on disk, before anything of the old one is moved.
fn prepare(
    folder: &Path,
    origin: &Origin,
    (salvaged, taken_over): (&Salvaged, TakenOver),
    why: Unavailability,
    declared: &Declared,
    reading: &Reading,
) -> Result<(), Unavailability> {
    let workshop = quarantine::clear_workshop(folder)?;
    let store = Store::open(&workshop, Options { steps: origin.options.steps, ..Options::default() })?;
    let recovered = Event::Recovered {
        why: why.code().to_owned(),
        sound: salvaged.sound.clone(),
        kept: quarantine::next_name(folder),
    };
    let restricts = (!salvaged.restrictions.is_empty()).then(|| salvaged.restrictions.events());
    let begun = Begun {
        folder: None,
        install: vec![recovered],
        subject: restricts.unwrap_or_default(),
        age: salvaged.age.map(|band| Age { band, until: None }),
        read: None,
        taken_over: Some(taken_over),
    };
    Open::over(store, origin, declared, reading, begun).map(|_| ())
}
