//! Walks the network over the words of a message.
//!
//! For each state it is remembered when it was last reached and where that match began. The latest arrival in a state
//! serves best: it is nearest, so whatever an earlier one could still reach, it can too. A word is tried on the states
//! from which a gap still reaches it, and on the beginning of all phrases.

use vigie_network::Network;

use crate::tables::{UNKNOWN, languages, negation, network};
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

/// What is remembered of a state.
#[derive(Debug, Clone, Copy, Default)]
struct State {
    /// When it was last reached, 0 for never.
    reached: u32,
    /// The token where that match began.
    began: u32,
    /// Whether it is among those that may go on.
    listed: bool,
    /// Most words between it and the next, over all ways onward; `None` when there is no way.
    longest: Option<u8>,
}

/// Memory of the walk, reused from message to message.
#[derive(Debug)]
pub(crate) struct Matcher {
    network: &'static Network,
    states: Vec<State>,
    /// The states that may go on.
    live: Vec<u16>,
    /// For each label, when it last fitted a word.
    fitted: Vec<u32>,
    clock: u32,
    arrivals: Vec<(u16, u32)>,
    guards: Vec<bool>,
}

impl Matcher {
    pub(crate) fn new() -> Self {
        let network = network();
        let states = network
            .onward
            .iter()
            .map(|onward| State {
                longest: onward.iter().map(|way| way.gap).max(),
                ..State::default()
            })
            .collect();
        Self {
            network,
            states,
            live: Vec::new(),
            fitted: vec![0; network.labels],
            clock: SENTENCE,
            arrivals: Vec::new(),
            guards: vec![false; network.guards],
        }
    }

    /// Finds all phrases; `guards` of the message can be asked with [`Self::guarded`] until the next call.
    pub(crate) fn find(&mut self, tokens: &[Token], found: &mut Vec<Found>) {
        found.clear();
        self.guards.fill(false);
        if self.clock > u32::MAX / 2
            || u32::try_from(tokens.len()).is_ok_and(|count| count > u32::MAX / 64)
        {
            for state in &mut self.states {
                state.reached = 0;
            }
            self.fitted.fill(0);
            self.clock = SENTENCE;
        }
        self.clock += SENTENCE;
        let mut denied = 0;
        self.step([BEGIN, UNKNOWN], 0, denied, found);
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
            self.step([token.word, token.kind], at, denied, found);
            if denies(token.word) {
                denied = self.clock;
            }
        }
        self.clock += 1;
        self.step([END, UNKNOWN], words.saturating_sub(1), denied, found);
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

    /// Takes a token, which is a word and may be of a kind besides. `denied` is when a negation last stood there.
    fn step(&mut self, words: [u16; 2], at: usize, denied: u32, found: &mut Vec<Found>) {
        self.arrivals.clear();
        let began = u32::try_from(at).unwrap_or(u32::MAX);
        for word in words {
            if word != UNKNOWN {
                self.fit(word);
                let word = usize::from(word);
                for set in self.network.sets.get(word) {
                    self.fit(*set);
                }
                let starts = self.network.starts.get(word).iter();
                self.arrivals.extend(starts.map(|to| (*to, began)));
            }
        }
        self.go_on(denied);
        self.arrive(at, found);
    }

    /// Notes that a label fits the word at hand.
    fn fit(&mut self, label: u16) {
        if let Some(fitted) = self.fitted.get_mut(usize::from(label)) {
            *fitted = self.clock;
        }
    }

    /// Takes the ways onward that fit, before any of the states they lead to counts as reached.
    fn go_on(&mut self, denied: u32) {
        let mut at = 0;
        while let Some(number) = self.live.get(at).copied() {
            let Some(state) = self.states.get_mut(usize::from(number)) else {
                break;
            };
            let between = self.clock - state.reached - 1;
            if state
                .longest
                .is_none_or(|longest| between > u32::from(longest))
            {
                state.listed = false;
                self.live.swap_remove(at);
                continue;
            }
            at += 1;
            for way in self.network.onward.get(usize::from(number)) {
                if between <= u32::from(way.gap)
                    && self.fitted.get(usize::from(way.label)) == Some(&self.clock)
                    && (denied <= state.reached || way.over_negation)
                {
                    self.arrivals.push((way.to, state.began));
                }
            }
        }
    }

    fn arrive(&mut self, at: usize, found: &mut Vec<Found>) {
        for (number, began) in &self.arrivals {
            if let Some(state) = self.states.get_mut(usize::from(*number)) {
                // Of two that arrive together, the longer match: what it begins with belongs to the phrase.
                if state.reached != self.clock || *began < state.began {
                    state.began = *began;
                }
                state.reached = self.clock;
                if state.longest.is_some() && !state.listed {
                    state.listed = true;
                    self.live.push(*number);
                }
            }
            for phrase in self.network.accepts.get(usize::from(*number)) {
                let phrase = usize::from(*phrase);
                match phrase.checked_sub(self.network.phrases) {
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
        let network = network();
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
                network
                    .accepts
                    .get(usize::from(state))
                    .iter()
                    .map(|phrase| usize::from(*phrase))
                    .filter(|phrase| *phrase < network.phrases),
            );
            for next in at.map_or(0, |at| at + 1)..all.len() {
                let Some(word) = all[next] else { continue };
                let between = at.map_or(&[][..], |at| &all[at + 1..next]);
                let fitting = |label: u16| {
                    label == word || network.sets.get(usize::from(word)).contains(&label)
                };
                if at.is_none() {
                    let starts = network.starts.get(usize::from(word));
                    open.extend(starts.iter().map(|to| (*to, Some(next))));
                }
                for way in network.onward.get(usize::from(state)) {
                    let denied = between.iter().flatten().any(|word| denies(*word));
                    if fitting(way.label)
                        && between.len() <= usize::from(way.gap)
                        && between.iter().all(Option::is_some)
                        && (!denied || way.over_negation)
                    {
                        open.push((way.to, Some(next)));
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
