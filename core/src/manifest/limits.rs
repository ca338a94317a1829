//! The limits of the format: what is beyond them is refused before anything is made of it.

/// The most bytes that a manifest has: 1 MiB.
pub const MAX_BYTES: usize = 1024 * 1024;

/// The most bytes in UTF-8 that one text or key has: 16 KiB.
pub const MAX_TEXT_BYTES: usize = 16 * 1024;

/// The most entries that one object or list has.
pub const MAX_ENTRIES: usize = 1000;

/// How deep objects and lists nest at most.
pub const MAX_DEPTH: usize = 32;
