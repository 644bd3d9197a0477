//! The main figures once more, by corpus, language, situation and register.

use std::collections::BTreeMap;

use vigie_engine::Level;

use super::bootstrap::Sample;
use super::case::Case;
use super::figure::{Figure, Unit};
use super::rows::per_thousand;

type Key = fn(&Case<'_>) -> Option<String>;

/// False alarms in each corpus of real chat.
pub fn corpora(cases: &[Case<'_>]) -> Vec<Figure> {
    let mut corpora: BTreeMap<&str, Vec<&Case<'_>>> = BTreeMap::new();
    for case in cases.iter().filter(|case| case.is_real_chat()) {
        corpora.entry(case.corpus).or_default().push(case);
    }
    corpora
        .iter()
        .flat_map(|(name, cases)| {
            [Level::Danger, Level::Warning].map(|level| per_thousand(name, cases, level))
        })
        .flatten()
        .collect()
}

/// For each language, situation and register: conversations caught, drafts asked about, benign ones warned about.
pub fn all(cases: &[Case<'_>]) -> Vec<Figure> {
    let keys: [(&str, Key); 3] = [
        ("language", |case| case.conversation.labels.lang.clone()),
        ("situation", |case| {
            case.conversation.labels.situation.clone()
        }),
        ("register", |case| case.conversation.labels.register.clone()),
    ];
    keys.into_iter()
        .flat_map(|(kind, key)| by(kind, key, cases))
        .collect()
}

fn by(kind: &str, key: Key, cases: &[Case<'_>]) -> Vec<Figure> {
    let mut groups: BTreeMap<String, Vec<&Case<'_>>> = BTreeMap::new();
    for case in cases.iter().filter(|case| !case.is_real_chat()) {
        if let Some(name) = key(case) {
            groups.entry(name).or_default().push(case);
        }
    }
    groups
        .iter()
        .flat_map(|(name, cases)| figures(kind, name, cases))
        .collect()
}

fn figures(kind: &str, name: &str, cases: &[&Case<'_>]) -> Vec<Figure> {
    let outcome = |holds: bool| Sample {
        count: i32::from(holds),
        of: 1,
    };
    let caught: Vec<Sample> = cases
        .iter()
        .filter_map(|case| case.caught())
        .map(outcome)
        .collect();
    let asked: Vec<Sample> = cases.iter().map(|case| case.asked()).collect();
    let alarmed: Vec<Sample> = cases
        .iter()
        .filter(|case| case.is_hard_negative())
        .map(|case| outcome(case.reaches(Level::Warning)))
        .collect();
    [
        ("caught", caught),
        ("asked", asked),
        ("benign warned", alarmed),
    ]
    .into_iter()
    .filter_map(|(what, samples)| {
        let id = format!("{kind}_{name}_{}", what.replace(' ', "_"));
        Figure::new(
            &id,
            &format!("{kind} {name}: {what}"),
            Unit::Percent,
            &samples,
        )
    })
    .collect()
}
