//! What a step's outputs were made from, so that a second run does nothing twice.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

use crate::error::Result;
use crate::tree::{self, Tree};

/// The digest of a step's inputs, and where it is kept once the step is done.
#[derive(Debug)]
pub struct Stamp {
    file: PathBuf,
    digest: String,
}

impl Stamp {
    /// Reads the inputs of `step` as they are now. This program's own source counts as an input of every step.
    pub fn of(tree: &Tree, step: &str, inputs: &[PathBuf]) -> Result<Self> {
        // Contents and not dates: a checkout or a `git switch` touches files without changing them.
        let mut hasher = DefaultHasher::new();
        for path in inputs.iter().chain(&tree.files(&["crate/xtask/src"])?) {
            tree.name_of(path).hash(&mut hasher);
            tree::read_bytes(path)?.hash(&mut hasher);
        }
        Ok(Self {
            file: tree.at("target/xtask").join(step),
            digest: format!("{:016x}", hasher.finish()),
        })
    }

    /// Whether the outputs are there and were made from these very inputs.
    pub fn holds(&self, outputs: &[PathBuf]) -> bool {
        outputs.iter().all(|path| path.exists())
            && tree::read(&self.file).is_ok_and(|kept| kept == self.digest)
    }

    /// Remembers that the outputs are made. Called last, so that an interrupted step is done again.
    pub fn keep(&self) -> Result<()> {
        tree::write(&self.file, &self.digest)
    }
}
