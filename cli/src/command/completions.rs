//! `placet completions`: what a shell needs to complete commands and options. It is made from the options themselves, so
//! that the two cannot part.

use clap::ValueEnum;
use clap_complete::Shell;
use clap_complete::aot::generate;
use serde_json::json;

use crate::output::{Done, Failure, Outcome, Output};

const EXAMPLES: &str = "\
Examples:
  placet completions bash > ~/.local/share/bash-completion/completions/placet
  placet completions zsh > ~/.zfunc/_placet                    with ~/.zfunc in fpath
  placet completions fish > ~/.config/fish/completions/placet.fish
  source <(placet completions bash)                            in this shell alone

Write it anew after an update of placet.
Exit codes: 0 printed, 2 usage.";

/// Arguments of `placet completions`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: For,
}

/// Shells that are tried by a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum For {
    /// GNU Bash.
    Bash,
    /// Z shell.
    Zsh,
    /// Fish.
    Fish,
}

/// Does it for the whole command line.
pub fn run(args: &Args, mut whole: clap::Command, output: Output) -> Done {
    let shell = match args.shell {
        For::Bash => Shell::Bash,
        For::Zsh => Shell::Zsh,
        For::Fish => Shell::Fish,
    };
    let mut script = Vec::new();
    generate(shell, &mut whole, "placet", &mut script);
    let script = String::from_utf8(script).map_err(|it| Failure(it.to_string()))?;
    if output.is_json() {
        output.json(&json!({ "shell": shell.to_string(), "script": script }))?;
    } else {
        output.line(script.trim_end_matches('\n'))?;
    }
    Ok(Outcome::Fine)
}
