//! The border under many threads: every call is answered, and nothing is lost between them.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use placet::clock::{Reading, Timestamp};
use placet::event::{Evidence, Surface};
use placet_ffi::{ClockSource, PlacetCore, PlacetError};

const MANIFEST: &[u8] = include_bytes!("../../../core/tests/fixtures/example.json");
const START: &str = "2024-06-01T09:00:00+08:00";

/// A clock that is read from many threads.
struct Counting(AtomicU64);

impl ClockSource for Counting {
    fn read(&self) -> Result<Reading, PlacetError> {
        let since_boot = self.0.fetch_add(1, Ordering::SeqCst);
        let wall: Timestamp = START.parse().unwrap();
        let passed = i64::try_from(since_boot).unwrap();
        Ok(Reading { wall: wall.plus_millis(passed), boot_id: "boot".to_owned(), since_boot })
    }
}

#[test]
fn calls_from_many_threads_are_all_answered() {
    let clock = Arc::new(Counting(AtomicU64::new(0)));
    let core = PlacetCore::open(None, MANIFEST.to_vec(), None, None, Some(clock), None, None, None).unwrap();

    std::thread::scope(|scope| {
        for holds in [true, false] {
            let core = &core;
            scope.spawn(move || {
                for _ in 0..20 {
                    core.set_fact("real_name_verified".parse().unwrap(), holds, None, Evidence::on(Surface::Test))
                        .unwrap();
                    assert!(core.report("en".to_owned()).unwrap().contains("</html>"));
                }
            });
        }
    });

    assert_eq!(core.verify().unwrap().entries, 3 + 40);
}
