//! Example messages: single lines with their tags, and the conversations of the corpus that may be learned from.

use std::fs;
use std::path::{Path, PathBuf};

use vigie_cli::conversation::speaker_id;
use vigie_cli::format::{self, Document};
use vigie_learned::{CLASSES, Side};

/// Halves of the corpus that may be learned from. `after` only measures.
const HALVES: [&str; 2] = ["before", "study"];
/// Languages with examples.
const LANGUAGES: [&str; 2] = ["en", "fr"];

/// A message with what it is.
#[derive(Debug, Clone)]
pub struct Example {
    /// The message.
    pub text: String,
    /// Who wrote it.
    pub side: Side,
    /// Its tags; none when it is harmless.
    pub tags: Vec<String>,
    /// Whether it comes from a conversation that is a trap: what has no tag there is not sure to be harmless.
    pub from_trap: bool,
}

impl Example {
    /// Whether it is sure to be harmless.
    pub fn is_harmless(&self) -> bool {
        self.tags.is_empty() && !self.from_trap
    }

    /// Whether a class judges messages of its side.
    pub fn counts_for(&self, class: usize) -> bool {
        CLASSES
            .get(class)
            .is_some_and(|kind| kind.side == self.side)
    }

    /// Whether it is an example of a class.
    pub fn is(&self, class: usize) -> bool {
        CLASSES.get(class).is_some_and(|kind| {
            kind.side == self.side
                && self
                    .tags
                    .iter()
                    .any(|tag| kind.tags.contains(&tag.as_str()))
        })
    }
}

/// Why examples cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExamplesError {
    /// A file or folder is missing or not readable.
    #[error("{path}: {reason}")]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// A line is not what it should be.
    #[error("{path}:{line}: {reason}")]
    Line {
        /// File.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// What to mend.
        reason: String,
    },
}

/// Reads all examples below the project's folder, always in the same order.
///
/// # Errors
/// [`ExamplesError`] names the file and line that cannot be read.
pub fn read(root: &Path) -> Result<Vec<Example>, ExamplesError> {
    let mut examples = Vec::new();
    for language in LANGUAGES {
        for file in files(&root.join("crate/train/lines").join(language))? {
            lines(&file, &mut examples)?;
        }
        for kind in ["benign", "risky"] {
            for half in HALVES {
                let file = root.join(format!("tests/corpus/{kind}/{language}/{half}.jsonl"));
                conversations(&file, &mut examples)?;
            }
        }
    }
    Ok(examples)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, ExamplesError> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(|error| unreadable(folder, &error))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|kind| kind == "tsv"))
        .collect();
    files.sort();
    Ok(files)
}

fn unreadable(path: &Path, error: &std::io::Error) -> ExamplesError {
    ExamplesError::File {
        path: path.to_owned(),
        reason: error.to_string(),
    }
}

fn side(name: &str) -> Option<Side> {
    match name {
        "them" => Some(Side::Them),
        "me" => Some(Side::Me),
        _ => None,
    }
}

fn lines(path: &Path, examples: &mut Vec<Example>) -> Result<(), ExamplesError> {
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
    for (at, line) in text.lines().enumerate() {
        let mut fields = line.splitn(3, '\t');
        let example = (|| {
            Some(Example {
                side: side(fields.next()?)?,
                tags: match fields.next()? {
                    "-" => Vec::new(),
                    tags => tags.split(',').map(|tag| tag.trim().to_owned()).collect(),
                },
                text: fields.next()?.to_owned(),
                from_trap: false,
            })
        })();
        examples.push(example.ok_or_else(|| ExamplesError::Line {
            path: path.to_owned(),
            line: at + 1,
            reason: "needs `them` or `me`, tags or `-`, and a text, with a tab between each".into(),
        })?);
    }
    Ok(())
}

fn conversations(path: &Path, examples: &mut Vec<Example>) -> Result<(), ExamplesError> {
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
    let parsed = format::parse(&Document {
        text: &text,
        name: "",
        me: None,
    });
    let wrong = |line, reason| ExamplesError::Line {
        path: path.to_owned(),
        line,
        reason,
    };
    if let Some((line, reason)) = parsed.broken.into_iter().next() {
        return Err(wrong(line, reason));
    }
    for (line, conversation) in (1..).zip(parsed.conversations) {
        let Some(situation) = conversation.labels.situation else {
            return Err(wrong(line, "needs a `situation`".into()));
        };
        for message in conversation.messages {
            let Some(side) = side(speaker_id(message.from)) else {
                return Err(wrong(line, "`from` is neither `them` nor `me`".into()));
            };
            examples.push(Example {
                side,
                text: message.text,
                tags: message.tags,
                from_trap: situation != "benign",
            });
        }
    }
    Ok(())
}
