//! The app's key to what can be erased: a story names it by a number, which is each of its bytes.

use std::num::NonZeroU8;

use serde_json::Value;

use super::answer;
use super::verb::Verb;
use super::world::{Trouble, World};
use crate::engine::SecretKey;

/// What a verb on keys answers; nothing where it is none. From here on each process that starts supplies that key.
pub(super) fn perform(world: &mut World<'_>, process: &str, verb: &Verb) -> Result<Option<Value>, Trouble> {
    let key = match verb {
        Verb::RotateKey { key } => {
            world.process(process)?.placet.rotate_key(Some(of(*key)))?;
            key
        }
        Verb::UseKey { key } => {
            world.process(process)?.placet.use_key(of(*key))?;
            key
        }
        _ => return Ok(None),
    };
    world.key = Some(of(*key));
    Ok(Some(answer::done()))
}

fn of(key: NonZeroU8) -> SecretKey {
    SecretKey::from_bytes([key.get(); 32])
}
