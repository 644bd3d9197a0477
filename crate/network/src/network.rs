//! What the engine walks: for each word what it may stand for, and for each state where it leads.

use crate::bytes::Reader;
use crate::lists::{Lists, count};
use crate::sets;
use crate::sign::Labels;
use crate::source::Way;
use crate::ways::{self, Ways};
use crate::words::Words;

/// A way onward from a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Onward {
    /// What must stand there: a word by its number, or a set by [`Network::sets`].
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
    /// For each word, the sets it belongs to: numbers from [`Network::vocabulary`] on.
    pub sets: Lists<u16>,
    /// How many labels there are: words and sets.
    pub labels: usize,
    /// For each word, the states that it leads to from the beginning.
    pub starts: Lists<u16>,
    /// For each other state, the ways onward.
    pub onward: Lists<Onward>,
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
    /// Opens what [`crate::Source::pack`] wrote; `None` when the bytes are something else.
    pub fn open(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let mut counts = [0; 6];
        for count in &mut counts {
            *count = reader.number()?;
        }
        let [words, spellings, sets, classes, phrases, tracks] = counts;
        let mut stream = || {
            let length = reader.number()?;
            reader.part(length)
        };
        let mut network = Self {
            words: Words::read(words + spellings, stream()?, stream()?)?,
            vocabulary: u16::try_from(words).ok()?,
            standard: standard(spellings, stream()?)?,
            labels: words + sets,
            phrases,
            guards: tracks.checked_sub(phrases)?,
            ..Self::default()
        };
        let sets = sets::Readers {
            bases: stream()?,
            left_out: stream()?,
            sizes: stream()?,
            firsts: stream()?,
            steps: stream()?,
        }
        .sets(sets)?;
        network.sets = of_words(&sets, words, network.vocabulary);
        let labels = Labels::new(network.vocabulary, u16::try_from(classes).ok()?);
        let ways = ways::Readers {
            shapes: stream()?,
            far: stream()?,
            gaps: stream()?,
            labels: stream()?,
        }
        .tracks(tracks, labels)?;
        network.link(&ways, &sets);
        network.guards_of_phrases = guards(phrases, stream()?)?;
        Some(network)
    }

    /// Sorts the ways by where they leave from.
    fn link(&mut self, ways: &Ways, sets: &Lists<u16>) {
        let states = usize::from(ways.states);
        let mut leaving = vec![0; states];
        let mut beginning = vec![0; usize::from(self.vocabulary)];
        let first = self.vocabulary;
        for way in &ways.all {
            if way.from == 0 {
                for word in members(way, first, sets) {
                    count(&mut beginning, *word);
                }
            } else {
                count(&mut leaving, way.from);
            }
        }
        let mut starts = Lists::filling(beginning);
        let mut onward = Lists::filling(leaving);
        for way in &ways.all {
            if way.from == 0 {
                for word in members(way, first, sets) {
                    starts.put(*word, way.to);
                }
            } else {
                onward.put(way.from, Onward::from(way));
            }
        }
        let mut complete = vec![0; states];
        for (state, _) in &ways.ends {
            count(&mut complete, *state);
        }
        let mut accepts = Lists::filling(complete);
        for (state, track) in &ways.ends {
            accepts.put(*state, *track);
        }
        self.starts = starts.full();
        self.onward = onward.full();
        self.accepts = accepts.full();
    }

    /// The most ways that any one word can take: the bound on the work for a word.
    pub fn widest(&self) -> usize {
        let mut ways = vec![0usize; self.labels];
        for onward in self.onward.iter().flatten() {
            if let Some(ways) = ways.get_mut(usize::from(onward.label)) {
                *ways += 1;
            }
        }
        let of = |label: usize| ways.get(label).copied().unwrap_or(0);
        (0..usize::from(self.vocabulary))
            .map(|word| {
                let sets = self.sets.get(word).iter();
                self.starts.get(word).len()
                    + of(word)
                    + sets.map(|set| of(usize::from(*set))).sum::<usize>()
            })
            .max()
            .unwrap_or(0)
    }
}

impl From<&Way> for Onward {
    fn from(way: &Way) -> Self {
        Self {
            label: way.label,
            to: way.to,
            gap: way.gap,
            over_negation: way.over_negation,
        }
    }
}

/// The words that can take a way: one, or those of a set.
fn members<'a>(way: &'a Way, first: u16, sets: &'a Lists<u16>) -> &'a [u16] {
    match way.label.checked_sub(first) {
        None => std::slice::from_ref(&way.label),
        Some(set) => sets.get(usize::from(set)),
    }
}

/// For each word the sets it belongs to, numbered from `first` on.
fn of_words(sets: &Lists<u16>, words: usize, first: u16) -> Lists<u16> {
    let mut sizes = vec![0; words];
    for word in sets.values() {
        count(&mut sizes, *word);
    }
    let mut of_words = Lists::filling(sizes);
    for (set, number) in sets.iter().zip(first..) {
        for word in set {
            of_words.put(*word, number);
        }
    }
    of_words.full()
}

fn standard(spellings: usize, mut from: Reader<'_>) -> Option<Lists<u16>> {
    let mut lists = Lists::default();
    for _ in 0..spellings {
        for _ in 0..from.number()? {
            lists.push(from.pair()?);
        }
        lists.close();
    }
    Some(lists)
}

fn guards(phrases: usize, mut from: Reader<'_>) -> Option<Lists<u16>> {
    let mut lists = Lists::default();
    for _ in 0..phrases {
        let mut guard: u16 = 0;
        for _ in 0..from.number()? {
            guard = guard.checked_add(from.short()?)?;
            lists.push(guard);
        }
        lists.close();
    }
    Some(lists)
}
