//! What can be recognised, and where it was.

use crate::tables;

/// Something the engine recognises, by number. Numbers are stable: they are part of stored conversations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Signal(pub(crate) u8);

impl Signal {
    /// Its id, as in assessments and in the interface's words.
    pub fn name(self) -> &'static str {
        tables::signals()
            .get(usize::from(self.0))
            .copied()
            .unwrap_or("")
    }

    /// The signal of an id, or `None` when there is none.
    pub fn named(name: &str) -> Option<Self> {
        tables::signals()
            .iter()
            .position(|known| *known == name)
            .and_then(|at| u8::try_from(at).ok())
            .map(Self)
    }
}

/// All signals.
pub fn signals() -> impl Iterator<Item = Signal> {
    (0..u8::try_from(tables::signals().len()).unwrap_or(u8::MAX)).map(Signal)
}

/// A signal found in a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// What was found.
    pub signal: Signal,
    /// Where it begins, in UTF-16 code units of the message.
    pub start: u32,
    /// Where it ends (exclusive), in UTF-16 code units of the message.
    pub end: u32,
}
