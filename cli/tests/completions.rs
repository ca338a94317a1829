//! `placet completions` as the shells take it.

mod run;

use std::io::Write;
use std::process::{Command, Stdio};

use run::placet;

#[test]
fn every_shell_gets_every_command_and_the_options_of_each() {
    for shell in ["bash", "zsh", "fish"] {
        let ran = placet(&["completions", shell]);

        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        for word in ["check", "explain", "deny-warnings", "clause", "transcript", "completions"] {
            assert!(ran.out.contains(word), "{shell} {word}");
        }
    }
}

#[test]
fn bash_completes_a_command_and_an_option() {
    let script = placet(&["completions", "bash"]).out;
    let ask = r#"
        complete_at() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _placet placet "${@: -1}" "${@: -2:1}"; }
        complete_at placet expl; echo "${COMPREPLY[@]}"
        complete_at placet test --cla; echo "${COMPREPLY[@]}"
    "#;
    let mut bash =
        Command::new("bash").args(["--norc", "-s"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    bash.stdin.take().unwrap().write_all(format!("{script}\n{ask}").as_bytes()).unwrap();

    let ended = bash.wait_with_output().unwrap();

    assert_eq!(String::from_utf8_lossy(&ended.stdout), "explain\n--clause\n");
}

#[test]
fn a_shell_that_is_not_known_is_usage() {
    let ran = placet(&["completions", "tcsh"]);
    let json = placet(&["completions", "--format", "json", "fish"]).json();

    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("bash, zsh, fish"), "{}", ran.err);
    assert_eq!(json["shell"], "fish");
    assert!(json["script"].as_str().unwrap().contains("complete -c placet"));
}
