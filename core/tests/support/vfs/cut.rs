//! What a disk holds where its power failed after a log of operations.

use std::collections::{BTreeMap, BTreeSet};

/// The files of a folder by name.
pub type Image = BTreeMap<String, Vec<u8>>;

/// What SQLite asked of a folder's files.
#[derive(Debug, Clone)]
pub enum Op {
    /// A file that was there before the log began.
    Found(String, Vec<u8>),
    Made(String),
    Wrote(String, usize, Vec<u8>),
    Cut(String, usize),
    Synced(String),
    SyncedFolder,
    Removed(String),
}

/// The bytes of a disk that are written whole or not at all.
const SECTOR: usize = 512;

impl Op {
    /// What a disk makes of it: a write to each of its sectors, in any order.
    pub fn by_sector(self) -> Vec<Self> {
        let Self::Wrote(name, start, bytes) = self else { return vec![self] };
        let mut parts = Vec::new();
        let (mut at, mut rest) = (start, bytes.as_slice());
        while !rest.is_empty() {
            let (part, left) = rest.split_at(rest.len().min(SECTOR - at % SECTOR));
            parts.push(Self::Wrote(name.clone(), at, part.to_vec()));
            (at, rest) = (at + part.len(), left);
        }
        parts
    }
}

/// What was written to one file.
#[derive(Default)]
struct Content {
    synced: Vec<u8>,
    since: Vec<Op>,
}

impl Content {
    fn apply(&mut self, op: Op, survives: &mut impl FnMut(usize) -> usize) {
        match op {
            Op::Wrote(_, at, mut bytes) => {
                bytes.truncate(survives(bytes.len()));
                let end = at + bytes.len();
                if !bytes.is_empty() {
                    self.synced.resize(self.synced.len().max(end), 0);
                    self.synced[at..end].copy_from_slice(&bytes);
                }
            }
            Op::Cut(_, length) if survives(1) > 0 => self.synced.resize(length, 0),
            _ => {}
        }
    }

    fn sync(&mut self, survives: &mut impl FnMut(usize) -> usize) {
        for op in std::mem::take(&mut self.since) {
            self.apply(op, survives);
        }
    }
}

/// A log as it is followed: contents by number, the names that a running process sees, and those on disk.
#[derive(Default)]
pub struct Cut {
    contents: Vec<Content>,
    seen: BTreeMap<String, usize>,
    on_disk: BTreeMap<String, usize>,
}

impl Cut {
    /// Takes the next operation.
    pub fn follow(&mut self, op: Op) {
        match &op {
            Op::Found(name, bytes) => {
                self.seen.insert(name.clone(), self.contents.len());
                self.on_disk.insert(name.clone(), self.contents.len());
                self.contents.push(Content { synced: bytes.clone(), since: Vec::new() });
            }
            Op::Made(name) => {
                self.seen.insert(name.clone(), self.contents.len());
                self.contents.push(Content::default());
            }
            Op::Removed(name) => drop(self.seen.remove(name)),
            Op::SyncedFolder => self.on_disk.clone_from(&self.seen),
            Op::Synced(name) => self.contents[self.seen[name]].sync(&mut |length| length),
            Op::Wrote(name, ..) | Op::Cut(name, _) => {
                let content = self.seen[name];
                self.contents[content].since.push(op);
            }
        }
    }

    /// What is on disk at the end.
    pub fn end(mut self, survives: &mut impl FnMut(usize) -> usize) -> Image {
        let names: BTreeSet<String> = self.seen.keys().chain(self.on_disk.keys()).cloned().collect();
        let mut image = Image::new();
        for name in names {
            let (seen, on_disk) = (self.seen.get(&name), self.on_disk.get(&name));
            let is_seen = seen != on_disk && survives(1) > 0;
            let Some(&content) = (if is_seen { seen } else { on_disk }) else { continue };
            self.contents[content].sync(survives);
            image.insert(name, self.contents[content].synced.clone());
        }
        image
    }
}
