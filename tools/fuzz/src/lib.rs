//! What a fuzzer runs (`tools/fuzz.sh`). The targets lie apart, as a test of `make test` runs them over the corpus.

pub mod targets;
