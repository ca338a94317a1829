//! The app that is measured: the example of the core's tests, with a person who may speak.

use std::path::Path;

use placet::Placet;
use placet::engine::{Config, Place};
use placet::event::{ConsentDecision, Evidence, Surface};
use placet::manifest::OpensBy;
use placet::policy::{AgeBand, SessionId, SystemPermission};
use placet::store::{Options, Synchronous};

/// Whatever goes wrong ends the run.
pub type Done<T> = Result<T, Box<dyn std::error::Error>>;

const MANIFEST: &[u8] = include_bytes!("../../../core/tests/fixtures/example.json");

/// Opens a folder's store as an app does.
pub fn open(folder: &Path) -> Done<Placet> {
    Ok(Placet::open(Config::new(Place::Folder(folder.to_owned()), MANIFEST.to_vec()))?)
}

/// A store of so many entries; filled without a sync for each.
pub fn filled(folder: &Path, entries: usize) -> Done<()> {
    let config = Config::new(Place::Folder(folder.to_owned()), MANIFEST.to_vec());
    let placet = Placet::open_with(config, Options { synchronous: Synchronous::Normal, ..Options::default() })?;
    let policy = "privacy_policy".parse()?;
    for _ in 0..entries {
        placet.present(&policy, None)?;
    }
    placet.close();
    Ok(())
}

/// A voice room in which the person may speak.
pub fn voice_room(placet: &Placet) -> Done<SessionId> {
    let policy = "privacy_policy".parse()?;
    placet.present(&policy, None)?;
    placet.accept(&policy, test())?;
    placet.set_age_band(AgeBand::Adult)?;
    placet.set_fact(&"real_name_verified".parse()?, true, None, test())?;
    decide(placet, "voice_chat", ConsentDecision::Granted)?;
    let room = placet.enter(&"voice_room".parse()?, OpensBy::UserAction)?;
    placet.answer(room, &"microphone".parse()?, SystemPermission::Granted, test())?;
    Ok(room)
}

/// One durable decision.
pub fn decide(placet: &Placet, purpose: &str, to: ConsentDecision) -> Done<()> {
    placet.change(test(), vec![(purpose.parse()?, to)])?;
    Ok(())
}

fn test() -> Evidence {
    Evidence::on(Surface::Test)
}
