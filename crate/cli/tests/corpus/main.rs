//! The project's own conversations (`tests/corpus`): whether they are well made, what the engine says of each of them,
//! and what it loses when they are written around it.
//!
//! The verdicts are snapshots in `tests/corpus/verdicts`. A change of the engine or of a conversation shows as a diff and
//! fails the test. Once the diff is reviewed, one command accepts it:
//!
//! ```text
//! INSTA_UPDATE=always cargo test -p vigie-cli --test corpus
//! ```
//!
//! In CI (`CI=true`) nothing is ever written.

#![expect(
    clippy::unwrap_used,
    reason = "a panic is how a test says that a file is broken"
)]

mod losses;
mod shape;
mod verdicts;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

/// The two kinds of conversations, as folders.
const KINDS: [&str; 2] = ["risky", "benign"];

/// A file of conversations.
#[derive(Debug)]
struct File {
    path: PathBuf,
    kind: &'static str,
    lang: String,
    /// Its name without the extension: `before` and `after` are the halves written before and after tuning.
    half: String,
    conversations: Vec<Conversation>,
}

/// A labelled conversation, as the format of evaluation files has it.
#[derive(Debug, Deserialize)]
struct Conversation {
    id: String,
    lang: String,
    situation: String,
    register: String,
    /// Of a benign one: the risky one whose words it shares.
    twin: Option<String>,
    messages: Vec<Line>,
    first_risky: Option<usize>,
    first_threat: Option<usize>,
    first_demand: Option<usize>,
}

#[derive(Debug, Deserialize)]
struct Line {
    from: String,
    text: String,
    tags: Vec<String>,
}

/// All files, in the order of their names.
fn corpus() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus");
    let mut files = Vec::new();
    for kind in KINDS {
        for lang in entries(&root.join(kind)) {
            for path in entries(&lang) {
                if path
                    .extension()
                    .is_some_and(|extension| extension == "jsonl")
                {
                    files.push(File {
                        conversations: read(&path),
                        kind,
                        lang: name(&lang),
                        half: name(&path),
                        path,
                    });
                }
            }
        }
    }
    assert!(!files.is_empty(), "no conversations in {}", root.display());
    files
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    entries
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap().to_str().unwrap().to_owned()
}

fn read(path: &Path) -> Vec<Conversation> {
    fs::read_to_string(path)
        .unwrap()
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| {
            serde_json::from_str(line)
                .unwrap_or_else(|reason| panic!("{}:{}: {reason}", path.display(), at + 1))
        })
        .collect()
}

/// What `vigie` writes, asked to answer in JSON.
fn vigie<'a>(command: &str, files: impl IntoIterator<Item = &'a File>) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_vigie"))
        .args([command, "--json"])
        .args(files.into_iter().map(|file| &file.path))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}
