//! One question, put to Placet and to two engines of policies: the person has accepted one purpose; may it be done? Every
//! answer is looked at: it is yes. Prints rows for `tools/bench`: table, unit, row, median, low, high, with tabs between.
//!
//! The peers answer richer questions than this one. What is shown is what they cost where only this one is asked.

#[path = "../../bench/src/app.rs"]
#[expect(dead_code, reason = "the benchmark of the core uses the rest")]
mod app;
#[path = "../../bench/src/measure.rs"]
#[expect(dead_code, reason = "the benchmark of the core uses the rest")]
mod measure;

use std::future::Future;
use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use app::Done;
use casbin::{CachedEnforcer, CoreApi, DefaultModel, Enforcer, MemoryAdapter, MgmtApi};
use cedar_policy::{Authorizer, Decision, Entities, EntityUid, PolicySet, Request};
use measure::{Figure, samples};

const TABLE: &str = "one purpose accepted, may it be done? (peers)";

fn main() -> Done<()> {
    placet()?;
    cedar()?;
    casbin()
}

fn row(name: &str, it: Figure) {
    println!("{TABLE}\tns\t{name}\t{}\t{}\t{}", it.median, it.low, it.high);
}

fn placet() -> Done<()> {
    let folder = tempfile::tempdir()?;
    let placet = app::open(folder.path())?;
    let room = app::voice_room(&placet)?;
    let speak = "voice_room.speak".parse()?;
    let cell = placet.cell(room, &speak);
    row("Placet::allows: a kept answer (floor)", samples(|| assert!(black_box(placet.allows(black_box(&cell))))));
    row(
        "Placet::check: every rule, each time",
        samples(|| assert!(placet.check(black_box(room), &speak).is_allowed())),
    );
    Ok(())
}

/// One policy; what was accepted is a set on the person; the request is made beforehand.
fn cedar() -> Done<()> {
    let policies: PolicySet = r#"
        permit(principal, action == Action::"speak", resource == Feature::"voice_room")
        when { principal.accepted.contains("voice_chat") };
    "#
    .parse()?;
    let person =
        r#"[{ "uid": { "type": "Person", "id": "wang" }, "attrs": { "accepted": ["voice_chat"] }, "parents": [] }]"#;
    let entities = Entities::from_json_str(person, None)?;
    let [principal, action, resource] =
        [r#"Person::"wang""#, r#"Action::"speak""#, r#"Feature::"voice_room""#].map(|it| it.parse::<EntityUid>());
    let request = Request::new(principal?, action?, resource?, cedar_policy::Context::empty(), None)?;
    let engine = Authorizer::new();
    let asks =
        || assert_eq!(engine.is_authorized(black_box(&request), &policies, &entities).decision(), Decision::Allow);
    row("cedar-policy 4.14.1: one policy, request made beforehand", samples(asks));
    Ok(())
}

const MODEL: &str = "
[request_definition]
r = sub, obj, act
[policy_definition]
p = sub, obj, act
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.sub == p.sub && r.obj == p.obj && r.act == p.act
";
const ASKED: (&str, &str, &str) = ("wang", "voice_chat", "speak");

/// One rule: the person, the purpose and the act.
fn casbin() -> Done<()> {
    let rule = || [ASKED.0, ASKED.1, ASKED.2].map(str::to_owned).to_vec();
    let model = || finished(DefaultModel::from_str(MODEL));
    let mut plain = finished(Enforcer::new(model()??, MemoryAdapter::default()))??;
    finished(plain.add_policy(rule()))??;
    row("casbin 2.20.0: one rule", samples(|| assert!(plain.enforce(black_box(ASKED)).is_ok_and(|it| it))));
    let mut cached = finished(CachedEnforcer::new(model()??, MemoryAdapter::default()))??;
    finished(cached.add_policy(rule()))??;
    let asks = || assert!(cached.enforce(black_box(ASKED)).is_ok_and(|it| it));
    row("casbin 2.20.0: one rule, its answer in its cache", samples(asks));
    Ok(())
}

/// What a future gives that waits for nothing.
fn finished<T>(it: impl Future<Output = T>) -> Done<T> {
    match pin!(it).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(it) => Ok(it),
        Poll::Pending => Err("it waits for something".into()),
    }
}
