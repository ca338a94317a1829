//! Placet keeps what a person agreed to and answers one question: may this be done now?
//!
//! An app declares in one [`manifest`] what it collects, why, in which feature and with which permission. Placet keeps
//! what the person decided in a chained [`ledger`], and its gate ([`policy::gate`]) answers, fails closed, and says why.
//! The way in is [`Placet`].

pub mod calendar;
pub mod canonical;
pub mod clock;
pub mod disclosure;
#[cfg(feature = "store")]
pub mod engine;
mod error;
pub mod event;
pub mod evidence;
mod gather;
pub mod id;
pub mod ledger;
pub mod manifest;
pub mod policy;
#[cfg(feature = "store")]
pub mod store;
#[cfg(feature = "story")]
pub mod story;
#[cfg(feature = "store")]
mod sync;

#[cfg(feature = "store")]
pub use engine::Placet;
pub use error::Error;
