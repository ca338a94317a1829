//! A second process: this test program again, running the one test that is asked for, which then plays its other part.

use std::io::{BufRead, BufReader, Lines, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Tells the child that it is one, and its folder.
const FOLDER: &str = "PLACET_TEST_CHILD";
/// What the child says starts so; the rest is the test runner's.
const SAYS: &str = "child: ";

/// The folder of the part that this process has to play, where it is a child.
pub fn folder_of_child() -> Option<PathBuf> {
    std::env::var_os(FOLDER).map(PathBuf::from)
}

/// Says a line to the parent.
pub fn say(text: &str) {
    // The runner may have begun a line.
    let mut out = std::io::stdout().lock();
    out.write_all(format!("\n{SAYS}{text}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

/// The lines that the parent says, until it is gone.
pub fn heard() -> impl Iterator<Item = String> {
    std::io::stdin().lines().map(Result::unwrap)
}

/// A running child.
pub struct Process {
    child: Child,
    stdin: ChildStdin,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Process {
    /// Runs the test of this name as a child over a folder.
    pub fn start(test: &str, folder: &Path) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([test, "--exact", "--nocapture", "--test-threads=1"])
            .env(FOLDER, folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (stdin, stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        Self { child, stdin, lines: BufReader::new(stdout).lines() }
    }

    /// The next line that it says; nothing when it is gone.
    pub fn hear(&mut self) -> Option<String> {
        self.lines.by_ref().map_while(Result::ok).find_map(|line| Some(line.strip_prefix(SAYS)?.to_owned()))
    }

    /// Says a line to it.
    pub fn tell(&mut self, text: &str) {
        self.stdin.write_all(format!("{text}\n").as_bytes()).unwrap();
    }

    /// Says a line to it and hears its answer.
    pub fn ask(&mut self, text: &str) -> String {
        self.tell(text);
        self.hear().unwrap()
    }

    /// Kills it as the system does, without a word; says what it had still said.
    pub fn kill(mut self) -> Vec<String> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        std::iter::from_fn(|| self.hear()).collect()
    }

    /// Says nothing more and hears it to its end, which must be a good one.
    pub fn finish(self) -> Vec<String> {
        let Self { mut child, stdin, lines } = self;
        drop(stdin);
        let said = lines.map_while(Result::ok).filter_map(|line| Some(line.strip_prefix(SAYS)?.to_owned())).collect();
        assert!(child.wait().unwrap().success());
        said
    }
}
