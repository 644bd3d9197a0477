//! Reads a lexicon folder: what its files say, with the line each thing stands on.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::classes::{Classes, Spellings};
use crate::error::{LexiconError, line_at};
use crate::negation::Negations;

/// Who may say a phrase for it to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Speaker {
    /// The other side (also when the page does not tell who speaks).
    #[default]
    Them,
    /// The protected teenager.
    Me,
    /// Either.
    Any,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Strength {
    Weak,
    #[default]
    Plain,
    Strong,
}

/// Something the engine can recognise, and what it is in a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// Its id, as in assessments.
    pub name: String,
    /// What it is, for people who read the data.
    pub meaning: String,
}

/// One way of saying a signal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Where it is written.
    pub file: PathBuf,
    /// Line of its pattern, from 1.
    pub line: usize,
    /// Folder name of its language.
    pub language: String,
    /// Index of its signal in [`Lexicon::signals`].
    pub signal: usize,
    /// The pattern as written.
    pub pattern: String,
    /// Who may say it.
    pub from: Speaker,
    /// In halves: 1 weak, 2 plain, 3 strong.
    pub strength: u8,
    /// Whether it means the same beside a negation.
    pub negated: bool,
    /// Patterns that cancel it when found in the same message.
    pub unless: Vec<String>,
    /// Messages that it must find.
    pub flags: Vec<String>,
    /// Messages that it must leave alone.
    pub ignores: Vec<String>,
}

/// A lexicon as written.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// What can be recognised, in the order of `signals.toml`. The order is part of stored thread states: append only.
    pub signals: Vec<Signal>,
    /// All phrases of all languages.
    pub phrases: Vec<Phrase>,
    pub(crate) classes: BTreeMap<String, Classes>,
    pub(crate) spellings: Spellings,
    pub(crate) negations: Negations,
    /// Folders in the order of their phrases: how many phrases there are up to the end of each, and its language as a
    /// bit. What is shared has the bits of all.
    pub(crate) folders: Vec<(usize, u16)>,
    /// Every file read, for the build to watch.
    pub files: Vec<PathBuf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignalsFile {
    signals: toml::Table,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PhrasesFile {
    signal: Spanned<String>,
    /// Who says what the signal is, unless a phrase says otherwise.
    #[serde(default)]
    from: Speaker,
    #[serde(default)]
    phrase: Vec<PhraseEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PhraseEntry {
    pattern: Spanned<String>,
    flags: Vec<String>,
    ignores: Vec<String>,
    from: Option<Speaker>,
    #[serde(default)]
    strength: Strength,
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default)]
    negated: bool,
}

/// Reads the lexicon in `folder`. Files are read in the order of their names, so the result is the same everywhere.
///
/// # Errors
/// The first file that cannot be read or says something this crate does not know.
pub fn load(folder: &Path) -> Result<Lexicon, LexiconError> {
    let mut lexicon = Lexicon {
        signals: load_signals(&folder.join("signals.toml"))?,
        ..Lexicon::default()
    };
    lexicon.files.push(folder.join("signals.toml"));
    let mut languages = entries(folder)?;
    languages.retain(|path| path.is_dir());
    // The shared classes come first: the others may build on them.
    languages.sort_by_key(|path| (path.file_name() != Some("shared".as_ref()), path.clone()));
    let mut next = Some(1u16);
    for folder in languages {
        let bits = if folder.file_name() == Some("shared".as_ref()) {
            u16::MAX
        } else {
            let bit = next
                .ok_or_else(|| LexiconError::new(&folder, 1, "there are more than 16 languages"))?;
            next = bit.checked_mul(2);
            bit
        };
        load_language(&mut lexicon, &folder, bits)?;
        lexicon.folders.push((lexicon.phrases.len(), bits));
    }
    lexicon.negations.check(&lexicon.spellings)?;
    Ok(lexicon)
}

fn load_language(lexicon: &mut Lexicon, folder: &Path, bits: u16) -> Result<(), LexiconError> {
    let language = folder
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let mut classes = lexicon.classes.get("shared").cloned().unwrap_or_default();
    let files: Vec<PathBuf> = entries(folder)?
        .into_iter()
        .filter(|path| path.extension() == Some("toml".as_ref()))
        .collect();
    let name = |path: &Path| {
        path.file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    let mut phrases = Vec::new();
    for path in &files {
        match name(path).as_str() {
            "spelling" => lexicon.spellings.read(path, &read(path)?)?,
            "negation" => lexicon.negations.read(path, &read(path)?, bits)?,
            words if words.starts_with("words") => classes.read(path, &read(path)?)?,
            _ => phrases.push(path),
        }
    }
    for path in phrases {
        load_phrases(lexicon, path, &language)?;
    }
    lexicon.classes.insert(language, classes);
    lexicon.files.extend(files);
    Ok(())
}

fn load_signals(path: &Path) -> Result<Vec<Signal>, LexiconError> {
    let text = read(path)?;
    let file: SignalsFile = parse(path, &text)?;
    Ok(file
        .signals
        .into_iter()
        .map(|(name, meaning)| Signal {
            name,
            meaning: meaning.as_str().unwrap_or_default().to_owned(),
        })
        .collect())
}

fn load_phrases(lexicon: &mut Lexicon, path: &Path, language: &str) -> Result<(), LexiconError> {
    let text = read(path)?;
    let file: PhrasesFile = parse(path, &text)?;
    let signal = lexicon
        .signals
        .iter()
        .position(|signal| signal.name == *file.signal.get_ref())
        .ok_or_else(|| {
            let line = line_at(&text, file.signal.span().start);
            LexiconError::new(
                path,
                line,
                format!(
                    "signal `{}` is not listed in signals.toml",
                    file.signal.get_ref()
                ),
            )
        })?;
    for entry in file.phrase {
        let line = line_at(&text, entry.pattern.span().start);
        if entry.flags.is_empty() || entry.ignores.is_empty() {
            return Err(LexiconError::new(
                path,
                line,
                "a phrase needs at least one example in `flags` and one in `ignores`",
            ));
        }
        lexicon.phrases.push(Phrase {
            file: path.to_owned(),
            line,
            language: language.to_owned(),
            signal,
            pattern: entry.pattern.into_inner(),
            from: entry.from.unwrap_or(file.from),
            strength: match entry.strength {
                Strength::Weak => 1,
                Strength::Plain => 2,
                Strength::Strong => 3,
            },
            negated: entry.negated,
            unless: entry.unless,
            flags: entry.flags,
            ignores: entry.ignores,
        });
    }
    Ok(())
}

/// The paths in a folder, sorted.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>, LexiconError> {
    let listing = std::fs::read_dir(folder).map_err(|error| {
        LexiconError::new(folder, 1, format!("cannot list the folder: {error}"))
    })?;
    let mut paths: Vec<PathBuf> = listing
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    paths.sort();
    Ok(paths)
}

pub(crate) fn read(path: &Path) -> Result<String, LexiconError> {
    std::fs::read_to_string(path)
        .map_err(|error| LexiconError::new(path, 1, format!("cannot read the file: {error}")))
}

pub(crate) fn parse<T: DeserializeOwned>(path: &Path, text: &str) -> Result<T, LexiconError> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_at(text, span.start));
        LexiconError::new(path, line, error.message())
    })
}
