//! Phrases that fire on common words: what people write all day must not look like anything.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use vigie_engine::sources::PhraseSource;
use vigie_engine::{Engine, Level, Message, Speaker, Thread};

use crate::input::Input;

/// Commonest words of a text that are tried alone.
const TRIED: usize = 3_000;
/// Of those that some phrase holds, how many are tried two by two.
const IN_PAIRS: usize = 300;
/// The same for stop words, which come in no order of use: all of them, and a bound.
const STOP_WORDS_IN_PAIRS: usize = 1_000;

/// Words that belong together: those of a language, or of somebody's texts.
pub struct WordList {
    /// Where they come from.
    pub name: String,
    /// The words; the commonest first where their order is known.
    pub words: Vec<String>,
    /// How many of those that some phrase holds are tried two by two.
    pub in_pairs: usize,
}

/// How many words make the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// One.
    Alone,
    /// Two.
    InPairs,
}

/// What common words set off.
#[derive(Debug, PartialEq, Eq)]
pub struct Fired {
    /// The phrase.
    pub phrase: usize,
    /// How many words it takes.
    pub how: How,
    /// The list with the words.
    pub list: String,
    /// The first words that it fires on.
    pub words: String,
    /// On how many words, or pairs of words, of the list it fires.
    pub count: usize,
    /// The highest level that they reach, said as a whole message.
    pub level: Level,
    /// Whether they look like a word of despair.
    pub crisis: bool,
}

impl Fired {
    /// A signal is evidence to weigh, a level on one common word a false alarm. Two words may well say something.
    pub fn is_failure(&self) -> bool {
        self.how == How::Alone && self.says_something()
    }

    fn says_something(&self) -> bool {
        self.level > Level::None || self.crisis
    }
}

/// The stop words of each language of the lexicon: the commonest there are.
pub fn stop_words(sources: &[PhraseSource]) -> Vec<WordList> {
    let languages: BTreeSet<&str> = sources.iter().map(|source| source.language).collect();
    languages
        .into_iter()
        .filter_map(|language| {
            let words = stop_words::lookup(language)?;
            Some(WordList {
                name: format!("{language} stop words"),
                words: words.iter().map(|word| (*word).to_owned()).collect(),
                in_pairs: STOP_WORDS_IN_PAIRS,
            })
        })
        .collect()
}

/// The commonest words of texts; of words that are as common the first, so that a frequency list stays in its order.
pub fn counted(input: &Input) -> WordList {
    let mut counts: HashMap<String, (usize, usize)> = HashMap::new();
    let lines = input.conversations.iter().flat_map(|chat| &chat.messages);
    for word in lines.flat_map(|line| line.text.split_whitespace()) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if word.contains(char::is_alphabetic) {
            let order = counts.len();
            counts.entry(word.to_lowercase()).or_insert((0, order)).0 += 1;
        }
    }
    let mut words: Vec<(String, (usize, usize))> = counts.into_iter().collect();
    words.sort_by_key(|(_, (count, order))| (std::cmp::Reverse(*count), *order));
    WordList {
        name: input.path.display().to_string(),
        words: words
            .into_iter()
            .take(TRIED)
            .map(|(word, _)| word)
            .collect(),
        in_pairs: IN_PAIRS,
    }
}

/// What the words of a list set off, a phrase each: one word first, then two of them that neither does alone. Two words
/// that are evidence and no more are as it should be, and left out.
pub fn fired(engine: Engine, list: &WordList) -> Vec<Fired> {
    let mut alone = BTreeMap::new();
    for word in &list.words {
        note(engine, list, (How::Alone, word), &[], &mut alone);
    }
    let words: Vec<(&String, Vec<usize>)> = list
        .words
        .iter()
        .filter(|word| is_known(engine, word))
        .take(list.in_pairs)
        .map(|word| (word, phrases(engine, word)))
        .collect();
    let mut in_pairs = BTreeMap::new();
    for (first, by_first) in &words {
        for (second, by_second) in &words {
            let known = [by_first.as_slice(), by_second].concat();
            let pair = format!("{first} {second}");
            note(engine, list, (How::InPairs, &pair), &known, &mut in_pairs);
        }
    }
    let in_pairs = in_pairs.into_values().filter(Fired::says_something);
    alone.into_values().chain(in_pairs).collect()
}

/// Whether phrases hold the word. No phrase begins or ends with an arbitrary word, so no pair with another one fires.
fn is_known(engine: Engine, word: &str) -> bool {
    let message = message(word, Speaker::Them);
    let words = engine.trace(&Thread::default(), &message).words;
    words.iter().all(|word| word.known)
}

fn note(
    engine: Engine,
    list: &WordList,
    (how, words): (How, &str),
    known: &[usize],
    fired: &mut BTreeMap<usize, Fired>,
) {
    let mut seen = BTreeSet::new();
    for from in [Speaker::Them, Speaker::Me] {
        let message = message(words, from);
        let assessment = engine.read(&mut Thread::default(), &message);
        if assessment.hits.is_empty() {
            continue;
        }
        for phrase in counting(engine, &message) {
            if known.contains(&phrase) {
                continue;
            }
            let entry = fired.entry(phrase).or_insert_with(|| Fired {
                phrase,
                how,
                list: list.name.clone(),
                words: words.to_owned(),
                count: 0,
                level: Level::None,
                crisis: false,
            });
            entry.count += usize::from(seen.insert(phrase));
            if assessment.level > entry.level || (assessment.crisis && !entry.crisis) {
                words.clone_into(&mut entry.words);
                entry.level = entry.level.max(assessment.level);
                entry.crisis |= assessment.crisis;
            }
        }
    }
}

fn phrases(engine: Engine, words: &str) -> Vec<usize> {
    [Speaker::Them, Speaker::Me]
        .into_iter()
        .flat_map(|from| counting(engine, &message(words, from)))
        .collect()
}

fn message(text: &str, from: Speaker) -> Message<'_> {
    Message {
        text,
        from,
        at: None,
    }
}

/// The phrases that count in a message.
pub fn counting(engine: Engine, message: &Message<'_>) -> Vec<usize> {
    engine
        .trace(&Thread::default(), message)
        .phrases
        .iter()
        .filter(|hit| hit.dropped.is_none())
        .map(|hit| hit.phrase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::{Conversation, Line};

    fn list(words: &[&str]) -> WordList {
        WordList {
            name: "made up".to_owned(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            in_pairs: words.len(),
        }
    }

    #[test]
    fn words_of_a_text_come_by_how_often_then_in_order() {
        let messages = ["Viens, viens !", "la photo 150", "la mer"];
        let input = Input {
            path: "chat.txt".into(),
            conversations: vec![Conversation {
                messages: messages.map(|text| Line::new(Speaker::Them, text)).to_vec(),
                ..Conversation::default()
            }],
        };
        assert_eq!(counted(&input).words, ["viens", "la", "photo", "mer"]);
    }

    #[test]
    fn two_words_that_make_a_phrase_are_found_and_words_that_make_none_are_not() {
        let found = fired(Engine::new(), &list(&["kill", "yourself", "table"]));
        assert!(!found.is_empty());
        for found in found {
            assert_eq!((found.how, found.count), (How::InPairs, 1));
            assert_eq!(found.words, "kill yourself");
        }
        assert!(fired(Engine::new(), &list(&["table", "chaise"])).is_empty());
    }

    #[test]
    fn a_level_on_one_word_fails_and_evidence_does_not() {
        let quiet = Fired {
            phrase: 0,
            how: How::Alone,
            list: String::new(),
            words: String::new(),
            count: 1,
            level: Level::None,
            crisis: false,
        };
        assert!(!quiet.is_failure());
        let notice = Fired {
            level: Level::Notice,
            ..quiet
        };
        assert!(notice.is_failure());
        let of_two = Fired {
            how: How::InPairs,
            ..notice
        };
        assert!(!of_two.is_failure());
    }

    #[test]
    fn there_are_stop_words_for_each_language_of_the_lexicon() {
        let sources = vigie_engine::sources::phrases();
        let languages: BTreeSet<&str> = sources.iter().map(|source| source.language).collect();
        assert_eq!(stop_words(sources).len(), languages.len());
    }
}
