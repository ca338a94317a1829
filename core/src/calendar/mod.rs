//! The calendar: days in a zone, Chinese working days, and where periods counted in them end. Owns how days are
//! counted; it knows neither manifests nor events, and gets time as an argument.

mod days;
mod deadline;
mod file;
mod working_days;
mod zone;

pub use days::{DayKind, Days};
pub use deadline::{Deadline, LastDay, after_days, after_working_days, moved_over};
pub use file::{CalendarError, MAX_BYTES};
pub use working_days::{Counted, WorkingDays};
pub use zone::{Moment, Zone};
