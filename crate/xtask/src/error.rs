//! What can go wrong in a step, always with what to do about it.

use std::io;
use std::path::PathBuf;

/// Shorthand for the results of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// A step that could not be done. The caller prints it and ends with a non-zero code; nothing is half-written that the
/// next run would take for whole, because stamps are written last.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("cannot {action} {}: {source}", path.display())]
    File {
        /// The verb: "read", "write", "list".
        action: &'static str,
        /// The file meant.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file of the project says something that it may not.
    #[error("{}: {reason}", path.display())]
    Content {
        /// The file to mend.
        path: PathBuf,
        /// What is wrong with it and what is expected.
        reason: String,
    },
    /// A program is not there, or the system refused to start it.
    #[error("cannot start `{program}`: {source}")]
    Start {
        /// The program's name or path.
        program: String,
        /// What the system said.
        source: io::Error,
    },
    /// A program ran and reported failure; its own words are already on the screen or in `output`.
    #[error("`{command}` failed ({status}){output}")]
    Failed {
        /// The whole command line.
        command: String,
        /// How it ended.
        status: String,
        /// What it printed, if that was not shown while it ran.
        output: String,
    },
    /// Something the step needs could not be got from here.
    #[error("{what} is missing and could not be installed from here.\n  Get it with: {command}")]
    Missing {
        /// The thing, in words.
        what: String,
        /// The command that gets it.
        command: String,
    },
    /// wasm-bindgen refused the compiled module.
    #[error("wasm-bindgen cannot read the compiled module: {0}")]
    Bindgen(String),
    /// An archive could not be written.
    #[error("cannot write the archive {}: {source}", path.display())]
    Archive {
        /// The archive.
        path: PathBuf,
        /// What the zip writer said.
        source: zip::result::ZipError,
    },
    /// Tests or checks did not pass; their own lines say which.
    #[error("{0}")]
    NotGreen(String),
}

/// Makes an [`Error::File`] from an I/O result, with the verb and the path.
pub trait FileContext<T> {
    /// Says which file the result is about and what was being done with it.
    fn on(self, action: &'static str, path: &std::path::Path) -> Result<T>;
}

impl<T> FileContext<T> for io::Result<T> {
    fn on(self, action: &'static str, path: &std::path::Path) -> Result<T> {
        self.map_err(|source| Error::File {
            action,
            path: path.to_path_buf(),
            source,
        })
    }
}
