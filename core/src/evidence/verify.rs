//! Verifying an export without a database: one line in memory, and of every manifest its hash.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    ChainLine, EntryLine, ExportFault, FORMAT, FaultCode, Head, HeaderLine, HeadsLine, MAX_LINE_BYTES, ManifestLine,
};
use crate::canonical::{self, Hash};
use crate::clock::Timestamp;
use crate::event::{Entry, Event};
use crate::id::{AppId, SubjectRef};
use crate::ledger::{self, Broken, Chain, ChainName, Row};

/// An export that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The app.
    pub app: AppId,
    /// When it was written.
    pub written: Timestamp,
    /// How many manifests it holds.
    pub manifests: usize,
    /// How many entries were checked.
    pub entries: u64,
    /// The ends of its chains.
    pub heads: Vec<Head>,
}

/// Verifies an export line by line. `kept` are heads that were kept elsewhere: each must be a place in its chain, which
/// finds out a store that was put back whole.
///
/// # Errors
/// [`ExportFault`] with the first line that does not hold.
pub fn verify(input: impl BufRead, kept: &[Head]) -> Result<Verified, ExportFault> {
    let mut lines = Lines { input, number: 0, line: Vec::new() };
    let Some(first) = lines.next()? else { return Err(lines.cut_short()) };
    if first.get("export").and_then(Value::as_u64).is_some_and(|it| it > u64::from(FORMAT)) {
        return Err(lines.fault(FaultCode::Newer, "the export has a newer format"));
    }
    let header: HeaderLine = lines.typed()?;
    if header.export != FORMAT {
        return Err(lines.fault(FaultCode::NotAnExport, "there is no such format"));
    }
    let mut check = Check::new(header, kept);
    while let Some(value) = lines.next()? {
        if check.is_over {
            return Err(lines.fault(FaultCode::AfterEnd, "nothing follows the heads"));
        }
        check.line(&lines, value)?;
    }
    if !check.is_over {
        return Err(lines.cut_short());
    }
    if let Some(missing) = check.kept.iter().find(|it| !check.found.contains(&(it.chain.clone(), it.sequence))) {
        let detail = format!("chain {} has no place {} with the hash that was kept", missing.chain, missing.sequence);
        return Err(lines.fault(FaultCode::HeadNotFound, &detail));
    }
    Ok(check.verified())
}

/// The lines of a file, each canonical JSON.
struct Lines<R> {
    input: R,
    number: u64,
    line: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    fn next(&mut self) -> Result<Option<Value>, ExportFault> {
        self.number = self.number.saturating_add(1);
        self.line.clear();
        let limit = u64::try_from(MAX_LINE_BYTES).unwrap_or(u64::MAX);
        let mut limited = std::io::Read::take(&mut self.input, limit);
        let read = limited.read_until(b'\n', &mut self.line);
        let count = read.map_err(|it| self.fault(FaultCode::Unreadable, &it.kind().to_string()))?;
        if count == 0 {
            return Ok(None);
        }
        if self.line.pop() != Some(b'\n') {
            let code = if count == MAX_LINE_BYTES { FaultCode::LineTooLong } else { FaultCode::CutShort };
            return Err(self.fault(code, "the line has no end"));
        }
        let value: Value = serde_json::from_slice(&self.line).map_err(|_| self.not_an_export())?;
        if canonical::encode(&value).is_ok_and(|it| it == self.line) {
            Ok(Some(value))
        } else {
            Err(self.not_an_export())
        }
    }

    /// The line as a type.
    fn typed<T: DeserializeOwned>(&self) -> Result<T, ExportFault> {
        canonical::decode(&self.line).map_err(|_| self.not_an_export())
    }

    fn not_an_export(&self) -> ExportFault {
        self.fault(FaultCode::NotAnExport, "this is not a line that belongs here")
    }

    fn cut_short(&self) -> ExportFault {
        self.fault(FaultCode::CutShort, "the file ends before its heads")
    }

    fn fault(&self, code: FaultCode, detail: &str) -> ExportFault {
        ExportFault { line: self.number, code, detail: detail.to_owned() }
    }
}

/// What is known after the lines so far.
struct Check<'k> {
    header: HeaderLine,
    kept: &'k [Head],
    found: BTreeSet<(String, u64)>,
    manifests: BTreeSet<Hash>,
    opened: BTreeMap<SubjectRef, bool>,
    swept: BTreeMap<SubjectRef, (u64, Hash)>,
    chain: Option<Chain>,
    begins: bool,
    heads: Vec<Head>,
    entries: u64,
    is_over: bool,
}

impl<'k> Check<'k> {
    fn new(header: HeaderLine, kept: &'k [Head]) -> Self {
        Self {
            header,
            kept,
            found: BTreeSet::new(),
            manifests: BTreeSet::new(),
            opened: BTreeMap::new(),
            swept: BTreeMap::new(),
            chain: None,
            begins: false,
            heads: Vec::new(),
            entries: 0,
            is_over: false,
        }
    }

    fn line<R: BufRead>(&mut self, lines: &Lines<R>, value: Value) -> Result<(), ExportFault> {
        let has = |key: &str| value.get(key).is_some();
        if has("manifest") {
            self.manifest(lines, lines.typed()?)
        } else if has("chain") {
            self.begin(lines, lines.typed()?)
        } else if has("entry") {
            self.entry(lines, lines.typed()?)
        } else if has("heads") {
            self.end(lines, &lines.typed()?)
        } else {
            Err(lines.not_an_export())
        }
    }

    fn manifest<R: BufRead>(&mut self, lines: &Lines<R>, it: ManifestLine) -> Result<(), ExportFault> {
        if self.chain.is_some() {
            return Err(lines.fault(FaultCode::NotAnExport, "manifests come before the chains"));
        }
        if Hash::of(&[it.manifest.as_bytes()]) != it.sha256 {
            return Err(lines.fault(FaultCode::ManifestChanged, "the manifest does not have this hash"));
        }
        self.manifests.insert(it.sha256);
        Ok(())
    }

    fn begin<R: BufRead>(&mut self, lines: &Lines<R>, it: ChainLine) -> Result<(), ExportFault> {
        let unknown = |why: &str| lines.fault(FaultCode::ChainUnknown, why);
        self.close();
        let name = match (it.chain.as_str(), self.heads.is_empty()) {
            ("install", true) => ChainName::Install,
            (_, true) => return Err(unknown("the install's chain comes first")),
            (subject, false) => {
                let subject = SubjectRef::try_from(subject.to_owned()).map_err(|_| unknown("this is no subject"))?;
                match self.opened.get_mut(&subject) {
                    Some(seen) if !*seen => *seen = true,
                    Some(_) => return Err(unknown("the chain comes twice")),
                    None => return Err(unknown("the install's chain did not open it")),
                }
                ChainName::Subject(subject)
            }
        };
        if (it.after == 0) != (it.hash == Hash::ZERO) {
            return Err(lines.fault(FaultCode::ChainBroken, "zeroes stand before the first entry and nowhere else"));
        }
        let swept = if let ChainName::Subject(subject) = &name { self.swept.get(subject).copied() } else { None };
        if (it.after, it.hash) != swept.unwrap_or((0, Hash::ZERO)) {
            return Err(lines.fault(FaultCode::NotAsSwept, "the chain begins elsewhere than its last sweep says"));
        }
        // The place before the first entry as well: a head may have been kept of a chain that had none.
        self.find(&it.chain, it.after, it.hash);
        self.begins = true;
        self.chain = Some(Chain::behind(name, it.after, it.hash));
        Ok(())
    }

    fn entry<R: BufRead>(&mut self, lines: &Lines<R>, it: EntryLine) -> Result<(), ExportFault> {
        let Some(chain) = &mut self.chain else { return Err(lines.not_an_export()) };
        let is_cut = self.begins && chain.sequence > 0;
        let row = Row { sequence: it.sequence, bytes: it.entry.into_bytes(), hash: it.hash };
        let entry: Entry = chain.follow(&row).map_err(|broken| match broken {
            Broken::Newer => lines.fault(FaultCode::Newer, "the entry has a newer version"),
            Broken::Tampered => lines.fault(FaultCode::ChainBroken, "the entry does not follow the one before it"),
        })?;
        let place = (chain.name.to_string(), chain.sequence);
        let is_install = chain.name == ChainName::Install;
        let is_first = chain.sequence == 1 && is_install;
        self.begins = false;
        self.entries = self.entries.saturating_add(1);
        self.find(&place.0, place.1, row.hash);
        let app = matches!(&entry.event, Event::InstallCreated { app } if *app == self.header.app);
        match entry.event {
            _ if is_cut && !ledger::may_begin(&entry.event) => {
                Err(lines.fault(FaultCode::CheckpointMissing, "only a checkpoint or the end may come first here"))
            }
            Event::Checkpoint { .. } => Ok(()),
            _ if is_first && !app => Err(lines.fault(FaultCode::OtherApp, "the install is not this app's")),
            Event::ManifestOpened { manifest, .. } if !self.manifests.contains(&manifest) => {
                Err(lines.fault(FaultCode::ManifestMissing, "the entry names a manifest that is not in the file"))
            }
            Event::SubjectOpened { subject } => {
                self.opened.insert(subject, false);
                Ok(())
            }
            Event::Swept { chain, after, hash } if is_install => {
                self.swept.insert(chain, (after, hash));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// A place that a head was kept of.
    fn find(&mut self, chain: &str, sequence: u64, hash: Hash) {
        if self.kept.iter().any(|it| it.chain == chain && it.sequence == sequence && it.hash == hash) {
            self.found.insert((chain.to_owned(), sequence));
        }
    }

    fn end<R: BufRead>(&mut self, lines: &Lines<R>, it: &HeadsLine) -> Result<(), ExportFault> {
        self.close();
        self.is_over = true;
        if it.heads == self.heads && !self.heads.is_empty() {
            return Ok(());
        }
        Err(lines.fault(FaultCode::HeadsDiffer, "the heads are not the ends of the chains"))
    }

    fn close(&mut self) {
        if let Some(chain) = self.chain.take() {
            self.heads.push(Head { chain: chain.name.to_string(), hash: chain.hash, sequence: chain.sequence });
        }
    }

    fn verified(self) -> Verified {
        Verified {
            app: self.header.app,
            written: self.header.written,
            manifests: self.manifests.len(),
            entries: self.entries,
            heads: self.heads,
        }
    }
}
