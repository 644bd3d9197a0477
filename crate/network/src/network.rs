//! What the engine walks: for each word what it may stand for, and for each state where it leads.

use crate::bytes::Reader;
use crate::groups::{Groups, Streams};
use crate::link::Linker;
use crate::lists::Lists;
use crate::words::Words;

/// A way from a state to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Edge {
    /// What must stand there: a word by its number, or a group of words by [`Network::groups`].
    pub label: u16,
    /// State it leads to.
    pub to: u16,
    /// Most words that may stand between.
    pub gap: u8,
    /// Whether a negation may be among them.
    pub over_negation: bool,
}

/// All phrases as one network of states. A state stands between two parts of a phrase; 0 is the beginning of all.
#[derive(Debug, Default)]
pub struct Network {
    /// The vocabulary, then the words that are other spellings.
    pub words: Words,
    /// How many words are in the vocabulary.
    pub vocabulary: u16,
    /// For each other spelling, the words it stands for.
    pub standard: Lists<u16>,
    /// For each word, the groups it belongs to: numbers from [`Network::vocabulary`] on.
    pub groups: Lists<u16>,
    /// How many labels there are: words and groups.
    pub labels: usize,
    /// For each word, the states that it leads to from the beginning.
    pub starts: Lists<u16>,
    /// For each other state, the ways onward.
    pub edges: Lists<Edge>,
    /// For each state, the phrases complete there; numbers from [`Network::phrases`] on are guards.
    pub accepts: Lists<u16>,
    /// Number of phrases.
    pub phrases: usize,
    /// Number of guards.
    pub guards: usize,
    /// For each phrase, the guards that cancel it.
    pub guards_of_phrases: Lists<u16>,
}

impl Network {
    /// Opens what [`crate::Grammar::pack`] wrote; `None` when the bytes are something else.
    pub fn open(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let mut counts = [0; 6];
        for count in &mut counts {
            *count = reader.number()?;
        }
        let [words, spellings, classes, sets, phrases, guards] = counts;
        let mut stream = || {
            let length = reader.number()?;
            reader.part(length)
        };
        let (prefixes, endings, mut standard) = (stream()?, stream()?, stream()?);
        let mut network = Self {
            words: Words::read(words + spellings, prefixes, endings)?,
            vocabulary: u16::try_from(words).ok()?,
            labels: words + classes + sets,
            phrases,
            guards,
            ..Self::default()
        };
        for _ in 0..spellings {
            for _ in 0..standard.number()? {
                network.standard.push(standard.pair()?);
            }
            network.standard.close();
        }
        let streams = Streams {
            class_sizes: stream()?,
            class_members: stream()?,
            bases: stream()?,
            left: stream()?,
            sizes: stream()?,
            firsts: stream()?,
            steps: stream()?,
        };
        let groups = Groups::read(classes, sets, streams)?;
        network.groups = groups.of_words(words, network.vocabulary);
        let (shared, parts) = (stream()?, stream()?);
        Linker::new(&groups, words, classes).link(&mut network, shared, parts)?;
        let mut lists = stream()?;
        for _ in 0..phrases {
            let mut guard = 0;
            for _ in 0..lists.number()? {
                guard += lists.short()?;
                network.guards_of_phrases.push(guard);
            }
            network.guards_of_phrases.close();
        }
        Some(network)
    }

    /// The most ways that any one word can take: the bound on the work for a word.
    pub fn widest(&self) -> usize {
        let mut ways = vec![0usize; self.labels];
        for edge in self.edges.iter().flatten() {
            if let Some(ways) = ways.get_mut(usize::from(edge.label)) {
                *ways += 1;
            }
        }
        let of = |label: usize| ways.get(label).copied().unwrap_or(0);
        (0..usize::from(self.vocabulary))
            .map(|word| {
                let groups = self.groups.get(word).iter();
                self.starts.get(word).len()
                    + of(word)
                    + groups.map(|group| of(usize::from(*group))).sum::<usize>()
            })
            .max()
            .unwrap_or(0)
    }
}
