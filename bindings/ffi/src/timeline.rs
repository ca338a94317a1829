//! The timeline of a deletion as it crosses the border: its marks, each with its date and its source.

use placet::Placet;
use placet::clock::Timestamp;
use placet::manifest::{CancelMeans, DeletionAuthority};
use placet::policy::deletion::{Mark, MarkKind, Timeline};

use crate::error::PlacetError;
use crate::placet_core::PlacetCore;

#[uniffi::remote(Enum)]
pub enum MarkKind {
    Submitted,
    CountStarts,
    RestDay,
    AppealEnds,
    Executes,
    Due,
}

#[uniffi::remote(Enum)]
pub enum DeletionAuthority {
    Device,
    Server,
}

/// One mark of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TimelineMark {
    /// What happens.
    pub kind: MarkKind,
    /// When.
    pub at: Timestamp,
    /// The day in the zone of the timeline.
    pub day: String,
    /// The time of that day, `24:00` for what ends with it.
    pub time: String,
    /// Whether it depends on days beyond the known calendar.
    pub provisional: bool,
    /// The manifest's entry that it comes from.
    pub entry: Option<String>,
    /// The article that it comes from.
    pub law: Option<String>,
}

/// What follows from submitting a deletion at a moment.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DeletionTimeline {
    /// The zone in which days and times are written.
    pub zone: String,
    /// Whether that is the app's; where its rule is not built in, UTC is written.
    pub zone_known: bool,
    /// Whose word executes it.
    pub authority: DeletionAuthority,
    /// The days of the appeal; none where there is none.
    pub appeal_days: Option<u16>,
    /// The days of rest over which its end moves on.
    pub moved_over: Vec<String>,
    /// What cancels it.
    pub cancel_by: Vec<CancelMeans>,
    /// The working days within which it is carried out.
    pub working_days: u32,
    /// The marks in the order of time.
    pub marks: Vec<TimelineMark>,
}

impl From<Mark> for TimelineMark {
    fn from(it: Mark) -> Self {
        let Mark { kind, at, day, time, provisional, source } = it;
        let (entry, law) = (source.entry.map(str::to_owned), source.law.map(str::to_owned));
        Self { kind, at, day, time, provisional, entry, law }
    }
}

impl From<Timeline> for DeletionTimeline {
    fn from(it: Timeline) -> Self {
        Self {
            zone: it.zone.name.to_owned(),
            zone_known: it.is_zone_known,
            authority: it.authority,
            appeal_days: it.appeal_days,
            moved_over: it.moved_over.iter().map(ToString::to_string).collect(),
            cancel_by: it.cancel_by,
            working_days: it.working_days,
            marks: it.marks.into_iter().map(Into::into).collect(),
        }
    }
}

/// What a deletion would bring.
#[uniffi::export]
impl PlacetCore {
    /// What follows from submitting the deletion at a moment, or now.
    pub fn deletion_timeline(&self, submitted: Option<Timestamp>) -> Result<DeletionTimeline, PlacetError> {
        self.call(|it: &Placet| it.deletion_timeline(submitted)).map(Into::into)
    }
}
