//! Processes of their own over a store: this program, told what to do by its arguments, and then line by line. Whoever
//! starts one says what it does; nothing is measured here.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::app::Done;

/// A process that was started, and its two ends; killed when nobody holds it.
pub struct Process {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

impl Process {
    /// Starts this program with an argument and a folder; it has begun when this returns.
    pub fn start(what: &str, folder: &Path) -> Done<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        let mut child = command.arg(what).arg(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let (to, from) = child.stdin.take().zip(child.stdout.take()).ok_or("a child has two ends")?;
        let mut it = Self { child, to, from: BufReader::new(from) };
        it.hear()?;
        Ok(it)
    }

    /// Tells it something.
    pub fn tell(&mut self, what: &str) -> Done<()> {
        writeln!(self.to, "{what}")?;
        Ok(self.to.flush()?)
    }

    /// Its next line.
    pub fn hear(&mut self) -> Done<String> {
        let mut line = String::new();
        if self.from.read_line(&mut line)? == 0 {
            return Err("the other process has ended".into());
        }
        Ok(line.trim().to_owned())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // One that has ended by itself is all the same.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// In a child: says that it has begun, then answers each line that it is told.
pub fn answer(mut it: impl FnMut(&str) -> Done<String>) -> Done<()> {
    say("ready")?;
    for line in std::io::stdin().lines() {
        say(&it(&line?)?)?;
    }
    Ok(())
}

fn say(what: &str) -> Done<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{what}")?;
    Ok(out.flush()?)
}
