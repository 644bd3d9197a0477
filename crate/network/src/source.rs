//! What the compiler hands over: words, sets of words, and ways between states.

/// A way from a state to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub struct Way {
    /// State it leaves from; 0 is the beginning.
    pub from: u16,
    /// State it leads to.
    pub to: u16,
    /// What must stand there: a word by its number, or a set, counted on from the words.
    pub label: u16,
    /// Most words that may stand between.
    pub gap: u8,
    /// Whether a negation may be among them.
    pub over_negation: bool,
}

/// One phrase, or one guard.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Track {
    /// The ways that no track before has.
    pub ways: Vec<Way>,
    /// The states in which it is complete.
    pub ends: Vec<u16>,
}

/// All phrases by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The vocabulary, each word once. Whoever chooses the order chooses the size: neighbours should begin alike and
    /// stand in the same sets, and the words that phrases name most should come first.
    pub words: Vec<String>,
    /// Other spellings: a word outside the vocabulary, and the words it stands for ([`u16::MAX`]: one outside too).
    pub spellings: Vec<(String, Vec<u16>)>,
    /// The sets, their words in ascending order: the classes, those that phrases name most first, then the others in the
    /// order in which phrases first name them.
    pub sets: Vec<Vec<u16>>,
    /// How many of the sets are classes.
    pub classes: usize,
    /// The phrases, then the guards. States are numbered in the order in which ways first lead to them.
    pub tracks: Vec<Track>,
    /// For each phrase, the guards that cancel it, in ascending order.
    pub guards: Vec<Vec<u16>>,
}
