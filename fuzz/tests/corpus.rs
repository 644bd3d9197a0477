//! The kept corpus, without the fuzzer: what broke a promise once, and what leads the fuzzer deep, holds on every run.

use std::fs;
use std::path::Path;

/// Runs every kept file of a target, and none is none.
fn holds(target: &str, check: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(target);
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{} is empty", folder.display());
    for file in files {
        check(&fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())));
    }
}

#[test]
fn pieces_point_into_any_text() {
    holds("fold", vigie_fuzz::fold);
}

#[test]
fn any_conversation_is_read() {
    holds("read", vigie_fuzz::read);
}

#[test]
fn any_bytes_are_a_thread_or_an_error() {
    holds("thread", vigie_fuzz::thread);
}

#[test]
fn any_file_is_read_or_named_line_by_line() {
    holds("input", vigie_fuzz::input);
}

#[test]
fn any_draft_is_judged_without_a_trace() {
    holds("draft", vigie_fuzz::draft);
}
