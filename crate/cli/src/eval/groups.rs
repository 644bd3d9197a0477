//! The figures once more, by corpus, language, situation and register, and of one half against the other.

use std::collections::BTreeMap;

use vigie_engine::Level;

use super::case::Case;
use super::figure::Figure;
use super::measure::Measure;
use super::rows;

type Key = fn(&Case<'_>) -> Option<String>;

/// Files with the half of a corpus that was written before the engine was tuned, and the half written after.
const HALVES: (&str, &str) = ("before", "after");

/// False alarms in each corpus of real chat.
pub fn corpora(cases: &[Case<'_>]) -> Vec<Figure> {
    let mut corpora: BTreeMap<&str, Vec<&Case<'_>>> = BTreeMap::new();
    for case in cases.iter().filter(|case| case.is_real_chat()) {
        corpora.entry(case.corpus).or_default().push(case);
    }
    corpora
        .iter()
        .flat_map(|(name, cases)| {
            [Level::Danger, Level::Warning].map(|level| rows::real_chat(name, level).figure(cases))
        })
        .flatten()
        .collect()
}

/// Everything by language and register, the main figures by situation.
pub fn all(cases: &[Case<'_>]) -> Vec<Figure> {
    let mut everything = rows::budgeted();
    everything.extend(rows::losses());
    let mut figures = by("language", &everything, cases, |case| {
        case.conversation.labels.lang.clone()
    });
    figures.extend(by("situation", &rows::main(), cases, |case| {
        case.conversation.labels.situation.clone()
    }));
    figures.extend(by("register", &everything, cases, |case| {
        case.conversation.labels.register.clone()
    }));
    figures
}

fn by(kind: &str, measures: &[Measure], cases: &[Case<'_>], key: Key) -> Vec<Figure> {
    let mut groups: BTreeMap<String, Vec<&Case<'_>>> = BTreeMap::new();
    for case in cases.iter().filter(|case| !case.is_real_chat()) {
        if let Some(name) = key(case) {
            groups.entry(name).or_default().push(case);
        }
    }
    groups
        .iter()
        .flat_map(|(name, cases)| {
            measures
                .iter()
                .filter_map(|measure| measure.figure_of(kind, name, cases))
        })
        .collect()
}

/// What each figure loses from the half of a corpus that was written before the engine was tuned to the other: how far
/// it learnt the conversations instead of what happens in them. Empty unless there are both.
pub fn halves(cases: &[Case<'_>]) -> Vec<Figure> {
    let half = |name: &str| -> Vec<&Case<'_>> {
        cases.iter().filter(|case| case.corpus == name).collect()
    };
    let (before, after) = (half(HALVES.0), half(HALVES.1));
    rows::budgeted()
        .iter()
        .filter_map(|measure| measure.lost(&before, &after))
        .collect()
}
