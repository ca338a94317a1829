//! `placet explain`: one decision with every rule on its way, or every use at a glance. It asks the engine and decides
//! nothing itself.

mod moment;
mod overview;
mod trace;
mod words;

use std::path::PathBuf;
use std::str::FromStr;

use clap::ValueEnum;
use placet::clock::Timestamp;
use placet::id::{FeatureId, PermissionId, UseRef};
use placet::manifest::Manifest;
use placet::policy::SystemPermission;

use crate::key::KeyFile;
use crate::output::{Done, Failure, Outcome, Output};
use moment::Moment;

const EXAMPLES: &str = "\
Examples:
  placet explain --manifest manifest.json
        every use of the app on a fresh install, at a glance
  placet explain --manifest manifest.json --use voice_room.speak
        one use: each rule in its order, why it denies, and what would help
  placet explain --manifest manifest.json --store path/to/store --use voice_room.speak --permission microphone=granted
        what a device's store says; the store is copied and not a byte of it changes
  placet explain withdrawing.story.json --step 7 --use voice_room.speak
        as a story has it after its seventh step

A use is written feature.use. May it be done? The gate asks its rules in order; the first that denies gives the
answer, and the others are shown because they would deny next.

A store knows what the person decided, not what runs: by default the feature counts as just entered, and the
system has said nothing of permissions unless --permission does. A story knows both, and is asked as it stands.
Where the app supplies the key of what can be erased, --key-file names a file of it: without it the age is not
known, and everything is denied with wrong_key, as it would be in the app.

Exit codes: 0 explained, whatever the answer is; 2 usage, not declared, or something unreadable.";

/// Arguments of `placet explain`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Story whose moment is asked about
    #[arg(value_name = "STORY", required_unless_present = "manifest", conflicts_with_all = ["manifest", "store"])]
    story: Option<PathBuf>,
    /// Step of the story after which is asked; left out, the last
    #[arg(long, value_name = "N", requires = "story")]
    step: Option<usize>,
    /// Manifest of the app, for a fresh install or a store
    #[arg(long, value_name = "FILE")]
    manifest: Option<PathBuf>,
    /// Folder of a store; it is copied, and the copy is asked
    #[arg(long, value_name = "FOLDER", requires = "manifest")]
    store: Option<PathBuf>,
    #[command(flatten)]
    key: KeyFile,
    /// Use that is asked about, written feature.use; left out, all of them at a glance
    #[arg(long = "use", value_name = "FEATURE.USE", value_parser = a_use)]
    it: Option<UseRef>,
    /// Only the uses of this feature, at a glance
    #[arg(long, value_name = "FEATURE", conflicts_with = "it")]
    feature: Option<FeatureId>,
    /// In which session is asked; left out, `open` for a story and `enter` else
    #[arg(long, value_enum)]
    session: Option<InSession>,
    #[arg(long, value_name = "ID=STATUS", requires = "manifest", value_parser = Said::from_str)]
    #[arg(help = "What the system says of a permission: granted, denied, restricted, not_determined; may be repeated")]
    permission: Vec<Said>,
    /// When it is asked, as 2024-06-01T09:00:00+08:00; left out, now
    #[arg(long, value_name = "INSTANT", requires = "manifest")]
    at: Option<Timestamp>,
}

/// In which session is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum InSession {
    /// As if the feature had just been entered
    Enter,
    /// The one that the story has open; outside of any where it has none
    Open,
    /// Outside of any session
    None,
}

/// What the system says of a permission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    permission: PermissionId,
    status: SystemPermission,
}

impl FromStr for Said {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let (id, status) = text.split_once('=').ok_or("write microphone=granted")?;
        let permission = id.parse().map_err(|it| format!("`{id}`: {it}"))?;
        let status = SystemPermission::ALL.iter().copied().find(|it| it.code() == status).ok_or_else(|| {
            let words: Vec<&str> = SystemPermission::ALL.iter().map(|it| it.code()).collect();
            format!("`{status}` is none of {}", words.join(", "))
        })?;
        Ok(Self { permission, status })
    }
}

fn a_use(text: &str) -> Result<UseRef, String> {
    text.parse().map_err(|_| "a use is written with its feature: voice_room.speak".to_owned())
}

/// Does it.
pub fn run(args: &Args, output: Output) -> Done {
    moment::with(args, |moment| explain(args, moment, output))
}

fn explain(args: &Args, moment: &Moment<'_>, output: Output) -> Done {
    let manifest = moment.placet.manifest();
    if let Some(it) = &args.it {
        declared(manifest, it)?;
        let (session, place) = moment.session(&it.feature);
        let answer = moment.placet.explain(session, it);
        if output.is_json() {
            output.json(&trace::json(moment, &place, &answer))?;
        } else {
            for line in trace::lines(moment, &place, &answer, output) {
                output.line(&line)?;
            }
        }
        return Ok(Outcome::Fine);
    }
    if let Some(feature) = args.feature.as_ref().filter(|it| !manifest.features.contains_key(*it)) {
        let known = listed(manifest.features.keys());
        return Err(Failure(format!("no feature `{feature}` is declared; declared are {known}")));
    }
    overview::show(moment, args.feature.as_ref(), output)?;
    Ok(Outcome::Fine)
}

/// A use that nobody declares is a slip of the pen more often than a question.
fn declared(manifest: &Manifest, it: &UseRef) -> Result<(), Failure> {
    let Some(feature) = manifest.features.get(&it.feature) else {
        let known = listed(manifest.features.keys());
        return Err(Failure(format!("no feature `{}` is declared; declared are {known}", it.feature)));
    };
    if feature.uses.contains_key(&it.id) {
        return Ok(());
    }
    let known = listed(feature.uses.keys());
    Err(Failure(format!("feature `{}` declares no use `{}`; it declares {known}", it.feature, it.id)))
}

fn listed(ids: impl Iterator<Item = impl ToString>) -> String {
    let all: Vec<String> = ids.map(|it| it.to_string()).collect();
    if all.is_empty() { "none".to_owned() } else { all.join(", ") }
}
