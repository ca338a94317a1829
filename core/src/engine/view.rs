//! The view: what this process has read of the store, entry by entry, each checked against the one before it.

use crate::canonical::Hash;
use crate::event::{Entry, Event};
use crate::id::{AppId, SubjectRef};
use crate::ledger::{self, Broken, Chain, ChainName, Row};
use crate::policy::spent::Spent;
use crate::policy::time::Mark;
use crate::policy::{AgeBand, SubjectState, Unavailability};
use crate::store::{Store, StoreError};

/// The word under which the current subject is kept.
pub(super) const SUBJECT: &str = "subject";
/// The word under which the number of the launch is kept.
pub(super) const LAUNCH: &str = "launch";
/// The word under which the time mark is kept.
pub(super) const MARK: &str = "mark";

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
    /// The app that the store belongs to.
    pub app: Option<AppId>,
    /// The manifest opened last.
    pub manifest: Option<Hash>,
    /// What is known of the subject's age.
    pub age: AgeBand,
    /// Where time stands.
    pub mark: Option<Mark>,
    /// What was taken under budgets that outlive a process.
    pub spent: Spent,
}

impl From<StoreError> for Unavailability {
    fn from(it: StoreError) -> Self {
        match it {
            StoreError::Unreadable => Self::Unreadable,
            StoreError::Newer => Self::Newer,
            StoreError::Busy => Self::Busy,
            StoreError::Full => Self::DiskFull,
            StoreError::OutOfReach => Self::OutOfReach,
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
            app: None,
            manifest: None,
            age: AgeBand::Unknown,
            mark: None,
            spent: Spent::default(),
        }
    }

    /// Reads a store from its snapshot on; nothing where no subject has begun.
    pub fn load(store: &Store) -> Result<Option<Self>, Unavailability> {
        let Some(name) = store.meta(SUBJECT)? else {
            // A store of ours is made together with its first subject.
            return if store.chains()?.is_empty() { Ok(None) } else { Err(Unavailability::Tampered) };
        };
        let name = SubjectRef::try_from(name).map_err(|_| Unavailability::Tampered)?;
        let mut view = Self::new(name);
        view.start_at_snapshot(store)?;
        view.catch_up(store)?;
        if view.install.sequence == 0 || !view.opened_here(store)? {
            return Err(Unavailability::Tampered);
        }
        Ok(Some(view))
    }

    /// The view in this launch, which is a new one where nobody was alive.
    pub fn launched(mut self, store: &Store, is_new: bool) -> Result<Self, Unavailability> {
        let last = store.meta(LAUNCH)?.map_or(Ok(0), |it| it.parse::<u64>()).map_err(|_| Unavailability::Tampered)?;
        self.spent.launch = if is_new { last.saturating_add(1) } else { last };
        store.set_meta(LAUNCH, &self.spent.launch.to_string())?;
        Ok(self)
    }

    /// Reads what was written since; says whether there was anything.
    pub fn catch_up(&mut self, store: &Store) -> Result<bool, Unavailability> {
        let (install, subject) = (self.install.sequence, self.subject.sequence);
        let mut was_told = false;
        for row in store.rows_after(&self.install.name.to_string(), install)? {
            let entry = self.install.follow(&row)?;
            was_told |= matches!(entry.event, Event::TimeObserved { .. });
            self.apply_install(&entry);
        }
        for row in store.rows_after(&self.subject.name.to_string(), subject)? {
            let entry = self.subject.follow(&row)?;
            self.state.apply(entry.at, &entry.event);
        }
        let age = store.age_band(&self.name)?;
        let age = age.and_then(|it| AgeBand::ALL.iter().copied().find(|band| band.code() == it));
        let age = age.unwrap_or(AgeBand::Unknown);
        let changed = self.install.sequence != install || self.subject.sequence != subject || self.age != age;
        self.age = age;
        self.spent.taken = store.spent()?;
        self.read_mark(store, was_told)?;
        Ok(changed)
    }

    /// Folds an event of this process's own.
    pub fn push(&mut self, store: &Store, chain: ChainName, event: Event) -> Result<(), Unavailability> {
        let at = self.mark.as_ref().map_or(crate::clock::Timestamp::EPOCH, |it| it.at);
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
            _ => {}
        }
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
        let Some((sequence, bytes)) = store.snapshot(&chain)? else { return Ok(()) };
        let before = sequence.checked_sub(1).ok_or(Unavailability::Tampered)?;
        let hash = if before == 0 { Some(Hash::ZERO) } else { store.hash_at(&chain, before)? };
        self.subject.sequence = before;
        self.subject.hash = hash.ok_or(Unavailability::Tampered)?;
        let row: Row = store.rows_after(&chain, before)?.into_iter().next().ok_or(Unavailability::Tampered)?;
        let Event::Checkpoint { state } = self.subject.follow(&row)?.event else {
            return Err(Unavailability::Tampered);
        };
        self.state = ledger::unfold(&bytes, state)?;
        Ok(())
    }

    /// The current subject must be one that the install chain opened.
    fn opened_here(&self, store: &Store) -> Result<bool, Unavailability> {
        let mut opened = false;
        store.each_row_after(&ChainName::Install.to_string(), 0, |row| {
            let entry = Entry::from_bytes(&row.bytes);
            opened |= entry.is_ok_and(|it| it.event == Event::SubjectOpened { subject: self.name.clone() });
            Ok::<_, StoreError>(())
        })?;
        Ok(opened)
    }
}
