//! `vigie lint`: whether the lexicon does what its own examples say, and what in it fires on everyday words.
//!
//! A *failure* is wrong whatever the author meant: an example that fails, a phrase that nothing sets off, the same
//! pattern twice, everyday words that raise a level. It makes the command end with 1. A *note* is worth a look: a phrase
//! that may add nothing, everyday words that count as weak evidence.

mod common;
mod examples;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use vigie_engine::Engine;
use vigie_engine::sources::phrases;

use crate::error::Error;
use crate::terminal::one_line;
use crate::{Ending, input};
use common::{Fired, How};
use examples::Finding;

/// Checks all phrases, also on the commonest words of the given texts, and writes what was found, then the counts.
pub fn run(texts: &[PathBuf], out: &mut impl Write) -> Result<Ending, Error> {
    let (inputs, any_broken) = input::read(texts, None);
    let engine = Engine::new();
    let found = examples::findings(phrases());
    let mut lists = common::stop_words(phrases());
    lists.extend(inputs.iter().map(common::counted));
    let fired: Vec<Fired> = lists
        .iter()
        .flat_map(|list| common::fired(engine, list))
        .collect();
    write_findings(&found, out)?;
    write_fired(&fired, out)?;
    write_counts(&found, &fired, out)?;
    Ok(if any_broken {
        Ending::Broken
    } else if failures(&found, &fired) > 0 {
        Ending::Failed
    } else {
        Ending::Clean
    })
}

fn failures(found: &[(usize, Finding)], fired: &[Fired]) -> usize {
    let found = found.iter().filter(|(_, finding)| finding.is_failure());
    found.count() + fired.iter().filter(|fired| fired.is_failure()).count()
}

fn write_findings(found: &[(usize, Finding)], out: &mut impl Write) -> Result<(), Error> {
    for (at, finding) in found {
        let words = match finding {
            Finding::Unreachable => "finds none of its examples".to_owned(),
            Finding::Misses(text) => format!("misses its example: {text}"),
            Finding::Catches(text) => format!("catches what it must ignore: {text}"),
            Finding::Duplicate(first) => format!("same pattern as {}", place(*first)),
            Finding::Shadowed(by) => format!("all its examples are found by {}", place(*by)),
        };
        write_phrase(*at, finding.is_failure(), out)?;
        writeln!(out, "        {words}")?;
    }
    Ok(())
}

fn write_fired(fired: &[Fired], out: &mut impl Write) -> Result<(), Error> {
    for fired in fired {
        let more = match fired.count.saturating_sub(1) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let how = match fired.how {
            How::Alone => "alone",
            How::InPairs => "in pairs",
        };
        let crisis = if fired.crisis { ", crisis" } else { "" };
        write_phrase(fired.phrase, fired.is_failure(), out)?;
        writeln!(
            out,
            "        common words {how}: “{}”{more} ({}), level {}{crisis}",
            one_line(&fired.words, 40),
            fired.list,
            fired.level.as_str()
        )?;
    }
    Ok(())
}

fn write_phrase(at: usize, is_failure: bool, out: &mut impl Write) -> Result<(), Error> {
    let mark = if is_failure { "FAILED" } else { "note" };
    if let Some(source) = phrases().get(at) {
        writeln!(
            out,
            "{mark:<6}  {} [{}] {}",
            place(at),
            source.signal,
            source.pattern
        )?;
    }
    Ok(())
}

fn write_counts(
    found: &[(usize, Finding)],
    fired: &[Fired],
    out: &mut impl Write,
) -> Result<(), Error> {
    let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
    for source in phrases() {
        *languages.entry(source.language).or_default() += 1;
    }
    let languages: Vec<String> = languages
        .iter()
        .map(|(language, count)| format!("{language} {count}"))
        .collect();
    let examples: usize = phrases()
        .iter()
        .map(|source| source.flags.len() + source.ignores.len())
        .sum();
    let count = |is: fn(&Finding) -> bool| found.iter().filter(|(_, finding)| is(finding)).count();
    let common = |how: How| fired.iter().filter(|fired| fired.how == how).count();
    writeln!(
        out,
        "{} phrases ({}), {examples} examples: {} failed; {} unreachable, {} duplicates, {} shadowed, {} on a common \
        word, {} on two",
        phrases().len(),
        languages.join(", "),
        failures(found, fired),
        count(|finding| matches!(finding, Finding::Unreachable)),
        count(|finding| matches!(finding, Finding::Duplicate(_))),
        count(|finding| matches!(finding, Finding::Shadowed(_))),
        common(How::Alone),
        common(How::InPairs)
    )?;
    Ok(())
}

fn place(at: usize) -> String {
    phrases().get(at).map_or_else(String::new, |source| {
        format!("{}:{}", source.file, source.line)
    })
}
