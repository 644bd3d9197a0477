//! A phrase as its parts: words, classes of words, and what follows what, by number.

/// What a step of a phrase takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Label {
    /// One word.
    Word(u16),
    /// Any member of a class that has a name.
    Class(u16),
    /// Any word of a set that a phrase writes out.
    Set(u16),
}

/// A part of a phrase.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Part {
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
pub(crate) struct Class {
    /// Its members of one word.
    pub(crate) words: Vec<u16>,
    /// Classes whose members are members too.
    pub(crate) classes: Vec<u16>,
    /// Its members of more than one word.
    pub(crate) longer: Vec<Vec<u16>>,
}

impl Part {
    /// Calls `work` on every label of a sequence, in its order.
    pub(crate) fn labels(parts: &mut [Self], work: &mut impl FnMut(&mut Label)) {
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
