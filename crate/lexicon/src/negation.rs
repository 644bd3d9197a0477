//! Words that deny what stands beside them, and the languages in which they do.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use crate::classes::{Spellings, folded_words};
use crate::error::{LexiconError, line_at};
use crate::files::parse;

/// The languages, as bits, in which a word denies its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Denies {
    /// Where it denies what follows it.
    pub(crate) next: u16,
    /// Where it denies what precedes it.
    pub(crate) previous: u16,
}

/// The denying words of all languages.
#[derive(Debug, Default)]
pub(crate) struct Negations {
    by_word: BTreeMap<String, Denies>,
    written: Vec<(String, PathBuf, usize)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NegationFile {
    next: Vec<Spanned<String>>,
    previous: Vec<Spanned<String>>,
}

impl Negations {
    /// Reads the denying words of the languages given as bits.
    pub(crate) fn read(
        &mut self,
        path: &Path,
        text: &str,
        languages: u16,
    ) -> Result<(), LexiconError> {
        let file: NegationFile = parse(path, text)?;
        for word in file.next {
            self.word(path, text, &word)?.next |= languages;
        }
        for word in file.previous {
            self.word(path, text, &word)?.previous |= languages;
        }
        Ok(())
    }

    fn word(
        &mut self,
        path: &Path,
        text: &str,
        word: &Spanned<String>,
    ) -> Result<&mut Denies, LexiconError> {
        let line = line_at(text, word.span().start);
        let folded = folded_words(word.get_ref());
        let [single] = folded.as_slice() else {
            let reason = format!(
                "`{}` is not one word once folded ({folded:?})",
                word.get_ref()
            );
            return Err(LexiconError::new(path, line, reason));
        };
        self.written.push((single.clone(), path.to_owned(), line));
        Ok(self.by_word.entry(single.clone()).or_default())
    }

    /// Refuses words that are respelt: no text would ever hold them.
    pub(crate) fn check(&self, spellings: &Spellings) -> Result<(), LexiconError> {
        for (word, path, line) in &self.written {
            if let Some(standard) = spellings.by_word.get(word) {
                let reason = format!(
                    "`{word}` is respelt as `{}` before it could deny anything",
                    standard.join(" ")
                );
                return Err(LexiconError::new(path, *line, reason));
            }
        }
        Ok(())
    }

    /// The words in order, and where each denies.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, Denies)> {
        self.by_word
            .iter()
            .map(|(word, denies)| (word.as_str(), *denies))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(texts: &[(&str, u16)]) -> Result<Negations, LexiconError> {
        let mut negations = Negations::default();
        for (text, languages) in texts {
            negations.read(Path::new("negation.toml"), text, *languages)?;
        }
        Ok(negations)
    }

    #[test]
    fn a_word_denies_in_the_languages_that_list_it() {
        let negations = read(&[
            ("next = [\"no\", \"never\"]\nprevious = []", 1),
            ("next = [\"no\"]\nprevious = [\"jamás\"]", 2),
        ])
        .unwrap();
        let denies = |next, previous| Denies { next, previous };
        assert_eq!(
            negations.iter().collect::<Vec<_>>(),
            [
                ("jamas", denies(0, 2)),
                ("never", denies(1, 0)),
                ("no", denies(3, 0)),
            ]
        );
    }

    #[test]
    fn a_word_that_no_text_can_hold_is_refused() {
        let error = read(&[("next = [\"de ningún modo\"]\nprevious = []", 1)]).unwrap_err();
        assert!(error.reason.contains("not one word"), "{error}");

        let mut spellings = Spellings::default();
        spellings
            .read(Path::new("spelling.toml"), "[spellings]\nnich = \"nicht\"")
            .unwrap();
        let negations = read(&[("next = []\nprevious = [\n\"nich\"]", 1)]).unwrap();
        let error = negations.check(&spellings).unwrap_err();
        assert_eq!((error.line, error.reason.contains("nicht")), (3, true));
    }
}
