//! What is judged: invented single messages, and the conversations of the test corpus.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::error::{Error, Result};
use crate::tree::{self, Tree};

/// Where the sets are written for the judges, and their verdicts by them.
pub const FOLDER: &str = "target/peers";

/// A message or a conversation, with the right answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// What the verdicts name it by.
    pub id: String,
    /// "fr" or "en".
    pub language: String,
    /// Whether it ought to be flagged.
    pub risky: bool,
}

/// Cases with their messages, and what a learner may take from them.
#[derive(Debug)]
pub struct Set {
    /// In words, also the name of its files.
    pub name: &'static str,
    /// The right answers.
    pub cases: Vec<Case>,
    lines: Vec<Value>,
    examples: Vec<Value>,
}

/// Each case is one message, without what came before it.
pub fn messages(tree: &Tree) -> Result<Set> {
    let mut set = Set::new("messages");
    let file = tree.at("tests/peers/messages.jsonl");
    for entry in entries(&file)? {
        let [id, language, text] = ["id", "lang", "text"].map(|key| entry[key].as_str());
        let (Some(id), Some(language), Some(text), Some(risky)) =
            (id, language, text, entry["risky"].as_bool())
        else {
            return Err(wrong(&file, &entry, "wants id, lang, text and risky"));
        };
        set.add(id, language, risky);
        set.line(id, "them", text);
        set.example(text, risky);
    }
    set.checked(&file)
}

/// Each case is a conversation in French or English.
pub fn conversations(tree: &Tree) -> Result<Set> {
    let mut set = Set::new("conversations");
    let folders = [
        "tests/corpus/risky/fr",
        "tests/corpus/risky/en",
        "tests/corpus/benign/fr",
        "tests/corpus/benign/en",
    ];
    for file in tree.files(&folders)? {
        if file.extension().is_some_and(|ending| ending == "jsonl") {
            for entry in entries(&file)? {
                set.conversation(&entry)
                    .ok_or_else(|| wrong(&file, &entry, "is no conversation"))?;
            }
        }
    }
    set.checked(&tree.at("tests/corpus"))
}

impl Set {
    fn new(name: &'static str) -> Self {
        Self {
            name,
            cases: Vec::new(),
            lines: Vec::new(),
            examples: Vec::new(),
        }
    }

    fn add(&mut self, id: &str, language: &str, risky: bool) {
        self.cases.push(Case {
            id: id.to_owned(),
            language: language.to_owned(),
            risky,
        });
    }

    /// Adds a conversation; `None` where one of its fields is missing. What the teenager gives away unasked is left out:
    /// the other side may have said nothing wrong there, and Vigie's answer is a question before sending.
    fn conversation(&mut self, entry: &Value) -> Option<()> {
        let situation = entry["situation"].as_str()?;
        if situation == "self_disclosure" {
            return Some(());
        }
        let (id, risky) = (entry["id"].as_str()?, situation != "benign");
        self.add(id, entry["lang"].as_str()?, risky);
        for message in entry["messages"].as_array()? {
            let (from, text) = (message["from"].as_str()?, message["text"].as_str()?);
            self.line(id, from, text);
            if from != "me" {
                let tags = message["tags"].as_array()?;
                self.example(text, risky && !tags.is_empty());
            }
        }
        Some(())
    }

    fn line(&mut self, id: &str, from: &str, text: &str) {
        self.lines
            .push(json!({"id": id, "from": from, "text": text}));
    }

    fn example(&mut self, text: &str, risky: bool) {
        self.examples.push(json!({"risky": risky, "text": text}));
    }

    fn checked(self, path: &Path) -> Result<Self> {
        let ids: HashSet<&str> = self.cases.iter().map(|case| case.id.as_str()).collect();
        if ids.len() == self.cases.len() && !ids.is_empty() {
            return Ok(self);
        }
        Err(Error::Content {
            path: path.to_path_buf(),
            reason: "holds nothing to judge, or two cases with one id".to_owned(),
        })
    }

    /// Writes what the judges read; a learner gets its examples from the other set, so that it has seen no answer.
    pub fn write(&self, tree: &Tree, other: &Self) -> Result<()> {
        tree::write(&self.input(tree), jsonl(&self.lines))?;
        tree::write(&self.examples(tree), jsonl(&other.examples))
    }

    /// The messages to judge.
    pub fn input(&self, tree: &Tree) -> PathBuf {
        tree.at(FOLDER).join(format!("{}.jsonl", self.name))
    }

    /// Labelled examples from the other set.
    pub fn examples(&self, tree: &Tree) -> PathBuf {
        tree.at(FOLDER)
            .join(format!("{}.examples.jsonl", self.name))
    }
}

fn entries(file: &Path) -> Result<Vec<Value>> {
    tree::read(file)?
        .lines()
        .filter(|line| !line.is_empty())
        .map(|line| {
            serde_json::from_str(line).map_err(|error| Error::Content {
                path: file.to_path_buf(),
                reason: error.to_string(),
            })
        })
        .collect()
}

fn wrong(file: &Path, entry: &Value, reason: &str) -> Error {
    Error::Content {
        path: file.to_path_buf(),
        reason: format!("{} {reason}", entry["id"]),
    }
}

fn jsonl(values: &[Value]) -> String {
    let mut text = String::new();
    for value in values {
        text.push_str(&value.to_string());
        text.push('\n');
    }
    text
}
