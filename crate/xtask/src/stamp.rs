//! What a step's outputs were made from, so that a second run does nothing twice.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

use crate::error::Result;
use crate::tree::{self, Tree};

/// The digest of a step's inputs, and where it is kept, with that of the outputs, once the step is done.
#[derive(Debug)]
pub struct Stamp {
    file: PathBuf,
    inputs: u64,
}

impl Stamp {
    /// Reads the inputs of `step` as they are now. This program's own source counts as an input of every step.
    pub fn of(tree: &Tree, step: &str, inputs: &[PathBuf]) -> Result<Self> {
        let own = tree.files(&["crate/xtask/src"])?;
        let inputs = digest(inputs.iter().chain(&own))?;
        Ok(Self {
            file: tree.at("target/xtask").join(step),
            inputs,
        })
    }

    /// Whether the outputs are what the step made from these very inputs. An output that something else has written
    /// since is not: it would be packed and shown as if it were ours.
    pub fn holds(&self, outputs: &[PathBuf]) -> bool {
        self.text(outputs)
            .is_ok_and(|now| tree::read(&self.file).is_ok_and(|kept| kept == now))
    }

    /// Remembers that the outputs are made. Called last, so that an interrupted step is done again.
    pub fn keep(&self, outputs: &[PathBuf]) -> Result<()> {
        tree::write(&self.file, self.text(outputs)?)
    }

    fn text(&self, outputs: &[PathBuf]) -> Result<String> {
        Ok(format!("{:016x} {:016x}", self.inputs, digest(outputs)?))
    }
}

/// Contents and not dates: a checkout or a `git switch` touches files without changing them.
fn digest<'a>(files: impl IntoIterator<Item = &'a PathBuf>) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    for path in files {
        path.hash(&mut hasher);
        tree::read_bytes(path)?.hash(&mut hasher);
    }
    Ok(hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::Stamp;

    #[test]
    fn an_output_written_by_something_else_is_not_taken_for_ours() {
        let folder = std::env::temp_dir().join(format!("vigie-stamp-{}", std::process::id()));
        let output = vec![folder.join("made.js")];
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(&output[0], "ours").unwrap();
        let stamp = Stamp {
            file: folder.join("stamp"),
            inputs: 1,
        };
        assert!(!stamp.holds(&output), "nothing was kept yet");
        stamp.keep(&output).unwrap();
        assert!(stamp.holds(&output));
        std::fs::write(&output[0], "theirs").unwrap();
        assert!(!stamp.holds(&output));
        std::fs::remove_file(&output[0]).unwrap();
        assert!(!stamp.holds(&output), "a missing output is to be made");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
