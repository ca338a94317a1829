//! `placet deletion`: when a deletion of the account that is submitted on a day ends, starts and is done, from a manifest
//! alone. It asks the machine's own dates and works out none itself.

mod document;
mod drawn;
mod words;

use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::builder::EnumValueParser;
use placet::calendar::{WorkingDays, Zone};
use placet::clock::Timestamp;
use placet::id::AppId;
use placet::manifest::{Deletion, Manifest};
use placet::policy::deletion::{Timeline, timeline};
use placet::story::clauses::Clauses;

use crate::output::{Done, Failure, Format, Outcome, Output, read};
use crate::paint::Paint;

const EXAMPLES: &str = "\
Examples:
  placet deletion manifest.json --submitted 2024-09-20
                                      every date that follows, each with the entry or article it comes from
  placet deletion manifest.json --submitted 2024-09-20T23:59:59+08:00
                                      the same to the second
  placet deletion manifest.json --submitted 2024-03-30 --zone Europe/Berlin
                                      the same where days end in another zone
  placet deletion manifest.json --submitted 2024-09-20 --format svg > deletion.svg
                                      the same as a picture; --format json for programs

Where a clauses.json lies beside the manifest, the clauses behind each date are named too. A hold, a newer
calendar and the server's word may move dates later: the app shows those of a deletion that was submitted.
Exit codes: 0 printed, 1 the manifest leaves open whether there is an appeal, 2 usage or something unreadable.";

/// Arguments of `placet deletion`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Manifest of the app
    #[arg(value_name = "MANIFEST")]
    manifest: PathBuf,
    /// When it is submitted: a day, which counts from its first moment, or an instant as 2024-09-20T10:00:00+08:00
    #[arg(long, value_name = "DATE")]
    submitted: Submitted,
    /// Zone in which days end; left out, the manifest's
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// Form of what is printed
    #[arg(id = "format", long = "format", help_heading = "Output", value_name = "FORMAT")]
    #[arg(value_parser = EnumValueParser::<Format>::new(), default_value = "text")]
    _format: Format,
}

/// When a deletion is submitted.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Submitted {
    /// On a day, from its first moment in whatever zone.
    Day(String),
    /// At an instant.
    At(Timestamp),
}

impl FromStr for Submitted {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let is_day = start_of(Zone::or_utc("UTC"), text).is_some();
        let day = is_day.then(|| Self::Day(text.to_owned()));
        day.or_else(|| text.parse().ok().map(Self::At))
            .ok_or_else(|| "write 2024-09-20, or 2024-09-20T10:00:00+08:00".to_owned())
    }
}

impl Submitted {
    fn in_zone(&self, zone: &str) -> Result<Timestamp, Failure> {
        let day = match self {
            Self::At(it) => return Ok(*it),
            Self::Day(it) => it,
        };
        Zone::built_in(zone).and_then(|it| start_of(it, day)).ok_or_else(|| {
            Failure(format!(
                "the rule of the zone `{zone}` is not built in, so a day has no first moment: write an instant, as \
                 2024-09-20T10:00:00+08:00"
            ))
        })
    }
}

/// When a day begins; nothing where the text is none.
fn start_of(zone: Zone, day: &str) -> Option<Timestamp> {
    day.parse().ok().map(|it| zone.start_of(it))
}

/// What is printed, in whatever form.
struct Picture<'a> {
    app: &'a AppId,
    deletion: &'a Deletion,
    asked_zone: &'a str,
    calendar: &'a WorkingDays,
    timeline: Timeline,
    clauses: Option<Clauses>,
}

/// Does it.
pub fn run(args: &Args, output: Output) -> Done {
    let manifest = Manifest::load(&read(&args.manifest)?).map_err(|it| Failure::at(&args.manifest, it))?;
    let Some(deletion) = &manifest.deletion else {
        return Err(Failure::at(&args.manifest, "declares no deletion"));
    };
    let zone = args.zone.as_deref().unwrap_or(&manifest.app.zone);
    let calendar = WorkingDays::built_in();
    let timeline = match timeline(deletion, args.submitted.in_zone(zone)?, zone, &calendar) {
        Ok(it) => it,
        Err(refusal) => {
            output.fail(&Failure::at(&args.manifest, format!("{}: {}", refusal.code, refusal.detail())));
            return Ok(Outcome::Findings);
        }
    };
    let clauses = clauses(&args.manifest, &manifest.app.id)?;
    let app = &manifest.app.id;
    let picture = Picture { app, deletion, asked_zone: zone, calendar: &calendar, timeline, clauses };
    match output.format {
        Format::Text => {
            words::lines(&picture, Paint::new(output.is_colored())).iter().try_for_each(|it| output.line(it))
        }
        Format::Json => output.json(&document::json(&picture)),
        Format::Svg => output.line(&drawn::svg(&picture)),
    }?;
    Ok(Outcome::Fine)
}

/// The clauses of the app's policy, where they lie beside its manifest.
fn clauses(manifest: &Path, app: &AppId) -> Result<Option<Clauses>, Failure> {
    let file = manifest.with_file_name("clauses.json");
    if !file.exists() {
        return Ok(None);
    }
    let clauses = Clauses::parse(&read(&file)?).map_err(|it| Failure::at(&file, it))?;
    Ok(Some(clauses).filter(|it| it.app == *app))
}
