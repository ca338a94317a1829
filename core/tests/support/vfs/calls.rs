//! Calls that fail: which of those that SQLite makes, after how many others, how often, and how. Told to one thread, as
//! Placet starts none, so that what runs beside it meets no failure.

use std::cell::RefCell;
use std::collections::BTreeMap;

use std::ffi::c_int;

/// What a call that fails does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Nothing, and it says this: one of SQLite's codes of a method, or the `errno` of a call of the system.
    Not(c_int),
    /// The first half of its bytes, and then it says this.
    HalfWay(c_int),
    /// The first half of its bytes, and it says so: no failure to whoever asks for the rest.
    Short,
}

/// Calls that are to fail.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Their names.
    pub calls: &'static [&'static str],
    /// How many of them go well before.
    pub after: usize,
    /// Whether all of them fail from then on; else one does.
    pub lasts: bool,
    pub how: How,
}

#[derive(Default)]
struct Plan {
    /// Whether anything is counted or to fail.
    is_on: bool,
    fault: Option<Fault>,
    met: usize,
    counted: BTreeMap<&'static str, usize>,
}

thread_local! {
    static PLAN: RefCell<Plan> = RefCell::default();
}

fn with<T>(work: impl FnOnce(&mut Plan) -> T) -> T {
    PLAN.with_borrow_mut(work)
}

/// Lets calls of this thread fail from now on.
pub fn arm(fault: Fault) {
    with(|plan| *plan = Plan { is_on: true, fault: Some(fault), ..Plan::default() });
}

/// Lets no call fail any more.
pub fn disarm() {
    with(|plan| (plan.is_on, plan.fault) = (false, None));
}

/// Does something during which no call fails.
pub fn paused<T>(work: impl FnOnce() -> T) -> T {
    let was_on = with(|plan| std::mem::take(&mut plan.is_on));
    let done = work();
    with(|plan| plan.is_on = was_on);
    done
}

/// How many calls of this thread have failed since [`arm`].
pub fn met() -> usize {
    with(|plan| plan.met)
}

/// How many calls of each name some work makes on this thread.
pub fn counted(work: impl FnOnce()) -> BTreeMap<&'static str, usize> {
    with(|plan| *plan = Plan { is_on: true, ..Plan::default() });
    work();
    with(|plan| std::mem::take(plan).counted)
}

/// Whether this thread's calls are counted or made to fail: then nothing sleeps.
pub(super) fn is_on() -> bool {
    with(|plan| plan.is_on)
}

/// What a call has to do that is made now; nothing where it is to go well.
pub(super) fn meet(call: &'static str) -> Option<How> {
    with(|plan| {
        if !plan.is_on {
            return None;
        }
        *plan.counted.entry(call).or_default() += 1;
        let fault = plan.fault.as_mut().filter(|it| it.calls.contains(&call))?;
        if fault.after > 0 {
            fault.after -= 1;
            return None;
        }
        let how = fault.how;
        plan.met += 1;
        if !fault.lasts {
            plan.fault = None;
        }
        Some(how)
    })
}

/// The code of a failure before which a method does nothing.
pub(super) fn fails(call: &'static str) -> Option<c_int> {
    match meet(call)? {
        How::Not(code) | How::HalfWay(code) => Some(code),
        How::Short => None,
    }
}
