//! Situations as data: what a conversation can turn into, in which stages, and what counts how much.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use crate::error::{LexiconError, line_at};
use crate::files::{Signal, entries, parse, read};

/// A situation, with signals and stages by index.
#[derive(Debug, Clone, PartialEq)]
pub struct Situation {
    /// Its id, as in assessments.
    pub name: String,
    /// Ids of its stages, in the order in which they usually come.
    pub stages: Vec<Stage>,
    /// Scores from which the situation is a notice, a warning, a danger.
    pub thresholds: [f32; 3],
    /// What each signal adds: signal, stage it belongs to, weight of full evidence.
    pub weights: Vec<Weight>,
    /// What signals add when they occur together.
    pub together: Vec<Together>,
}

/// A stage of a situation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Its id.
    pub name: String,
    /// Index of the stage that usually comes next.
    pub next: Option<u8>,
    /// Whether reaching it is always shown in full (a threat, a demand).
    pub always_shown: bool,
}

/// What one signal adds to a situation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weight {
    /// Index of the signal.
    pub signal: u8,
    /// Index of the stage it belongs to.
    pub stage: u8,
    /// What full evidence adds to the score.
    pub weight: f32,
}

/// What signals add when all of them occur in one conversation.
#[derive(Debug, Clone, PartialEq)]
pub struct Together {
    /// Groups of signals: one of each group must be there.
    pub groups: Vec<Vec<u8>>,
    /// What they add to the score at full evidence.
    pub adds: f32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    situation: String,
    thresholds: [f32; 3],
    stage: Vec<StageEntry>,
    #[serde(default)]
    together: Vec<TogetherEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StageEntry {
    id: Spanned<String>,
    next: Option<String>,
    #[serde(default)]
    always_shown: bool,
    #[serde(default)]
    signals: BTreeMap<String, f32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TogetherEntry {
    signals: Spanned<Vec<String>>,
    adds: f32,
}

/// Reads all situations of a folder, one a file, in the order of the file names; gives them with the files read.
///
/// # Errors
/// The first file that cannot be read or names a signal or stage that does not exist.
pub fn load(
    folder: &Path,
    signals: &[Signal],
) -> Result<(Vec<Situation>, Vec<PathBuf>), LexiconError> {
    let files: Vec<PathBuf> = entries(folder)?
        .into_iter()
        .filter(|path| path.extension() == Some("toml".as_ref()))
        .collect();
    let situations = files
        .iter()
        .map(|path| load_one(path, signals))
        .collect::<Result<_, _>>()?;
    Ok((situations, files))
}

fn load_one(path: &Path, signals: &[Signal]) -> Result<Situation, LexiconError> {
    let text = read(path)?;
    let file: File = parse(path, &text)?;
    let index = |list: &[String], id: &str| {
        list.iter()
            .position(|known| known == id)
            .and_then(|at| u8::try_from(at).ok())
    };
    let names: Vec<String> = signals.iter().map(|signal| signal.name.clone()).collect();
    let ids: Vec<String> = file
        .stage
        .iter()
        .map(|stage| stage.id.get_ref().clone())
        .collect();
    let signal = |name: &str, line: usize| {
        index(&names, name).ok_or_else(|| {
            LexiconError::new(
                path,
                line,
                format!("signal `{name}` is not listed in signals.toml"),
            )
        })
    };
    let mut situation = Situation {
        name: file.situation,
        stages: Vec::new(),
        thresholds: file.thresholds,
        weights: Vec::new(),
        together: Vec::new(),
    };
    for (at, entry) in file.stage.iter().enumerate() {
        let line = line_at(&text, entry.id.span().start);
        let next = match &entry.next {
            None => None,
            Some(id) => Some(index(&ids, id).ok_or_else(|| {
                LexiconError::new(path, line, format!("stage `{id}` does not exist"))
            })?),
        };
        situation.stages.push(Stage {
            name: entry.id.get_ref().clone(),
            next,
            always_shown: entry.always_shown,
        });
        for (name, weight) in &entry.signals {
            let stage = u8::try_from(at).unwrap_or(u8::MAX);
            situation.weights.push(Weight {
                signal: signal(name, line)?,
                stage,
                weight: *weight,
            });
        }
    }
    for entry in &file.together {
        let line = line_at(&text, entry.signals.span().start);
        let mut groups = Vec::new();
        for group in entry.signals.get_ref() {
            groups.push(
                group
                    .split('|')
                    .map(|name| signal(name.trim(), line))
                    .collect::<Result<Vec<u8>, _>>()?,
            );
        }
        situation.together.push(Together {
            groups,
            adds: entry.adds,
        });
    }
    Ok(situation)
}
