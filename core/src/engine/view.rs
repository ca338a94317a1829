//! The view: what this process has read of the store, entry by entry, each checked against the one before it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::others::Others;
use crate::calendar::WorkingDays;
use crate::canonical::Hash;
use crate::clock::Timestamp;
use crate::event::{CloseReason, Entry, Event, Head, TimeSource};
use crate::id::{AppId, SubjectRef};
use crate::ledger::{self, Broken, Chain, ChainName};
use crate::policy::spent::Spent;
use crate::policy::time::Mark;
use crate::policy::{AgeBand, SubjectState, Unavailability};
use crate::store::{End, Profile, Store, StoreError};

/// The word under which the current subject is kept.
pub(super) const SUBJECT: &str = "subject";
/// The word under which the number of the launch is kept.
pub(super) const LAUNCH: &str = "launch";
/// The word under which the time mark is kept.
pub(super) const MARK: &str = "mark";

/// The words under which a newer calendar and its version are kept.
const CALENDAR: [&str; 2] = ["calendar", "calendar_version"];

/// What has been read of the store.
#[derive(Debug, Clone)]
pub(super) struct View {
    /// The install chain's end.
    pub install: Chain,
    /// The current subject's chain's end.
    pub subject: Chain,
    /// The current subject.
    pub name: SubjectRef,
    /// The fold of the current subject's chain.
    pub state: SubjectState,
    /// Whether the app knows the current subject by an identifier.
    pub is_account: bool,
    /// Every subject, in the order in which they began.
    pub subjects: Vec<SubjectRef>,
    /// The app that the store belongs to.
    pub app: Option<AppId>,
    /// The manifest opened last.
    pub manifest: Option<Hash>,
    /// What is known of the subject's age.
    pub age: Age,
    /// Where time stands.
    pub mark: Option<Mark>,
    /// Which days are worked.
    pub calendar: Arc<WorkingDays>,
    /// What was taken under budgets that outlive a process.
    pub spent: Spent,
    /// The last entry of each subject's chain that was swept, by chain: its place and its hash.
    pub swept: BTreeMap<String, (u64, Hash)>,
    /// Subjects that were erased and may have left traces.
    pub erasing: BTreeSet<SubjectRef>,
    /// The other subjects with something open.
    pub others: Others,
    /// The current subject by the install's chain, which alone can say so.
    current: Option<SubjectRef>,
    /// Who told the time last.
    told: Option<TimeSource>,
    /// How far the chains of subjects that were left had come.
    left: BTreeMap<String, End>,
}

/// What is known of a subject's age: a band, and when that ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Age {
    pub band: AgeBand,
    pub until: Option<Timestamp>,
}

impl Default for Age {
    fn default() -> Self {
        Self { band: AgeBand::Unknown, until: None }
    }
}

impl Age {
    pub fn of(profile: &Profile) -> Self {
        let code = profile.age_band.as_deref();
        let band = AgeBand::ALL.iter().copied().find(|it| Some(it.code()) == code);
        Self { band: band.unwrap_or(AgeBand::Unknown), until: profile.age_until }
    }

    /// The band as it stands; one that has ended says nothing of the next.
    pub fn at(self, now: Timestamp) -> AgeBand {
        if self.until.is_some_and(|end| end <= now) { AgeBand::Unknown } else { self.band }
    }

    /// Notes it among what else is known of the subject.
    pub fn note(self, store: &Store, subject: &SubjectRef) -> Result<(), StoreError> {
        let known = store.profile(subject)?.unwrap_or_default();
        let age_band = Some(self.band.code().to_owned());
        store.put_profile(subject, &Profile { age_band, age_until: self.until, ..known })
    }
}

impl From<StoreError> for Unavailability {
    fn from(it: StoreError) -> Self {
        match it {
            StoreError::Unreadable => Self::Unreadable,
            StoreError::Newer => Self::Newer,
            StoreError::Busy => Self::Busy,
            StoreError::Full => Self::DiskFull,
            StoreError::OutOfReach => Self::OutOfReach,
            StoreError::WrongKey => Self::WrongKey,
            StoreError::KeysLost => Self::KeysLost,
            StoreError::NoSecrets => Self::Internal,
        }
    }
}

impl From<Broken> for Unavailability {
    fn from(it: Broken) -> Self {
        match it {
            Broken::Newer => Self::Newer,
            Broken::Tampered => Self::Tampered,
        }
    }
}

impl View {
    /// A view of a store without entries, for a subject that begins now.
    pub fn new(name: SubjectRef) -> Self {
        Self {
            install: Chain::empty(ChainName::Install),
            subject: Chain::empty(ChainName::Subject(name.clone())),
            name,
            state: SubjectState::default(),
            is_account: false,
            subjects: Vec::new(),
            app: None,
            manifest: None,
            age: Age::default(),
            mark: None,
            calendar: WorkingDays::built_in(),
            spent: Spent::default(),
            swept: BTreeMap::new(),
            erasing: BTreeSet::new(),
            others: Others::new(),
            current: None,
            told: None,
            left: BTreeMap::new(),
        }
    }

    /// Reads a store from its snapshot on; nothing where no subject has begun.
    pub fn load(store: &Store) -> Result<Option<Self>, Unavailability> {
        let Some(name) = store.meta(SUBJECT)? else {
            // A store of ours is made together with its first subject.
            return if store.chains()?.is_empty() { Ok(None) } else { Err(Unavailability::Tampered) };
        };
        let name = SubjectRef::try_from(name).map_err(|_| Unavailability::Tampered)?;
        let mut view = Self::new(name.clone());
        view.catch_up_install(store)?;
        view.start_at_snapshot(store)?;
        view.catch_up(store)?;
        if view.current.as_ref() != Some(&name) {
            return Err(Unavailability::Tampered);
        }
        Ok(Some(view))
    }

    /// The view in this launch, which is a new one where nobody was alive. A launch in which nothing was spent is told from
    /// the next one by nobody, and so goes on: its number is written only where it changes.
    pub fn launched(mut self, store: &Store, is_new: bool) -> Result<Self, Unavailability> {
        let last = store.meta(LAUNCH)?.map(|it| it.parse::<u64>()).transpose().map_err(|_| Unavailability::Tampered)?;
        let is_over = is_new && last.is_none_or(|it| self.spent.has_any_of(it));
        self.spent.launch = last.unwrap_or(0).saturating_add(u64::from(is_over));
        if last != Some(self.spent.launch) {
            store.set_meta(LAUNCH, &self.spent.launch.to_string())?;
        }
        Ok(self)
    }

    /// Reads what was written since; says whether there was anything.
    pub fn catch_up(&mut self, store: &Store) -> Result<bool, Unavailability> {
        let (install, subject) = (self.install.sequence, self.subject.sequence);
        let was = self.name.clone();
        let was_told = self.catch_up_install(store)?;
        let is_newer = self.read_calendar(store)?;
        self.read_others(store)?;
        if let Some(current) = self.current.clone().filter(|it| *it != self.name) {
            self.turn_to(store, current)?;
        }
        self.read_subject(store)?;
        let profile = store.profile(&self.name)?.unwrap_or_default();
        let age = Age::of(&profile);
        let has_entries = self.install.sequence != install || self.subject.sequence != subject;
        let changed = has_entries || self.name != was || self.age != age || is_newer;
        self.age = age;
        self.spent.taken = store.spent()?;
        self.is_account = profile.tag.is_some();
        self.read_mark(store, was_told)?;
        Ok(changed)
    }

    /// Reads what was written to the install's chain since; says whether somebody told the time.
    fn catch_up_install(&mut self, store: &Store) -> Result<bool, Unavailability> {
        let mut was_told = false;
        store.each_row_after(ChainName::Install.as_str(), self.install.sequence, |row| {
            let entry = self.install.follow_stored(row)?;
            was_told |= matches!(entry.event, Event::TimeObserved { .. });
            self.apply_install(&entry);
            Ok::<_, Unavailability>(())
        })?;
        Ok(was_told)
    }

    /// Makes another subject the current one, with what its chain says.
    pub fn turn_to(&mut self, store: &Store, subject: SubjectRef) -> Result<(), Unavailability> {
        self.subject = Chain::empty(ChainName::Subject(subject.clone()));
        self.name = subject;
        self.state = SubjectState::default();
        self.start_at_snapshot(store)?;
        self.read_subject(store)?;
        let chain = self.name.to_string();
        // A chain that was cut while another subject was the current one is shorter than when it was left.
        match self.left.get(&chain) {
            Some(end) if end.sequence > 0 && !self.holds(store, &chain, end)? => Err(Unavailability::Tampered),
            _ => Ok(()),
        }
    }

    /// Whether a chain has come to an end that it once had: it stands there, or in front of what a sweep left.
    fn holds(&self, store: &Store, chain: &str, end: &End) -> Result<bool, StoreError> {
        match self.swept.get(chain) {
            Some((after, hash)) if *after == end.sequence => Ok(*hash == end.hash),
            Some((after, _)) if *after > end.sequence => Ok(true),
            _ => Ok(store.hash_at(chain, end.sequence)? == Some(end.hash)),
        }
    }

    fn read_subject(&mut self, store: &Store) -> Result<(), Unavailability> {
        if self.swept.get(self.name.as_str()).is_some_and(|(after, _)| *after > self.subject.sequence) {
            // What this process had not read yet is gone; the checkpoint behind it says what it came to.
            self.start_at_snapshot(store)?;
        }
        let Self { name, subject, state, .. } = self;
        store.each_row_after(name.as_str(), subject.sequence, |row| {
            let entry = subject.follow_stored(row)?;
            state.apply(entry.at, &entry.event);
            Ok(())
        })
    }

    /// Says in a chain that is entered again that the time was set back meanwhile, where its end lies ahead.
    pub fn set_back(&mut self, store: &Store) -> Result<(), Unavailability> {
        let was = self.subject.at;
        match (self.told, self.mark.as_ref()) {
            (Some(source), Some(mark)) if was > mark.at => {
                self.push(store, self.subject.name.clone(), Event::TimeObserved { source, was })
            }
            _ => Ok(()),
        }
    }

    /// The end of the current subject's chain.
    pub fn head(&self) -> Head {
        Head { chain: self.subject.name.to_string(), sequence: self.subject.sequence, hash: self.subject.hash }
    }

    /// Folds an event of this process's own.
    pub fn push(&mut self, store: &Store, chain: ChainName, event: Event) -> Result<(), Unavailability> {
        let at = self.mark.as_ref().map_or(Timestamp::EPOCH, |it| it.at);
        let end = if chain == ChainName::Install { &mut self.install } else { &mut self.subject };
        let row = end.append(at, event)?;
        store.append(&chain.to_string(), &row)?;
        let entry = Entry::from_bytes(&row.bytes).map_err(Broken::from)?;
        match chain {
            ChainName::Install => self.apply_install(&entry),
            ChainName::Subject(_) => self.state.apply(entry.at, &entry.event),
        }
        Ok(())
    }

    fn apply_install(&mut self, entry: &Entry) {
        match &entry.event {
            Event::InstallCreated { app } => self.app = Some(app.clone()),
            Event::ManifestOpened { manifest, .. } => self.manifest = Some(*manifest),
            Event::Swept { chain, after, hash } => drop(self.swept.insert(chain.to_string(), (*after, *hash))),
            Event::SubjectOpened { subject } => {
                self.subjects.push(subject.clone());
                self.current = Some(subject.clone());
            }
            Event::TimeObserved { source, .. } => self.told = Some(*source),
            Event::SubjectEntered { subject } => self.current = Some(subject.clone()),
            Event::ErasureOpened { subject } => drop(self.erasing.insert(subject.clone())),
            Event::ErasureDone { subject } => drop(self.erasing.remove(subject)),
            Event::SubjectLeft { head } | Event::SubjectContinued { head } => {
                let end = End { sequence: head.sequence, hash: head.hash };
                self.left.insert(head.chain.clone(), end);
            }
            _ => {}
        }
    }

    /// The account of the current subject is deleted: its chain ends, what can be erased of it goes, and a guest begins
    /// that nothing leads to. Another deletion that was submitted binds whoever is not signed in: then its subject goes on.
    pub fn leave(&mut self, store: &Store) -> Result<(), Unavailability> {
        let erased = self.name.clone();
        self.push(store, self.subject.name.clone(), Event::SubjectClosed { why: CloseReason::Erased })?;
        let head = self.head();
        self.push(store, ChainName::Install, Event::SubjectLeft { head })?;
        let (subject, event) = if let Some(subject) = self.deleting(store)? {
            (subject.clone(), Event::SubjectEntered { subject })
        } else {
            let subject = SubjectRef::from_random(store.random()?);
            (subject.clone(), Event::SubjectOpened { subject })
        };
        self.turn_to(store, subject.clone())?;
        store.set_meta(SUBJECT, subject.as_str())?;
        self.push(store, ChainName::Install, event)?;
        self.push(store, ChainName::Install, Event::ErasureOpened { subject: erased.clone() })?;
        store.forget(&erased)?;
        (self.age, self.is_account) = (Age::default(), false);
        self.arrive_from_others(store)?;
        self.set_back(store)
    }

    /// Keeps a newer calendar for every process.
    pub fn take_calendar(&mut self, store: &Store, it: WorkingDays, text: &str) -> Result<(), Unavailability> {
        let [file, version] = CALENDAR;
        store.set_meta(file, text)?;
        store.set_meta(version, &it.version().to_string())?;
        self.calendar = Arc::new(it);
        Ok(())
    }

    /// Reads a newer calendar that a process has kept; says whether there is one. Once Placet itself carries one that is
    /// as new, the kept one counts no more.
    fn read_calendar(&mut self, store: &Store) -> Result<bool, Unavailability> {
        let [file, version] = CALENDAR;
        let is_newer = store.meta(version)?.is_some_and(|it| it > self.calendar.version().to_string());
        let kept = if is_newer { store.meta(file)? } else { None };
        let Some(Ok(next)) = kept.map(|it| self.calendar.replaced_by(it.as_bytes())) else { return Ok(false) };
        self.calendar = Arc::new(next);
        Ok(true)
    }

    /// Another process's mark counts where it is further on, or where somebody told that process the time.
    fn read_mark(&mut self, store: &Store, was_told: bool) -> Result<(), Unavailability> {
        let Some(text) = store.meta(MARK)? else { return Ok(()) };
        let mark: Mark = serde_json::from_str(&text).map_err(|_| Unavailability::Tampered)?;
        if was_told || self.mark.as_ref().is_none_or(|own| own.at < mark.at) {
            self.mark = Some(mark);
        }
        Ok(())
    }

    /// Starts from the snapshot, where the checkpoint entry that vouches for it follows its predecessor.
    fn start_at_snapshot(&mut self, store: &Store) -> Result<(), Unavailability> {
        let chain = self.subject.name.to_string();
        let swept = self.swept.get(&chain);
        let Some((sequence, bytes)) = store.snapshot(&chain)? else {
            return if swept.is_none() { Ok(()) } else { Err(Unavailability::Tampered) };
        };
        let before = sequence.checked_sub(1).ok_or(Unavailability::Tampered)?;
        let hash = match swept.filter(|(after, _)| *after == before).map(|(_, hash)| *hash) {
            None if before == 0 => Some(Hash::ZERO),
            None => store.hash_at(&chain, before)?,
            hash => hash,
        };
        let hash = hash.ok_or(Unavailability::Tampered)?;
        self.subject = Chain::behind(self.subject.name.clone(), before, hash);
        let row = store.row_at(&chain, sequence)?.ok_or(Unavailability::Tampered)?;
        let Event::Checkpoint { state } = self.subject.follow(&row)?.event else {
            return Err(Unavailability::Tampered);
        };
        self.state = ledger::unfold(&bytes, state)?;
        Ok(())
    }
}
