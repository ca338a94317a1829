//! Suspension across the border: nothing is told as allowed until it is resumed.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]
#![expect(unsafe_code, reason = "the calls of other languages are made as they make them")]

use std::sync::Arc;

use placet::event::{Evidence, Surface};
use placet::manifest::OpensBy;
use placet::policy::{AgeBand, Unavailability};
use placet_ffi::{Decision, Health, PlacetCore, PlacetError, placet_cell_is_kept};

const MANIFEST: &[u8] = include_bytes!("../../../core/tests/fixtures/example.json");

fn code<T: std::fmt::Debug>(answer: Result<T, PlacetError>) -> String {
    match answer.unwrap_err() {
        PlacetError::Unavailable { code, .. } | PlacetError::Closed { code, .. } => code,
        other => unreachable!("{other:?}"),
    }
}

#[test]
fn a_suspended_store_denies_and_fails_until_it_is_resumed() {
    let folder = tempfile::tempdir().unwrap();
    let place = Some(folder.path().to_str().unwrap().to_owned());
    let core = PlacetCore::open(place, MANIFEST.to_vec(), None, None, None, None, None, None).unwrap();
    let login = core.enter("login".parse().unwrap(), OpensBy::UserAction).unwrap();
    core.present("privacy_policy".parse().unwrap(), None).unwrap();
    core.accept("privacy_policy".parse().unwrap(), Evidence::on(Surface::Test)).unwrap();
    core.set_age_band(AgeBand::Adult, None).unwrap();
    let cell = core.clone().cell(login, "login.sign_in".parse().unwrap()).unwrap();
    let is_kept = |cell: &Arc<_>| {
        // SAFETY: the cell is held.
        unsafe { placet_cell_is_kept(Arc::as_ptr(cell) as u64) }
    };
    assert!(matches!(cell.ask(), Decision::Allowed { .. }) && is_kept(&cell));

    core.suspend().unwrap();

    assert!(!is_kept(&cell) && matches!(cell.ask(), Decision::Denied { .. }));
    assert!(matches!(core.health(), Health::Unavailable { why: Unavailability::Suspended }));
    assert_eq!(code(core.tick()), "suspended");

    core.resume().unwrap();
    assert!(matches!(cell.ask(), Decision::Allowed { .. }) && is_kept(&cell));
    core.suspend().unwrap();
    core.shut_down();
    assert_eq!(code(core.resume()), "closed");
}
