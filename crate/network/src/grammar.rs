//! The phrases by number, as the compiler has them: words, classes of words, and what follows what.

/// What a step of a phrase takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// One word.
    Word(u16),
    /// Any member of a class that has a name.
    Class(u16),
    /// Any word of a set that a phrase writes out.
    Set(u16),
}

/// A part of a phrase.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A word, or a member of a class or set.
    Label(Label),
    /// Words between what stands before and what comes next.
    Gap {
        /// How many at most, 1 to 8.
        most: u8,
        /// Whether a negation may be among them.
        over_negation: bool,
    },
    /// One of several sequences.
    Either(Vec<Vec<Part>>),
    /// A sequence that may be left out.
    Maybe(Vec<Part>),
}

/// A class with a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Class {
    /// Its members of one word, in ascending order.
    pub words: Vec<u16>,
    /// Classes whose members are members too.
    pub classes: Vec<u16>,
    /// Its members of more than one word.
    pub longer: Vec<Vec<u16>>,
}

/// All phrases by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grammar {
    /// The vocabulary, each word once. Whoever chooses the order chooses the size: neighbours should begin alike and
    /// stand in the same sets, and the words that phrases name most should come first.
    pub words: Vec<String>,
    /// Other spellings: a word outside the vocabulary, and the words it stands for ([`u16::MAX`]: one outside too).
    pub spellings: Vec<(String, Vec<u16>)>,
    /// The classes, those that phrases name most first.
    pub classes: Vec<Class>,
    /// The sets in the order in which phrases and guards first name them, their words in ascending order.
    pub sets: Vec<Vec<u16>>,
    /// The phrases.
    pub phrases: Vec<Vec<Part>>,
    /// What cancels phrases when it is found in the same message.
    pub guards: Vec<Vec<Part>>,
    /// For each phrase, the guards that cancel it, in ascending order.
    pub guards_of_phrases: Vec<Vec<u16>>,
}

impl Part {
    /// Calls `work` on every label of a sequence, in its order.
    pub fn labels(parts: &mut [Self], work: &mut impl FnMut(&mut Label)) {
        for part in parts {
            match part {
                Self::Label(label) => work(label),
                Self::Gap { .. } => {}
                Self::Either(alternatives) => {
                    for alternative in alternatives {
                        Self::labels(alternative, work);
                    }
                }
                Self::Maybe(inner) => Self::labels(inner, work),
            }
        }
    }
}
