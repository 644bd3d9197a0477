//! The phrases as they are written, for `vigie explain`, `vigie lint` and the tests.

/// A phrase with its place and its examples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhraseSource {
    /// File, from the lexicon's folder.
    pub file: &'static str,
    /// Line, from 1.
    pub line: u32,
    /// Folder name of its language.
    pub language: &'static str,
    /// Id of its signal.
    pub signal: &'static str,
    /// The pattern as written.
    pub pattern: &'static str,
    /// Who may say it: `them`, `me` or `any`.
    pub from: &'static str,
    /// Messages that it must find.
    pub flags: &'static [&'static str],
    /// Messages that it must leave alone.
    pub ignores: &'static [&'static str],
}

/// All phrases; the position of one is its number in a trace.
pub fn phrases() -> &'static [PhraseSource] {
    crate::tables::sources()
}
