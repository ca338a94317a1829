//! A deletion among several subjects: whom it binds, and that neither a login nor an erasure leads around it.

use placet::Placet;
use placet::manifest::{CancelMeans, ChoiceOption};
use placet::policy::SubjectStanding;
use placet::policy::deletion::{DeletionPhase, ServerWord};

use crate::engine::{confirm_all, in_memory, open, phase, submit};
use crate::machine::{by_device, no_appeal, noticed, usual};
use crate::support::{FakeClock, enter, reason, speak, test, voice_room};

fn speaks(placet: &Placet) -> &'static str {
    reason(&placet.check(enter(placet, "voice_room"), &speak()))
}

fn standings(placet: &Placet) -> Vec<SubjectStanding> {
    placet.subjects().unwrap().into_iter().map(|it| it.standing).collect()
}

#[test]
fn signing_out_leads_neither_around_a_deletion_nor_away_from_its_state() {
    let placet = in_memory(&FakeClock::new(), usual());
    placet.sign_in("li").unwrap();
    voice_room(&placet);
    submit(&placet);
    let shown = placet.deletion_status().unwrap();

    let signed_out = placet.sign_out().unwrap();

    assert!(!signed_out.is_new);
    assert_eq!(placet.deletion_status().unwrap(), shown);
    assert_eq!(speaks(&placet), "deletion_pending");
    placet.sign_in("li").unwrap();
    placet.deletion_cancel(CancelMeans::InteractiveLogin, noticed()).unwrap();
    assert_eq!(speaks(&placet), "allowed");
    assert!(placet.sign_out().unwrap().is_new, "once it is cancelled a guest begins");
}

#[test]
fn another_account_is_free_and_signing_out_of_it_leads_back_to_the_deletion() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::new();
    let again = || open(folder.path(), &clock, by_device());
    let placet = again();
    let deleted = placet.sign_in("li").unwrap().subject;
    submit(&placet);

    placet.sign_in("wang").unwrap();
    assert_eq!(phase(&placet), DeletionPhase::Active);
    voice_room(&placet);
    assert_eq!(speaks(&placet), "allowed");
    clock.wait(24 * 17);
    let back = again().sign_out().unwrap();

    assert_eq!((back.subject, back.is_new), (deleted, false));
    assert_eq!(phase(&again()), DeletionPhase::Executing, "the appeal ended while somebody else was signed in");
    assert_eq!(speaks(&again()), "deletion_pending");
    again().verify().unwrap();
}

#[test]
fn a_guest_who_is_being_deleted_is_not_merged_into_an_account() {
    let placet = in_memory(&FakeClock::new(), usual());
    voice_room(&placet);
    let guest = placet.subjects().unwrap()[0].subject.clone();
    submit(&placet);

    let signed_in = placet.sign_in("li").unwrap();

    assert!(signed_in.merged.is_empty());
    assert_eq!((phase(&placet), speaks(&placet)), (DeletionPhase::Active, "document_not_accepted"));
    assert_eq!(placet.sign_out().unwrap().subject, guest);
    assert_eq!(phase(&placet), DeletionPhase::AppealPeriod);
}

#[test]
fn a_deletion_that_was_only_begun_ends_with_the_guest_who_signs_in() {
    let placet = in_memory(&FakeClock::new(), usual());
    placet.deletion_begin(test()).unwrap();
    placet.deletion_choose(&"uploads".parse().unwrap(), ChoiceOption::Erase, test()).unwrap();

    placet.sign_in("li").unwrap();

    assert_eq!(phase(&placet), DeletionPhase::Active);
    assert_eq!(standings(&placet), [SubjectStanding::Merged, SubjectStanding::Account]);
}

#[test]
fn nothing_is_erased_around_a_deletion_and_its_last_task_erases() {
    let placet = in_memory(&FakeClock::new(), no_appeal());
    let was = placet.sign_in("li").unwrap().subject;
    voice_room(&placet);
    submit(&placet);
    assert_eq!(placet.erase_subject().map_err(|it| it.code()), Err("deletion_state"));
    placet.deletion_observe(ServerWord::Executing { submitted: None }, test()).unwrap();
    assert_eq!(placet.erase_subject().map_err(|it| it.code()), Err("deletion_state"));

    confirm_all(&placet);

    assert_eq!(standings(&placet), [SubjectStanding::Merged, SubjectStanding::Erased, SubjectStanding::Guest]);
    assert!(placet.erasures().unwrap().is_empty(), "no trace of it is left");
    assert!(placet.obligations().unwrap().is_empty(), "every task was done");
    let anew = placet.sign_in("li").unwrap();
    assert!(anew.is_new && anew.subject != was, "the same identifier begins anew");
    assert_eq!(speaks(&placet), "document_not_accepted");
    placet.verify().unwrap();
}

#[test]
fn an_account_that_is_gone_leaves_no_guest_beside_a_deletion_that_was_submitted() {
    for erases in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let clock = FakeClock::new();
        let again = || open(folder.path(), &clock, no_appeal());
        let placet = again();
        let first = placet.sign_in("li").unwrap().subject;
        voice_room(&placet);
        submit(&placet);
        placet.sign_in("wang").unwrap();
        voice_room(&placet);
        assert_eq!(speaks(&placet), "allowed");

        if erases {
            assert_eq!(placet.erase_subject().unwrap().change.subject, first);
        } else {
            submit(&placet);
            placet.deletion_observe(ServerWord::Executing { submitted: None }, test()).unwrap();
            confirm_all(&placet);
        }

        let current = placet.subjects().unwrap().into_iter().find(|it| it.is_current).unwrap();
        assert_eq!((current.subject, phase(&placet)), (first, DeletionPhase::Submitted));
        assert_eq!(speaks(&placet), "deletion_pending", "whoever is not signed in is bound");
        assert_eq!((phase(&again()), speaks(&again())), (DeletionPhase::Submitted, "deletion_pending"));
        placet.deletion_cancel(CancelMeans::Choice, test()).unwrap();
        assert_eq!(speaks(&placet), "allowed", "what was agreed to is as it was");
        placet.verify().unwrap();
    }
}
