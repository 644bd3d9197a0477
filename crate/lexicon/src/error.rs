//! Why a lexicon cannot be compiled.

use std::path::{Path, PathBuf};

/// A mistake in a lexicon or situation file. Its text names file, line and what to change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
#[error("{}:{line}: {reason}", file.display())]
pub struct LexiconError {
    /// The file, as it was found.
    pub file: PathBuf,
    /// Line, counted from 1.
    pub line: usize,
    /// What is wrong and what to write instead.
    pub reason: String,
}

impl LexiconError {
    pub(crate) fn new(file: &Path, line: usize, reason: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line,
            reason: reason.into(),
        }
    }
}

/// Line (from 1) of a byte position in a text.
pub(crate) fn line_at(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}
