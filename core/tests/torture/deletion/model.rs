//! The deletion of accounts as the domain's table has it, written anew: which state follows from which command, what is
//! refused and with which code, and whom it binds. It knows neither events nor chains nor the code that it is held
//! against.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::days::{DAY, day_of, end_of, moved_on, working_days_after, working_days_between};

/// What a policy says of deletion, read from its manifest.
#[derive(Debug)]
pub struct Rules {
    pub appeal: Option<i64>,
    pub is_unspecified: bool,
    pub by_device: bool,
    /// Preconditions and the facts that they rest on.
    pub preconditions: Vec<(String, String)>,
    pub texts: Vec<String>,
    pub choices: Vec<String>,
    pub login_cancels: bool,
    pub open: BTreeSet<String>,
    pub grounds: Vec<String>,
    pub clock: String,
    /// Every task, and whether it can be undone.
    pub tasks: BTreeMap<String, bool>,
}

fn keys(it: &Value) -> Vec<String> {
    it.as_object().map(|it| it.keys().cloned().collect()).unwrap_or_default()
}

fn texts(it: &Value) -> Vec<String> {
    it.as_array().into_iter().flatten().map(|it| it.as_str().unwrap().to_owned()).collect()
}

impl Rules {
    pub fn of(manifest: &Value) -> Self {
        let it = &manifest["deletion"];
        let preconditions = keys(&it["preconditions"]).into_iter().map(|id| {
            let fact = it["preconditions"][&id]["fact"].as_str().unwrap().to_owned();
            (id, fact)
        });
        // No policy here counts its working days otherwise than the law does.
        assert!(it["processing"].is_null() || it["processing"]["working_days"] == 15);
        Self {
            appeal: it["appeal"]["days"].as_i64(),
            is_unspecified: it["appeal"] == "unspecified",
            by_device: it["authority"] == "device",
            preconditions: preconditions.collect(),
            texts: keys(&it["acknowledge"]),
            choices: keys(&it["choices"]),
            login_cancels: texts(&it["cancel_on"]) == ["interactive_login"],
            open: texts(&it["during_appeal"]["features"]).into_iter().collect(),
            grounds: texts(&it["hold"]["grounds"]),
            clock: it["hold"]["clock"].as_str().unwrap_or("runs").to_owned(),
            tasks: tasks(manifest),
        }
    }
}

/// Each kind of data, each choice, each recipient that got something and can be told so, backups, logs, the device.
fn tasks(manifest: &Value) -> BTreeMap<String, bool> {
    let kept: Vec<&Value> = manifest["retention"].as_object().into_iter().flatten().map(|it| it.1).collect();
    let is_kept = |id: &str| {
        let own = |it: &&&Value| it["of"]["data"] == id && it["from"] == "account_deleted";
        kept.iter().any(|it| own(&it) && !it["at_least"].is_null())
    };
    let mut tasks = BTreeMap::new();
    tasks.extend(keys(&manifest["data"]).into_iter().map(|id| (format!("data.{id}"), is_kept(&id))));
    tasks.extend(keys(&manifest["deletion"]["choices"]).into_iter().map(|id| (format!("choice.{id}"), false)));
    for (id, it) in manifest["recipients"].as_object().into_iter().flatten() {
        let has = |key: &str| it[key].as_array().is_some_and(|it| !it.is_empty());
        let gets = (has("receives") && it["direction"] != "in") || has("collects") || it["own_authorisation"] == true;
        if gets && it["kind"] != "public" && it["kind"] != "users" {
            tasks.insert(format!("recipient.{id}"), false);
        }
    }
    tasks.extend([("backups".to_owned(), true), ("logs".to_owned(), true), ("local".to_owned(), false)]);
    tasks
}

/// What the server says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    Active,
    Submitted,
    AppealPeriod,
    AppealElapsed,
    Executing,
    Completed,
    Refused,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    Preparing { done: BTreeSet<String> },
    Submitted,
    Appeal { ends: i64 },
    Elapsed,
    Executing { undo: bool, done: BTreeSet<String> },
}

/// A deletion that was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    pub stage: Stage,
    pub submitted: Option<i64>,
    /// From when the working days count, and those of a hold among them; nothing where the server's word is behind it.
    pub counted: Option<(i64, i64)>,
    /// Since when it is held.
    pub held: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum At {
    #[default]
    Active,
    Open(Open),
    Refused,
    Completed,
}

/// How a command is answered: with nothing, or with the code of a refusal.
pub type Answer = Result<(), &'static str>;

const NOT_HERE: Answer = Err("deletion_state");

impl At {
    /// What time does.
    pub fn tick(&mut self, rules: &Rules, now: i64) {
        let Self::Open(it) = self else { return };
        if it.held.is_none() && matches!(it.stage, Stage::Appeal { ends } if ends <= now) {
            it.stage = if rules.by_device { executing(false) } else { Stage::Elapsed };
        }
    }

    pub fn phase(&self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Refused => "refused",
            Self::Completed => "completed",
            Self::Open(it) if it.held.is_some() => "held",
            Self::Open(it) => match it.stage {
                Stage::Preparing { .. } => "preparing",
                Stage::Submitted => "submitted",
                Stage::Appeal { .. } => "appeal_period",
                Stage::Elapsed => "appeal_elapsed",
                Stage::Executing { .. } => "executing",
            },
        }
    }

    pub fn is_pending(&self) -> bool {
        matches!(self, Self::Open(it) if !matches!(it.stage, Stage::Preparing { .. }))
    }

    pub fn begin(&mut self) {
        if matches!(self, Self::Active | Self::Refused) {
            let stage = Stage::Preparing { done: BTreeSet::new() };
            *self = Self::Open(Open { stage, submitted: None, counted: None, held: None });
        }
    }

    /// A step of the preparation.
    pub fn step(&mut self, known: bool, id: &str) -> Answer {
        match self {
            Self::Open(Open { stage: Stage::Preparing { done }, held: None, .. }) if known => {
                done.insert(id.to_owned());
                Ok(())
            }
            Self::Open(Open { stage: Stage::Preparing { .. }, held: None, .. }) => Err("not_declared"),
            _ => NOT_HERE,
        }
    }

    /// What submitting still needs.
    pub fn missing(&self, rules: &Rules, facts: &BTreeMap<String, bool>) -> Vec<String> {
        let Self::Open(Open { stage: Stage::Preparing { done }, .. }) = self else { return Vec::new() };
        let met = |(id, fact): &&(String, String)| done.contains(id) && facts.get(fact) == Some(&true);
        let unmet = rules.preconditions.iter().filter(|it| !met(it)).map(|it| &it.0);
        unmet.chain(rules.texts.iter().chain(&rules.choices).filter(|it| !done.contains(*it))).cloned().collect()
    }

    pub fn submit(&mut self, rules: &Rules, facts: &BTreeMap<String, bool>, now: i64) -> Answer {
        let missing = self.missing(rules, facts);
        match self {
            Self::Open(Open { stage: Stage::Preparing { .. }, .. }) if !missing.is_empty() => {
                Err("deletion_incomplete")
            }
            Self::Open(Open { stage: Stage::Preparing { .. }, .. }) if rules.is_unspecified => {
                Err("appeal_unspecified")
            }
            Self::Open(it @ Open { stage: Stage::Preparing { .. }, .. }) => {
                it.stage = rules.appeal.map_or(Stage::Submitted, |days| Stage::Appeal { ends: appeal(days, now) });
                (it.submitted, it.counted) = (Some(now), Some((now, 0)));
                Ok(())
            }
            Self::Open(_) => Ok(()),
            _ => NOT_HERE,
        }
    }

    /// What cancels it: a login, and the person's choice.
    pub fn cancelled_by(&self, rules: &Rules) -> (bool, bool) {
        let Self::Open(it) = self else { return (false, false) };
        match &it.stage {
            Stage::Preparing { .. } => (false, true),
            Stage::Submitted => (rules.login_cancels, true),
            Stage::Appeal { .. } => (rules.login_cancels, false),
            Stage::Executing { undo: true, done } if !is_irreversible(rules, done) => (rules.login_cancels, true),
            Stage::Elapsed | Stage::Executing { .. } => (false, false),
        }
    }

    pub fn cancel(&mut self, rules: &Rules, login: bool, notice: bool) -> Answer {
        match (self.cancelled_by(rules), login) {
            ((false, false), _) => NOT_HERE,
            ((false, _), true) | ((_, false), false) => Err("cancel_means_not_allowed"),
            (_, true) if !notice => Err("notice_required"),
            _ => {
                *self = Self::Active;
                Ok(())
            }
        }
    }

    pub fn hold(&mut self, known: bool, notice: bool, review: i64, now: i64) -> Answer {
        match self {
            Self::Open(Open { held: Some(_), .. }) => Ok(()),
            Self::Open(_) if !known => Err("not_declared"),
            Self::Open(_) if !notice => Err("notice_required"),
            Self::Open(_) if review <= now => Err("already_past"),
            Self::Open(it) => {
                it.held = Some(now);
                Ok(())
            }
            _ => NOT_HERE,
        }
    }

    pub fn lift(&mut self, rules: &Rules, now: i64) -> Answer {
        let Self::Open(it @ Open { held: Some(_), .. }) = self else { return NOT_HERE };
        let held = it.held.take().max(it.submitted).unwrap_or(now);
        if let Stage::Appeal { ends } = &mut it.stage {
            match (rules.clock.as_str(), rules.appeal) {
                // The day on which the rest of it ends is its last day, or the next that is worked.
                ("stops", _) if *ends > held => *ends = end_of(moved_on(day_of(*ends + now - held - 1))),
                ("restarts", Some(days)) => *ends = (*ends).max(appeal(days, now)),
                _ => {}
            }
        }
        if let Some((from, paused)) = it.counted
            && due(from, paused) > held
        {
            it.counted = Some(match rules.clock.as_str() {
                "restarts" => (now, 0),
                _ => (from, paused + working_days_between(day_of(held.max(from)), day_of(now))),
            });
        }
        self.tick(rules, now);
        Ok(())
    }

    pub fn refuse(&mut self) -> Answer {
        match self {
            Self::Open(it) if !matches!(it.stage, Stage::Executing { .. }) => {
                *self = Self::Refused;
                Ok(())
            }
            _ => NOT_HERE,
        }
    }

    pub fn confirm(&mut self, rules: &Rules, task: &str) -> Answer {
        let Self::Open(Open { stage: Stage::Executing { done, .. }, held: None, .. }) = self else { return NOT_HERE };
        if !rules.tasks.contains_key(task) {
            return Err("no_such_task");
        }
        done.insert(task.to_owned());
        self.complete(rules);
        Ok(())
    }

    fn complete(&mut self, rules: &Rules) {
        if let Self::Open(Open { stage: Stage::Executing { done, .. }, held: None, .. }) = self
            && done.len() == rules.tasks.len()
        {
            *self = Self::Completed;
        }
    }

    /// The server's word: taken, unless that would undo what cannot be undone.
    pub fn observe(&mut self, rules: &Rules, word: Word, told: (Option<i64>, Option<i64>), now: i64) -> Answer {
        let goes_on = matches!(word, Word::Executing | Word::Completed);
        if let Self::Open(it) = self {
            match (&it.stage, it.held) {
                (Stage::Executing { .. }, _) if goes_on => {
                    it.held = None;
                    self.server_is_done(rules, word);
                    return Ok(());
                }
                (Stage::Executing { done, .. }, _) if is_irreversible(rules, done) => return Err("irreversible"),
                (Stage::Executing { undo, .. }, None) if !undo || word != Word::Active => return NOT_HERE,
                (Stage::Elapsed, None) if !goes_on && word != Word::Active => return NOT_HERE,
                _ => {}
            }
        }
        *self = self.adopted(rules, word, told, now)?;
        self.server_is_done(rules, word);
        Ok(())
    }

    fn adopted(
        &self,
        rules: &Rules,
        word: Word,
        (submitted, ends): (Option<i64>, Option<i64>),
        now: i64,
    ) -> Result<Self, &'static str> {
        let open = if let Self::Open(it) = self { Some(it) } else { None };
        let known = open.and_then(|it| it.submitted);
        let submitted = submitted.or(known).unwrap_or(now);
        let stage = match word {
            Word::Active => return Ok(Self::Active),
            Word::Refused => return Ok(Self::Refused),
            Word::Submitted => Stage::Submitted,
            Word::AppealPeriod => {
                let shown = open.filter(|_| known == Some(submitted)).map(|it| &it.stage);
                let shown = shown.and_then(|it| if let Stage::Appeal { ends } = it { Some(*ends) } else { None });
                let declared = rules.appeal.map(|days| appeal(days, submitted));
                Stage::Appeal { ends: declared.max(ends).max(shown).ok_or("not_declared")? }
            }
            Word::AppealElapsed => Stage::Elapsed,
            Word::Executing | Word::Completed => executing(match open.map(|it| &it.stage) {
                Some(Stage::Submitted) => true,
                Some(Stage::Appeal { .. } | Stage::Elapsed | Stage::Executing { .. }) => false,
                Some(Stage::Preparing { .. }) | None => rules.appeal.is_none() && !rules.is_unspecified,
            }),
        };
        Ok(Self::Open(Open { stage, submitted: Some(submitted), counted: None, held: None }))
    }

    /// With its last word the server has done everything but what the device itself holds.
    fn server_is_done(&mut self, rules: &Rules, word: Word) {
        if let Self::Open(Open { stage: Stage::Executing { done, .. }, .. }) = self
            && word == Word::Completed
        {
            done.extend(rules.tasks.keys().filter(|it| *it != "local").cloned());
            self.complete(rules);
        }
    }
}

fn executing(undo: bool) -> Stage {
    Stage::Executing { undo, done: BTreeSet::new() }
}

fn is_irreversible(rules: &Rules, done: &BTreeSet<String>) -> bool {
    done.iter().any(|it| !rules.tasks[it])
}

/// The end of an appeal: 24:00 of its last day, moved on from days of rest.
fn appeal(days: i64, start: i64) -> i64 {
    end_of(moved_on(day_of(start) + days)).max(start + days * DAY)
}

/// Until when it is carried out: fifteen working days, and those of its holds.
pub fn due(from: i64, paused: i64) -> i64 {
    end_of(working_days_after(day_of(from), 15 + paused))
}
