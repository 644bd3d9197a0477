//! Word classes and spellings: what many phrases share.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;
use vigie_fold::{Kind, fold};

use crate::error::{LexiconError, line_at};
use crate::files::parse;

/// A class as written: its members before folding, and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Class {
    pub(crate) members: Vec<String>,
    pub(crate) file: PathBuf,
    pub(crate) line: usize,
}

/// The word classes of one language, with the shared ones.
#[derive(Debug, Clone, Default)]
pub(crate) struct Classes {
    pub(crate) by_name: BTreeMap<String, Class>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassesFile {
    classes: BTreeMap<Spanned<String>, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpellingsFile {
    spellings: BTreeMap<Spanned<String>, String>,
}

impl Classes {
    pub(crate) fn read(&mut self, path: &Path, text: &str) -> Result<(), LexiconError> {
        let file: ClassesFile = parse(path, text)?;
        for (name, members) in file.classes {
            let line = line_at(text, name.span().start);
            let name = name.into_inner();
            if let Some(known) = self.by_name.get(&name) {
                let reason = format!(
                    "class @{name} is defined already in {}:{}",
                    known.file.display(),
                    known.line
                );
                return Err(LexiconError::new(path, line, reason));
            }
            let mut expanded = Vec::new();
            for member in &members {
                expand_braces(member, &mut expanded)
                    .map_err(|reason| LexiconError::new(path, line, reason))?;
            }
            self.by_name.insert(
                name,
                Class {
                    members: expanded,
                    file: path.to_owned(),
                    line,
                },
            );
        }
        Ok(())
    }
}

/// How people really write, and what it stands for: folded word to folded words.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spellings {
    pub(crate) by_word: BTreeMap<String, Vec<String>>,
}

impl Spellings {
    pub(crate) fn read(&mut self, path: &Path, text: &str) -> Result<(), LexiconError> {
        let file: SpellingsFile = parse(path, text)?;
        for (written, standard) in file.spellings {
            let line = line_at(text, written.span().start);
            let words = folded_words(written.get_ref());
            let [word] = words.as_slice() else {
                let reason = format!(
                    "`{}` is not one word once folded ({words:?}); only single words can be respelt",
                    written.get_ref()
                );
                return Err(LexiconError::new(path, line, reason));
            };
            let standard = folded_words(&standard);
            if standard == [word.clone()] {
                continue;
            }
            if let Some(other) = self.by_word.get(word).filter(|other| **other != standard) {
                let reason = format!(
                    "`{word}` stands for `{}` elsewhere; a word can be respelt in one way only",
                    other.join(" ")
                );
                return Err(LexiconError::new(path, line, reason));
            }
            self.by_word.insert(word.clone(), standard);
        }
        Ok(())
    }

    /// The words of a written text in standard spelling.
    pub(crate) fn words(&self, text: &str) -> Vec<String> {
        folded_words(text)
            .into_iter()
            .flat_map(|word| match self.by_word.get(&word) {
                Some(standard) => standard.clone(),
                None => vec![word],
            })
            .collect()
    }
}

/// The words of a written text, before spellings.
pub(crate) fn folded_words(text: &str) -> Vec<String> {
    fold(text)
        .pieces()
        .filter(|piece| piece.kind != Kind::Break)
        .map(|piece| piece.text.to_owned())
        .collect()
}

/// Writes out `envo{ie,yer}` as `envoie`, `envoyer`.
fn expand_braces(member: &str, into: &mut Vec<String>) -> Result<(), String> {
    let Some((head, rest)) = member.split_once('{') else {
        if member.contains('}') {
            return Err(format!("`{member}` closes a brace that was never opened"));
        }
        into.push(member.to_owned());
        return Ok(());
    };
    let Some((inner, tail)) = rest.split_once('}') else {
        return Err(format!("`{member}` opens a brace and never closes it"));
    };
    for option in inner.split(',') {
        expand_braces(&format!("{head}{}{tail}", option.trim()), into)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_are_written_out() {
        let mut out = Vec::new();
        expand_braces("envo{ie,yer} {le,la}", &mut out).unwrap();
        assert_eq!(out, ["envoie le", "envoie la", "envoyer le", "envoyer la"]);
        assert!(expand_braces("envo{ie", &mut out).is_err());
        assert!(expand_braces("envoie}", &mut out).is_err());
    }

    #[test]
    fn a_spelling_given_twice_must_agree() {
        let mut spellings = Spellings::default();
        let path = Path::new("fr/spelling.toml");
        spellings
            .read(path, "[spellings]\njvx = \"je veux\"")
            .unwrap();
        assert_eq!(spellings.words("jvx ça"), ["je", "veux", "ca"]);
        let error = spellings
            .read(path, "[spellings]\n\njvx = \"je vois\"")
            .unwrap_err();
        assert_eq!((error.line, error.reason.contains("je veux")), (3, true));
    }
}
