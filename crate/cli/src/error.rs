//! What can go wrong, said so that the reader knows what to do.

use std::io;
use std::path::PathBuf;

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The output went away or is full.
    #[error("cannot write the answer: {0}")]
    Write(#[from] io::Error),
    /// The answer is no JSON: a number that JSON does not have.
    #[error("cannot write the answer as JSON: {0}")]
    Json(serde_json::Error),
    /// Nothing to measure.
    #[error("no conversation in the given files; `eval` takes conversation JSONL")]
    NothingToMeasure,
}

impl Error {
    /// A broken pipe stays one, also under a JSON writer.
    pub fn from_json(error: serde_json::Error) -> Self {
        if error.is_io() {
            Self::Write(error.into())
        } else {
            Self::Json(error)
        }
    }
}

/// A part of the input that could not be used. The rest is.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Broken {
    /// A whole file.
    #[error("{}: cannot be read: {reason}", path.display())]
    File {
        /// The file meant.
        path: PathBuf,
        /// What the system said.
        reason: io::Error,
    },
    /// One line.
    #[error("{}:{line}: {reason}", path.display())]
    Line {
        /// The file meant.
        path: PathBuf,
        /// Its line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
}
