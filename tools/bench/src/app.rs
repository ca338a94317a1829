//! The app that is measured: the example of the core's tests, with a person who may speak.

use std::path::Path;
use std::sync::Arc;

use placet::Placet;
use placet::clock::{Clock, Reading, Timestamp};
use placet::engine::{Config, Place};
use placet::event::{ConsentDecision, Evidence, Surface};
use placet::id::{PurposeId, SubjectRef};
use placet::ledger::{Chain, ChainName};
use placet::manifest::OpensBy;
use placet::policy::{AgeBand, SessionId, SystemPermission};
use placet::store::{Options, Store, Synchronous};

/// Whatever goes wrong ends the run.
pub type Done<T> = Result<T, Box<dyn std::error::Error>>;

const MANIFEST: &[u8] = include_bytes!("../../../core/tests/fixtures/example.json");

/// Opens a folder's store as an app does.
pub fn open(folder: &Path) -> Done<Placet> {
    open_for(folder, MANIFEST)
}

/// Opens a store as an app does that has a clock of its own.
pub fn open_at(place: Place, clock: Arc<dyn Clock>) -> Done<Placet> {
    Ok(Placet::open(Config { clock, ..Config::new(place, MANIFEST.to_vec()) })?)
}

/// A clock that stands: whoever counts instructions may not follow the system's.
#[derive(Debug)]
pub struct Standing;

impl Clock for Standing {
    fn read(&self) -> Reading {
        Reading { wall: Timestamp::from_millis(1_800_000_000_000), boot_id: "boot".to_owned(), since_boot: 1000 }
    }
}

/// As [`open`], at a time that stands.
pub fn open_standing(folder: &Path) -> Done<Placet> {
    open_at(Place::Folder(folder.to_owned()), Arc::new(Standing))
}

/// As [`open`], but commits wait for no disk: what is left is the work.
pub fn open_unsynced(folder: &Path) -> Done<Placet> {
    let config = Config::new(Place::Folder(folder.to_owned()), MANIFEST.to_vec());
    Ok(Placet::open_with(config, Options { synchronous: Synchronous::Normal, ..Options::default() })?)
}

/// A store of so many entries; written a thousand at a time, without a sync for each.
pub fn filled(folder: &Path, entries: usize) -> Done<()> {
    let placet = open_standing(folder)?;
    let policy = "privacy_policy".parse()?;
    placet.present(&policy, None)?;
    placet.close();
    let store = Store::open(folder, Options { synchronous: Synchronous::Normal, ..Options::default() })?;
    let name = store.chains()?.pop().ok_or("a store has its subject's chain")?;
    let mut chain = Chain::empty(ChainName::Subject(SubjectRef::try_from(name.clone())?));
    let mut last = None;
    for row in store.rows_after(&name, 0)? {
        last = Some(chain.follow(&row)?);
    }
    let shown = last.ok_or("the policy was shown")?;
    for written in 0..entries {
        if written % 1000 == 0 {
            store.begin()?;
        }
        store.append(&name, &chain.append(shown.at, shown.event.clone())?)?;
        if written % 1000 == 999 || written + 1 == entries {
            store.commit()?;
        }
    }
    drop(store);
    // What comes after so many entries leaves a checkpoint, as an app would have left many.
    let placet = open_standing(folder)?;
    placet.present(&policy, None)?;
    placet.close();
    Ok(())
}

/// An app of as many purposes, each of which the person decides on, over a store on disk.
pub fn of_purposes(folder: &Path, count: usize) -> Done<(Placet, Vec<PurposeId>)> {
    let named = |number: usize| format!("purpose_{number}");
    let declared = (0..count).map(|it| {
        format!(
            r#""{}": {{ "names": {{ "en": "Purpose" }}, "basis": "consent", "necessity": "optional", "consent": "express" }},"#,
            named(it)
        )
    });
    let start = r#""purposes": {"#;
    let all = declared.fold(start.to_owned(), |all, it| all + it.as_str());
    let manifest = std::str::from_utf8(MANIFEST)?.replacen(start, &all, 1);
    let placet = open_for(folder, manifest.as_bytes())?;
    let purposes = (0..count).map(|it| named(it).parse()).collect::<Result<_, _>>()?;
    Ok((placet, purposes))
}

/// How many uses a feature of [`of_uses`] has at most.
pub const USES_EACH: usize = 100;

/// The manifest of an app of as many uses in features of a hundred, `many_0.use_0` the first.
pub fn of_uses(count: usize) -> Done<Vec<u8>> {
    let features = (0..count.div_ceil(USES_EACH)).map(|feature| {
        let uses = (0..count.min(USES_EACH))
            .map(|it| format!(r#""use_{it}": {{ "data": "phone", "purpose": "account" }}"#))
            .collect::<Vec<_>>();
        format!(
            r#""many_{feature}": {{ "names": {{ "en": "Many" }}, "tier": "basic", "opens_by": ["user_action"], "uses": {{ {} }} }},"#,
            uses.join(", ")
        )
    });
    let start = r#""features": {"#;
    let all = features.fold(start.to_owned(), |all, it| all + it.as_str());
    Ok(std::str::from_utf8(MANIFEST)?.replacen(start, &all, 1).into_bytes())
}

/// Opens a folder's store for an app of another manifest.
pub fn open_for(folder: &Path, manifest: &[u8]) -> Done<Placet> {
    Ok(Placet::open(Config::new(Place::Folder(folder.to_owned()), manifest.to_vec()))?)
}

/// An adult who has accepted the app's document.
pub fn accept(placet: &Placet) -> Done<()> {
    let policy = "privacy_policy".parse()?;
    placet.present(&policy, None)?;
    placet.accept(&policy, test())?;
    placet.set_age_band(AgeBand::Adult)?;
    Ok(())
}

/// A voice room in which the person may speak.
pub fn voice_room(placet: &Placet) -> Done<SessionId> {
    accept(placet)?;
    placet.set_fact(&"real_name_verified".parse()?, true, None, test())?;
    decide(placet, "voice_chat", ConsentDecision::Granted)?;
    let room = placet.enter(&"voice_room".parse()?, OpensBy::UserAction)?;
    placet.answer(room, &"microphone".parse()?, SystemPermission::Granted, test())?;
    Ok(room)
}

/// As many durable decisions as there are purposes, in one change.
pub fn decide_all(placet: &Placet, purposes: &[PurposeId], to: ConsentDecision) -> Done<()> {
    placet.change(test(), purposes.iter().map(|it| (it.clone(), to)).collect())?;
    Ok(())
}

/// One durable decision.
pub fn decide(placet: &Placet, purpose: &str, to: ConsentDecision) -> Done<()> {
    placet.change(test(), vec![(purpose.parse()?, to)])?;
    Ok(())
}

fn test() -> Evidence {
    Evidence::on(Surface::Test)
}
