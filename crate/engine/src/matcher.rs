//! Walks the automaton over the words of a message.
//!
//! No list of active states is kept. For each state it is remembered when it was last reached and where that match
//! began; a word tries only the transitions it can take. The latest arrival in a state serves best: it is nearest, so
//! whatever an earlier one could still reach, it can too.

use crate::tables::{
    accepts, guard_count, languages, negation, phrase_count, state_count, symbols, transitions,
};
use crate::tokens::{BEGIN, END, Token};

/// A phrase found, with the first and last token of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) phrase: usize,
    pub(crate) first: usize,
    pub(crate) last: usize,
}

/// More than the longest gap: how far the clock jumps where a sentence ends.
const SENTENCE: u32 = 32;
/// Bit of a gap that allows a negation inside.
const OVER_NEGATION: u8 = 0x80;

/// Memory of the walk, reused from message to message.
#[derive(Debug)]
pub(crate) struct Matcher {
    reached: Vec<u32>,
    began: Vec<u32>,
    clock: u32,
    arrivals: Vec<(u16, u32)>,
    guards: Vec<bool>,
}

impl Matcher {
    pub(crate) fn new() -> Self {
        Self {
            reached: vec![0; state_count()],
            began: vec![0; state_count()],
            clock: SENTENCE,
            arrivals: Vec::new(),
            guards: vec![false; guard_count()],
        }
    }

    /// Finds all phrases; `guards` of the message can be asked with [`Self::guarded`] until the next call.
    pub(crate) fn find(&mut self, tokens: &[Token], found: &mut Vec<Found>) {
        found.clear();
        self.guards.fill(false);
        if self.clock > u32::MAX / 2
            || u32::try_from(tokens.len()).is_ok_and(|count| count > u32::MAX / 64)
        {
            self.reached.fill(0);
            self.clock = SENTENCE;
        }
        self.clock += SENTENCE;
        let mut denied = 0;
        self.step(BEGIN, 0, denied, found);
        // Signs at the end of a message end no sentence before its end.
        let words = tokens
            .iter()
            .rposition(|token| !token.is_break)
            .map_or(0, |last| last + 1);
        for (at, token) in tokens.iter().enumerate().take(words) {
            if token.is_break {
                if at > 0 {
                    self.clock += SENTENCE;
                }
                continue;
            }
            self.clock += 1;
            let position = u32::try_from(at).unwrap_or(u32::MAX);
            self.arrivals.clear();
            self.collect(token.word, position, denied);
            self.collect(token.kind, position, denied);
            self.arrive(at, found);
            if denies(token.word) {
                denied = self.clock;
            }
        }
        self.clock += 1;
        self.step(END, words.saturating_sub(1), denied, found);
    }

    /// Whether a guard was found in the last message.
    pub(crate) fn guarded(&self, guards: &[u16]) -> bool {
        guards.iter().any(|guard| {
            self.guards
                .get(usize::from(*guard))
                .copied()
                .unwrap_or(false)
        })
    }

    /// Takes one of the message's ends, which is no token of its own.
    fn step(&mut self, word: u16, at: usize, denied: u32, found: &mut Vec<Found>) {
        self.arrivals.clear();
        self.collect(word, u32::try_from(at).unwrap_or(u32::MAX), denied);
        self.arrive(at, found);
    }

    /// Collects the states that a word reaches, before any of them counts as reached.
    fn collect(&mut self, word: u16, at: u32, denied: u32) {
        for symbol in symbols(word) {
            for (from, to, gap) in transitions(*symbol) {
                if *from == 0 {
                    self.arrivals.push((*to, at));
                    continue;
                }
                let reached = self.reached.get(usize::from(*from)).copied().unwrap_or(0);
                let between = self.clock.wrapping_sub(reached).wrapping_sub(1);
                let allowed = u32::from(gap & !OVER_NEGATION);
                if reached != 0
                    && between <= allowed
                    && (denied <= reached || gap & OVER_NEGATION != 0)
                {
                    let began = self.began.get(usize::from(*from)).copied().unwrap_or(at);
                    self.arrivals.push((*to, began));
                }
            }
        }
    }

    fn arrive(&mut self, at: usize, found: &mut Vec<Found>) {
        for (state, began) in &self.arrivals {
            if let (Some(reached), Some(start)) = (
                self.reached.get_mut(usize::from(*state)),
                self.began.get_mut(usize::from(*state)),
            ) {
                *reached = self.clock;
                *start = *began;
            }
            for phrase in accepts(*state) {
                let phrase = usize::from(*phrase);
                match phrase.checked_sub(phrase_count()) {
                    None => found.push(Found {
                        phrase,
                        first: *began as usize,
                        last: at,
                    }),
                    Some(guard) => {
                        if let Some(flag) = self.guards.get_mut(guard) {
                            *flag = true;
                        }
                    }
                }
            }
        }
    }
}

/// Whether a word is a negation in any language: nobody says in which one a gap is written.
fn denies(word: u16) -> bool {
    negation(word) != (0, 0)
}

/// Whether a negation of the phrase's own language stands directly beside it, in the same sentence: "non" denies what
/// follows in Italian, and answers before it in French.
pub(crate) fn negated(tokens: &[Token], found: &Found) -> bool {
    let languages = languages(found.phrase);
    let beside = |token: Option<&Token>| {
        token
            .filter(|token| !token.is_break)
            .map_or((0, 0), |token| negation(token.word))
    };
    let (next, _) = beside(
        found
            .first
            .checked_sub(1)
            .and_then(|before| tokens.get(before)),
    );
    let (_, previous) = beside(tokens.get(found.last + 1));
    (next | previous) & languages != 0
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::tables::UNKNOWN;

    fn tokens(words: &[Option<u16>]) -> Vec<Token> {
        let token = |(at, word): (usize, &Option<u16>)| {
            let at = u32::try_from(at).unwrap();
            Token {
                word: word.unwrap_or(UNKNOWN),
                kind: UNKNOWN,
                start: at,
                end: at + 1,
                is_break: word.is_none(),
            }
        };
        words.iter().enumerate().map(token).collect()
    }

    /// Tries every way through the automaton from every word, one after the other.
    fn naive(words: &[Option<u16>]) -> BTreeSet<usize> {
        let last = words
            .iter()
            .rposition(Option::is_some)
            .map_or(0, |last| last + 1);
        let mut all = vec![Some(BEGIN)];
        all.extend(
            words
                .iter()
                .take(last)
                .enumerate()
                .filter(|(at, word)| *at > 0 || word.is_some())
                .map(|(_, word)| *word),
        );
        all.push(Some(END));
        let mut open: Vec<(u16, Option<usize>)> = vec![(0, None)];
        let mut seen = BTreeSet::new();
        let mut found = BTreeSet::new();
        while let Some((state, at)) = open.pop() {
            if !seen.insert((state, at)) {
                continue;
            }
            found.extend(
                accepts(state)
                    .iter()
                    .map(|phrase| usize::from(*phrase))
                    .filter(|phrase| *phrase < phrase_count()),
            );
            for next in at.map_or(0, |at| at + 1)..all.len() {
                let Some(word) = all[next] else { continue };
                let between = at.map_or(&[][..], |at| &all[at + 1..next]);
                for (from, to, gap) in symbols(word).iter().flat_map(|symbol| transitions(*symbol))
                {
                    let denied = between.iter().flatten().any(|word| denies(*word));
                    let fits = between.len() <= usize::from(gap & !OVER_NEGATION)
                        && between.iter().all(Option::is_some)
                        && (!denied || gap & OVER_NEGATION != 0);
                    if *from == state && (at.is_none() || fits) {
                        open.push((*to, Some(next)));
                    }
                }
            }
        }
        found
    }

    proptest! {
        #[test]
        fn finds_what_trying_every_way_finds(words in prop::collection::vec(prop::option::weighted(0.9, 6u16..8_000), 0..14)) {
            let mut found = Vec::new();
            Matcher::new().find(&tokens(&words), &mut found);
            let found: BTreeSet<usize> = found.iter().map(|hit| hit.phrase).collect();
            prop_assert_eq!(found, naive(&words));
        }
    }
}
