//! Calls on the key of what can be erased, and on free texts that are kept there.

use super::open::Open;
use super::{Health, Placet};
use crate::canonical::Hash;
use crate::clock::Reading;
use crate::error::Error;
use crate::event::Event;
use crate::ledger::ChainName;
use crate::policy::Unavailability;
use crate::store::{SecretKey, Store, StoreError, TEXT_BYTES};

impl Placet {
    /// Supplies the key of what can be erased to a store that answered `wrong_key`, and opens it anew.
    ///
    /// # Errors
    /// Unavailable with the store's trouble, `wrong_key` again among them; nothing on disk was changed.
    pub fn use_key(&self, key: SecretKey) -> Result<(), Error> {
        let health = self.run(|inner, declared, reading| {
            if inner.health() == Health::Unavailable(Unavailability::WrongKey) {
                inner.set_key(Some(key));
                let open = Open::at(inner.origin(), declared, reading);
                inner.reopen(open);
            }
            inner.health()
        });
        match health {
            Health::Ok => Ok(()),
            Health::Unavailable(why) => Err(Error::unavailable(why)),
        }
    }

    /// Seals what can be erased under new keys, and those under the app's next key, or under one that lies in a file of
    /// its own. While this works both of the app's keys open the store; once it returned, the next one alone. Other
    /// processes answer `wrong_key` until they are given it.
    ///
    /// # Errors
    /// Unavailable with the store's trouble. The present key goes on opening the store; where the fault came late, so
    /// does the next one, until a call succeeds.
    pub fn rotate_key(&self, next: Option<SecretKey>) -> Result<(), Error> {
        let rotated = self.run(|inner, declared, reading| {
            let open = inner.begin(declared, reading)?;
            open.rotate_key(reading, next.as_ref())?;
            let ended = open.end_rotation(next.as_ref());
            inner.set_key(next);
            ended
        });
        rotated.map_err(Error::unavailable)
    }

    /// Keeps a free text of the current subject where it can be erased, and returns the salted hash by which evidence may
    /// name it.
    ///
    /// # Errors
    /// Invalid argument `text_too_long` above 16 KiB; unavailable with the store's trouble.
    pub fn keep_text(&self, text: &str) -> Result<Hash, Error> {
        if text.len() > TEXT_BYTES {
            let detail = format!("keep at most {TEXT_BYTES} bytes");
            return Err(Error::InvalidArgument { code: "text_too_long", detail });
        }
        let kept = self.run(|inner, declared, reading| {
            let open = inner.begin(declared, reading)?;
            let kept = open.store.put_text(&open.view.name, text).and_then(|hash| open.store.commit().map(|()| hash));
            open.store.rollback();
            Ok(kept?)
        });
        kept.map_err(Error::unavailable)
    }

    /// A free text of the current subject; nothing where it was erased.
    ///
    /// # Errors
    /// Unavailable with the store's trouble.
    pub fn text(&self, hash: &Hash) -> Result<Option<String>, Error> {
        let read = self.run(|inner, declared, reading| {
            inner.read(declared, reading, |_, open, _| Ok(open.store.text(&open.view.name, hash)?)).and_then(|it| it)
        });
        read.map_err(Error::unavailable)
    }
}

impl Open {
    /// Seals every row under new keys, which the app's present key and its next one open, and ends the transaction that
    /// was begun.
    pub fn rotate_key(&mut self, reading: &Reading, next: Option<&SecretKey>) -> Result<(), Unavailability> {
        let mut view = self.view.clone();
        let mut renew = || {
            for it in view.move_on(reading, None) {
                view.push(&self.store, ChainName::Install, it)?;
            }
            self.store.renew_keys(next)?;
            view.push(&self.store, ChainName::Install, Event::KeyRotated {})?;
            view.write_mark(&self.store)?;
            Ok::<_, Unavailability>(self.store.commit()?)
        };
        match renew() {
            Ok(()) => {
                self.view = view;
                self.drop_anchor();
                Ok(())
            }
            Err(why) => {
                self.store.rollback();
                // The rows are as they were: what was made for them goes, or else with the next transaction that looks.
                let _ = self.alone(Store::destroy_keys);
                Err(why)
            }
        }
    }

    /// Lets the app's next key alone open the store, and destroys what the rows were sealed under before.
    pub fn end_rotation(&self, next: Option<&SecretKey>) -> Result<(), Unavailability> {
        self.alone(|store| store.end_renewal(next))
    }

    /// Works on the keys as the only writer; the database stays as it is.
    pub fn alone(&self, work: impl FnOnce(&Store) -> Result<(), StoreError>) -> Result<(), Unavailability> {
        self.store.begin()?;
        let done = work(&self.store);
        self.store.rollback();
        Ok(done?)
    }
}
