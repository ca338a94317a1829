//! The committed corpus of the fuzzer, run through the same targets: what it once found stays found (`tools/fuzz/corpus`).

#[path = "../../../tools/fuzz/src/targets/mod.rs"]
mod targets;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The corpora together: what is committed is chosen, not collected.
const MOST_BYTES: usize = 256 * 1024;

#[test]
fn every_file_of_the_corpus_holds_to_what_its_target_promises() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tools/fuzz/corpus");
    let names: BTreeSet<_> = fs::read_dir(&corpora).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(names, targets::ALL.iter().map(|it| it.0.into()).collect(), "a corpus for each target");
    let mut bytes = 0;
    for (name, target) in targets::ALL {
        let files = fs::read_dir(corpora.join(name)).unwrap().map(|it| it.unwrap().path());
        let mut files: Vec<_> = files.collect();
        files.sort();
        assert!(files.len() >= 3, "{name}: {} files", files.len());
        for file in files {
            let seed = fs::read(&file).unwrap();
            bytes += seed.len();
            println!("{}", file.display());
            target(&seed);
        }
    }
    assert!(bytes <= MOST_BYTES, "{bytes} bytes are too many to have been chosen");
}
