//! Runs the built `placet` over the fixtures, as a person does.
#![expect(clippy::panic, clippy::expect_used, reason = "tests may fail loudly")]

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

/// What a run left behind.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// Standard output as JSON; panics where it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|it| panic!("{it}: {}{}", self.out, self.err))
    }
}

pub fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// `placet` in the folder of the fixtures.
pub fn placet(args: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_placet"))
        .args(args)
        .current_dir(fixtures())
        .env_remove("NO_COLOR")
        .output()
        .expect("placet was built for this test");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("what is printed is UTF-8");
    Ran { code: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
}
