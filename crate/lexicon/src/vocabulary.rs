//! Words and sets of words by number.

use std::collections::{BTreeMap, BTreeSet};

use crate::KINDS;

/// A set of words that a step of a phrase accepts, by number.
pub(crate) type SymbolId = u16;

/// All words that phrases use, and all sets of them that steps accept.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    words: BTreeMap<String, u16>,
    symbols: BTreeMap<BTreeSet<u16>, SymbolId>,
    by_symbol: Vec<BTreeSet<u16>>,
}

impl Vocabulary {
    /// A vocabulary that holds the kinds of [`KINDS`] as its first words.
    pub(crate) fn new() -> Self {
        let mut vocabulary = Self {
            words: BTreeMap::new(),
            symbols: BTreeMap::new(),
            by_symbol: Vec::new(),
        };
        for kind in KINDS {
            vocabulary.word(kind);
        }
        vocabulary
    }

    /// Number of a word, new or known. Numbers count up from 0; more than 65,535 wrap into an error at emission.
    pub(crate) fn word(&mut self, word: &str) -> u16 {
        let next = u16::try_from(self.words.len()).unwrap_or(u16::MAX);
        *self.words.entry(word.to_owned()).or_insert(next)
    }

    pub(crate) fn symbol(&mut self, words: BTreeSet<u16>) -> SymbolId {
        let next = SymbolId::try_from(self.symbols.len()).unwrap_or(SymbolId::MAX);
        let by_symbol = &mut self.by_symbol;
        *self.symbols.entry(words.clone()).or_insert_with(|| {
            by_symbol.push(words);
            next
        })
    }

    /// The words of a symbol.
    pub(crate) fn members(&self, symbol: SymbolId) -> BTreeSet<u16> {
        self.by_symbol
            .get(usize::from(symbol))
            .cloned()
            .unwrap_or_default()
    }

    /// Words by number.
    pub(crate) fn list(&self) -> Vec<String> {
        let mut list = vec![String::new(); self.words.len()];
        for (word, id) in &self.words {
            if let Some(slot) = list.get_mut(usize::from(*id)) {
                slot.clone_from(word);
            }
        }
        list
    }

    /// Numbers by word.
    pub(crate) fn list_index(&self) -> &BTreeMap<String, u16> {
        &self.words
    }

    /// For each word, the symbols that hold it.
    pub(crate) fn symbols_of_words(&self) -> Vec<Vec<SymbolId>> {
        let mut of_words = vec![Vec::new(); self.words.len()];
        for (words, symbol) in &self.symbols {
            for word in words {
                if let Some(symbols) = of_words.get_mut(usize::from(*word)) {
                    symbols.push(*symbol);
                }
            }
        }
        for symbols in &mut of_words {
            symbols.sort_unstable();
        }
        of_words
    }

    pub(crate) fn symbol_count(&self) -> usize {
        self.symbols.len()
    }
}
