//! What each verb does: one call of the public API. The table of `docs/story-format.md`, in Rust.

use serde_json::{Value, json};

use super::verb::{Restart, Verb};
use super::world::{Process, Trouble, World};
use super::{answer, deletion, keys, obligations, requests};
use crate::canonical::Hash;
use crate::clock::Timestamp;
use crate::engine::{ChangeReport, Placet};
use crate::event::{ConsentDecision, Evidence, Surface};
use crate::id::{PermissionId, PurposeId, UseRef};
use crate::manifest::{DeviceSystem, Platform};
use crate::policy::observe::DecidedElsewhere;
use crate::policy::sweep::EVIDENCE_PERIOD;
use crate::policy::{Decision, SessionId, SystemPermission};

/// What one verb answers in a process.
pub(super) fn perform(world: &mut World<'_>, process: &str, verb: &Verb) -> Result<Value, Trouble> {
    if let Some(passed) = over_all(world, verb) {
        return passed.map(|()| answer::done());
    }
    if let Verb::Findings { with } = verb {
        return world.findings(with);
    }
    if let Verb::SearchFiles { text } = verb {
        return Ok(if world.holds(text)? { "found" } else { "nowhere" }.into());
    }
    let system = match verb {
        Verb::OsAnswers { permission, status } => {
            world.script(permission, *status);
            *status
        }
        Verb::Request { permission, .. } => world.system(permission),
        _ => SystemPermission::NotDetermined,
    };
    if let Some(answer) = elsewhere(world, process, verb)? {
        return Ok(answer);
    }
    if let Some(answer) = texts(world, process, verb)? {
        return Ok(answer);
    }
    if let Verb::SignIn { identifier } = verb {
        return sign_in(world, process, identifier);
    }
    if let Some(answer) = keys::perform(world, process, verb)? {
        return Ok(answer);
    }
    if let Some(answer) = requests::perform(world, process, verb)? {
        return Ok(answer);
    }
    if let Some(answer) = obligations::perform(world, process, verb)? {
        return Ok(answer);
    }
    let process = world.process(process)?;
    if let Some(answer) = deletion::perform(process, verb)? {
        return Ok(answer);
    }
    let answers = [decide, turn, sessions, gate, read];
    for each in answers {
        if let Some(answer) = each(process, verb, system)? {
            return Ok(answer);
        }
    }
    Err(Trouble::Fault("this verb does nothing".to_owned()))
}

/// What happens to the whole device.
fn over_all(world: &mut World<'_>, verb: &Verb) -> Option<Result<(), Trouble>> {
    Some(match verb {
        Verb::Wait(period) => {
            let end = world.now().plus(*period);
            world.pass_until(end)
        }
        Verb::At(moment) => world.pass_until(*moment),
        Verb::Clock { wall } => {
            world.set_wall(*wall);
            Ok(())
        }
        Verb::Restart(Restart::Clean) => world.restart_cleanly(),
        Verb::Restart(Restart::Crash) => world.crash(),
        Verb::Restart(Restart::Device) => {
            world.boot();
            world.crash()
        }
        Verb::Damage(damage) => world.damage(*damage),
        Verb::Update { version, with } => world.update(version, with),
        Verb::System { platform, api_level } => {
            let api_level = api_level.unwrap_or(0);
            world.run_on(match platform {
                Platform::Android => DeviceSystem::Android { api_level },
                Platform::Apple => DeviceSystem::Apple,
            })
        }
        _ => return None,
    })
}

/// Decisions that were made elsewhere, now unless the story says when.
fn elsewhere(world: &mut World<'_>, process: &str, verb: &Verb) -> Result<Option<Value>, Trouble> {
    let now = world.now();
    let told = |to: ConsentDecision, version: &Option<String>, hash: Option<Hash>, at: Option<Timestamp>| {
        DecidedElsewhere { to, version: version.clone(), hash, at: at.unwrap_or(now) }
    };
    let process = match verb {
        Verb::ObserveAcceptance { .. } | Verb::ObserveConsent { .. } => world.process(process)?,
        _ => return Ok(None),
    };
    let report = match verb {
        Verb::ObserveAcceptance { document, decision, version, text, at, surface } => {
            let told = told(*decision, version, *text, *at);
            process.placet.observe_acceptance(document, &told, on(*surface))?
        }
        Verb::ObserveConsent { purpose, decision, version, manifest, at, surface } => {
            let told = told(*decision, version, *manifest, *at);
            process.placet.observe_consent(purpose, &told, on(*surface))?
        }
        _ => return Ok(None),
    };
    let ended = process.names(report.sessions_ended.iter().map(|it| it.session));
    Ok(Some(answer::report(&report, &ended)))
}

/// Texts that the story names: they outlive every process.
fn texts(world: &mut World<'_>, process: &str, verb: &Verb) -> Result<Option<Value>, Trouble> {
    Ok(Some(match verb {
        Verb::KeepText { text, name } => {
            let hash = world.process(process)?.placet.keep_text(text)?;
            world.remember_text(name, hash)?;
            "kept".into()
        }
        Verb::Text { text } => {
            let hash = world.text(text)?;
            answer::text(world.process(process)?.placet.text(&hash)?)
        }
        _ => return Ok(None),
    }))
}

/// References are random: from here on the story means this subject by the identifier.
fn sign_in(world: &mut World<'_>, process: &str, identifier: &str) -> Result<Value, Trouble> {
    let process = world.process(process)?;
    let change = process.placet.sign_in(identifier)?;
    let ended = process.names(change.report.sessions_ended.iter().map(|it| it.session));
    world.accounts.insert(identifier.to_owned(), change.subject.clone());
    Ok(answer::subject_change(&change, &ended))
}

fn decide(process: &mut Process, verb: &Verb, _: SystemPermission) -> Result<Option<Value>, Trouble> {
    let placet = &process.placet;
    let report = match verb {
        Verb::Present { document, locale } => {
            placet.present(document, locale.clone())?;
            return Ok(Some(answer::done()));
        }
        Verb::Accept { document, surface } => placet.accept(document, on(*surface))?,
        Verb::Decline { document, surface } => placet.decline(document, on(*surface))?,
        Verb::WithdrawDocument { document, surface } => placet.withdraw_document(document, on(*surface))?,
        Verb::Grant { purposes, surface } => change(process, *surface, purposes, &[], &[])?,
        Verb::Deny { purposes, surface } => change(process, *surface, &[], purposes, &[])?,
        Verb::Withdraw { purposes, surface } => change(process, *surface, &[], &[], purposes)?,
        Verb::Change { grant, deny, withdraw, surface } => change(process, *surface, grant, deny, withdraw)?,
        Verb::GrantSeparately { purpose, surface } => placet.grant_separately(purpose, on(*surface))?,
        Verb::SetFact { fact, holds, until, surface } => placet.set_fact(fact, *holds, *until, on(*surface))?,
        Verb::Switch { switch, on: to, surface } => placet.set_switch(switch, *to, on(*surface))?,
        Verb::SetAgeBand { band, until: None } => placet.set_age_band(*band)?,
        Verb::SetAgeBand { band, until: Some(until) } => placet.set_age_band_until(*band, *until)?,
        Verb::OsAnswers { permission, status } => placet.report_permission(permission, *status)?,
        Verb::ObserveTime { now, source } => placet.observe_time(*now, *source)?,
        _ => return Ok(None),
    };
    let ended = process.names(report.sessions_ended.iter().map(|it| it.session));
    Ok(Some(answer::report(&report, &ended)))
}

fn turn(process: &mut Process, verb: &Verb, _: SystemPermission) -> Result<Option<Value>, Trouble> {
    let placet = &process.placet;
    let ended = |report: &ChangeReport| process.names(report.sessions_ended.iter().map(|it| it.session));
    let change = match verb {
        Verb::SignOut {} => placet.sign_out()?,
        Verb::EraseSubject {} => {
            let erasure = placet.erase_subject()?;
            return Ok(Some(answer::erasure(&erasure, &ended(&erasure.change.report))));
        }
        Verb::Subjects {} => return Ok(Some(answer::subjects(&placet.subjects()?))),
        _ => return Ok(None),
    };
    Ok(Some(answer::subject_change(&change, &ended(&change.report))))
}

fn sessions(process: &mut Process, verb: &Verb, system: SystemPermission) -> Result<Option<Value>, Trouble> {
    let answer = match verb {
        Verb::Enter { feature, by, name } => {
            let id = process.placet.enter(feature, *by)?;
            process.remember_session(name, id, feature)?;
            "entered".into()
        }
        Verb::Close { session } => {
            process.placet.close_session(process.session(session)?.0);
            "closed".into()
        }
        Verb::Background {} => {
            let ended = process.placet.went_to_background();
            json!({ "sessions_ended": process.names(ended.iter().map(|it| it.session)) })
        }
        Verb::Foreground {} => {
            process.placet.came_to_foreground();
            json!({ "sessions_ended": [] })
        }
        Verb::Request { session, permission, surface } => request(process, session, permission, system, on(*surface))?,
        Verb::Act { session, name } => {
            let id = process.placet.begin_action(process.session(session)?.0)?;
            process.remember_action(name, id)?;
            "begun".into()
        }
        Verb::Session { session } => answer::session(process.placet.session_state(process.session(session)?.0)),
        _ => return Ok(None),
    };
    Ok(Some(answer))
}

fn gate(process: &mut Process, verb: &Verb, _: SystemPermission) -> Result<Option<Value>, Trouble> {
    let placet = &process.placet;
    let answer = match verb {
        Verb::Check { session: None, it } => {
            answer::decision(&placet.check_without_session(&use_of(process, None, it)?))
        }
        Verb::Check { session: Some(session), it } => {
            let asked = use_of(process, Some(session), it)?;
            let session = process.session(session)?.0;
            kept(process, session, &asked, |placet| placet.check(session, &asked))
        }
        Verb::Take { session, it, action } => {
            let asked = use_of(process, Some(session), it)?;
            let action = action.as_ref().map(|it| process.action(it)).transpose()?;
            let session = process.session(session)?.0;
            kept(process, session, &asked, |placet| placet.take(session, &asked, action))
        }
        Verb::CheckStart { recipient } => answer::decision(&placet.check_start(recipient)),
        Verb::Availability { feature } => answer::availability(&placet.availability(feature)?),
        Verb::Explain { session, it } => {
            let asked = use_of(process, session.as_deref(), it)?;
            let session = session.as_ref().map(|it| process.session(it)).transpose()?;
            answer::trace(&placet.explain(session.map(|it| it.0), &asked))
        }
        _ => return Ok(None),
    };
    Ok(Some(answer))
}

/// Asks, and keeps what is allowed.
fn kept(process: &mut Process, session: SessionId, it: &UseRef, ask: impl FnOnce(&Placet) -> Decision) -> Value {
    let decision = ask(&process.placet);
    if decision.is_allowed() {
        process.keep(session, it.clone());
    }
    answer::decision(&decision)
}

fn read(process: &mut Process, verb: &Verb, _: SystemPermission) -> Result<Option<Value>, Trouble> {
    let placet = &process.placet;
    let answer = match verb {
        Verb::Status { purpose } => json!(placet.status(purpose)?),
        Verb::Document { document } => json!(placet.document_status(document)?),
        Verb::SystemNames { permission } => json!(placet.system_names(permission)?),
        Verb::Permission { permission, feature } => answer::permission(placet.permission_status(permission, feature)?),
        Verb::Fact { fact } => json!(placet.fact(fact)?),
        Verb::Usage {} => answer::usage(&placet.usage()?),
        Verb::Verify {} => json!({ "entries": placet.verify()?.entries }),
        Verb::Receipt {} => answer::receipt(&placet.receipt("en")?),
        Verb::Sweep {} => json!({ "removed": placet.sweep(EVIDENCE_PERIOD)?.removed }),
        Verb::Health {} => answer::health(placet.health()),
        Verb::Recover {} => answer::recovery(&placet.recover()?),
        _ => return Ok(None),
    };
    Ok(Some(answer))
}

fn change(
    process: &Process,
    surface: Option<Surface>,
    grant: &[PurposeId],
    deny: &[PurposeId],
    withdraw: &[PurposeId],
) -> Result<ChangeReport, Trouble> {
    let lines = |purposes: &[PurposeId], decision: ConsentDecision| {
        purposes.iter().map(|it| (it.clone(), decision)).collect::<Vec<_>>()
    };
    let mut all = lines(grant, ConsentDecision::Granted);
    all.extend(lines(deny, ConsentDecision::Denied));
    all.extend(lines(withdraw, ConsentDecision::Withdrawn));
    Ok(process.placet.change(on(surface), all)?)
}

/// What the wrappers' `request` does: may it be asked, ask, record the answer, say what is recorded.
fn request(
    process: &Process,
    session: &str,
    permission: &PermissionId,
    system: SystemPermission,
    evidence: Evidence,
) -> Result<Value, Trouble> {
    let (id, feature) = process.session(session)?;
    process.placet.request(id, permission)?;
    process.placet.answer(id, permission, system, evidence)?;
    Ok(json!(process.placet.permission_status(permission, feature)?.granted))
}

/// The use that is asked about; within a session its feature may be left out.
fn use_of(process: &Process, session: Option<&str>, written: &str) -> Result<UseRef, Trouble> {
    let whole = match session {
        Some(session) if !written.contains('.') => format!("{}.{written}", process.session(session)?.1),
        _ => written.to_owned(),
    };
    whole.parse().map_err(|_| Trouble::Fault(format!("`{written}` is no use: write `feature.use`")))
}

fn on(surface: Option<Surface>) -> Evidence {
    Evidence::on(surface.unwrap_or(Surface::Test))
}
