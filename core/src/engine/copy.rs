//! A copy of another device's store: the chains of its subjects end, and a new install begins with what they denied.

use super::opening::Begun;
use super::others::is_closed;
use super::salvage::salvage;
use super::view::{Age, View};
use crate::event::{CloseReason, Event};
use crate::id::SubjectRef;
use crate::policy::Unavailability;
use crate::store::quarantine::Remains;
use crate::store::{SecretKey, Store};

impl View {
    /// Ends every subject's chain, removes what can be erased, and turns to a new guest; returns what the new install
    /// says first. Grants do not come along: nobody on this device gave them.
    pub fn leave_device(&mut self, store: &Store, key: Option<&SecretKey>) -> Result<Begun, Unavailability> {
        // Where the keys came along and open, a minor's age is worth having; where not, it is to be asked for again.
        let _ = store.unlock(key);
        let salvaged = salvage(&[Remains::of(store)?]);
        store.forget_everyone()?;
        store.make_keys(key)?;
        for subject in self.subjects.clone() {
            if !is_closed(store, &subject)? {
                self.turn_to(store, subject)?;
                self.push(store, self.subject.name.clone(), Event::SubjectClosed { why: CloseReason::Copied })?;
            }
        }
        self.turn_to(store, SubjectRef::from_random(store.random()?))?;
        self.forget_others(store)?;
        let restricts = (!salvaged.restrictions.is_empty()).then(|| salvaged.restrictions.events());
        Ok(Begun {
            install: vec![Event::InstallCopied {}],
            subject: restricts.unwrap_or_default(),
            age: salvaged.age.map(|band| Age { band, until: None }),
            ..Begun::default()
        })
    }
}
