//! `vigie eval`: how the engine does on labelled conversations.

mod bootstrap;
mod case;
mod figure;
mod groups;
mod mangle;
mod measure;
mod report;
mod rows;

use std::io::Write;
use std::path::{Path, PathBuf};

use serde::Serialize;
use vigie_engine::{Engine, Level};

use crate::error::Error;
use crate::input::Input;
use crate::{Ending, input};
use case::Case;
use figure::{Budget, Figure};

/// All that was measured.
#[derive(Debug, Serialize)]
struct Evaluation {
    lexicon: &'static str,
    phrases: usize,
    conversations: usize,
    messages: usize,
    /// The budgeted figures.
    figures: Vec<Figure>,
    /// False alarms in each corpus of real chat.
    corpora: Vec<Figure>,
    /// The figures by language, situation and register.
    groups: Vec<Figure>,
    /// What the half of a corpus written after tuning loses against the other.
    halves: Vec<Figure>,
}

/// Measures files and writes tables, or with `json` one object.
pub fn run(files: &[PathBuf], json: bool, out: &mut impl Write) -> Result<Ending, Error> {
    let (inputs, any_broken) = input::read(files, None);
    let evaluation = evaluate(Engine::new(), &inputs)?;
    if json {
        serde_json::to_writer_pretty(&mut *out, &evaluation).map_err(Error::from_json)?;
        writeln!(out)?;
    } else {
        report::write(&evaluation, out)?;
    }
    Ok(if any_broken {
        Ending::Broken
    } else {
        Ending::Clean
    })
}

fn evaluate(engine: Engine, inputs: &[Input]) -> Result<Evaluation, Error> {
    let cases: Vec<Case<'_>> = inputs
        .iter()
        .flat_map(|input| {
            let corpus = corpus(&input.path);
            let conversations = input.conversations.iter();
            conversations.map(move |conversation| Case::new(engine, corpus, conversation))
        })
        .collect();
    if cases.is_empty() {
        return Err(Error::NothingToMeasure);
    }
    let all: Vec<&Case<'_>> = cases.iter().collect();
    let mut measures = rows::budgeted();
    measures.push(rows::real_chat("real_chat", Level::Danger).against(Budget::AtMost(0.1)));
    measures.push(rows::real_chat("real_chat", Level::Warning).against(Budget::AtMost(1.0)));
    measures.extend(rows::losses());
    Ok(Evaluation {
        lexicon: engine.lexicon_version(),
        phrases: engine.phrase_count(),
        conversations: cases.len(),
        messages: cases.iter().map(|case| case.verdicts.len()).sum(),
        figures: measures
            .iter()
            .filter_map(|measure| measure.figure(&all))
            .collect(),
        corpora: groups::corpora(&cases),
        groups: groups::all(&cases),
        halves: groups::halves(&cases),
    })
}

fn corpus(path: &Path) -> &str {
    path.file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or("-")
}

#[cfg(test)]
mod tests;
