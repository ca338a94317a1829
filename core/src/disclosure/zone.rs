//! Days as a person reads them. Owns how they are written; the calendar owns zones.

use chrono::{Datelike, NaiveDate};

/// A day as a manifest writes it, `2024-05-18`.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

/// A day in English: `18 May 2024`.
pub(super) fn english(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), day.format("%B"), day.year())
}

/// A day in Chinese: `2024年5月18日`.
pub(super) fn chinese(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_each_language_writes_it() {
        let day = day("2024-06-01").unwrap();

        assert_eq!((chinese(day), english(day)), ("2024年6月1日".to_owned(), "1 June 2024".to_owned()));
    }
}
