//! The figures with a budget.

use vigie_engine::{Engine, Level};

use super::bootstrap::Sample;
use super::case::{Case, WARNED};
use super::figure::{Budget, Figure, Unit};
use super::mangle::{Mangling, mangled};
use crate::play::play;

/// Conversations named under a figure.
const NAMED: usize = 40;

/// The figures over the conversations as they are. One without occasions in the files is absent.
pub fn budgeted(cases: &[Case<'_>]) -> Vec<Option<Figure>> {
    let mut figures = vec![
        share(
            "sextortion_danger_in_time",
            "sextortion: danger card no later than threat or demand",
            cases,
            Case::danger_in_time,
            true,
            Budget::AtLeast(95.0),
        ),
        share_of(
            "sextortion_danger_by_both",
            "… no later than both of them",
            cases,
            Case::danger_by_both,
            true,
        ),
        share(
            "sextortion_warned_before_threat",
            "sextortion: warning before the first threat",
            cases,
            Case::warned_before_threat,
            true,
            Budget::AtLeast(70.0),
        ),
    ];
    for situation in WARNED {
        let warned =
            |case: &Case<'_>| (case.situation() == situation).then(|| case.reaches(Level::Warning));
        figures.push(share(
            &format!("{situation}_warned"),
            &format!("{situation}: a warning"),
            cases,
            warned,
            true,
            Budget::AtLeast(85.0),
        ));
    }
    figures.push(gate(cases));
    let benign_at =
        |level| move |case: &Case<'_>| case.is_hard_negative().then(|| case.reaches(level));
    figures.push(share(
        "benign_warned",
        "benign, hard: conversations with a warning",
        cases,
        benign_at(Level::Warning),
        false,
        Budget::AtMost(5.0),
    ));
    figures.push(share(
        "benign_danger",
        "benign, hard: conversations with a danger",
        cases,
        benign_at(Level::Danger),
        false,
        Budget::AtMost(1.0),
    ));
    figures.push(real_chat(cases, Level::Danger, 0.1));
    figures.push(real_chat(cases, Level::Warning, 1.0));
    figures
}

/// What each mangling costs, in points of the conversations caught.
pub fn losses(engine: Engine, cases: &[Case<'_>]) -> Vec<Option<Figure>> {
    Mangling::ALL
        .into_iter()
        .map(|mangling| loss(engine, cases, mangling))
        .collect()
}

fn loss(engine: Engine, cases: &[Case<'_>], mangling: Mangling) -> Option<Figure> {
    let mut samples = Vec::new();
    let mut misses = Vec::new();
    for case in cases {
        let Some(before) = case.caught() else {
            continue;
        };
        let conversation = mangled(case.conversation, mangling);
        let verdicts = play(engine, &conversation);
        let after = Case {
            corpus: case.corpus,
            conversation: &conversation,
            verdicts,
        };
        let after = after.caught().unwrap_or(false);
        samples.push(Sample {
            count: i32::from(before) - i32::from(after),
            of: 1,
        });
        if before && !after {
            misses.push(case.conversation.id.clone());
        }
    }
    let id = format!("loss_{}", mangling.id());
    let what = format!("loss under {}", mangling.words());
    Figure::new(&id, &what, Unit::Points, &samples)
        .map(|figure| figure.against(Budget::AtMost(5.0)).missing(misses))
}

/// Alerts whose hits point at words of their message.
pub fn pointing(cases: &[Case<'_>]) -> Option<Figure> {
    counted(
        "alerts_point_at_words",
        "alerts whose hits point at words",
        cases,
        Case::pointing,
    )
    .map(|figure| figure.against(Budget::AtLeast(100.0)))
}

/// Messages that give something away and were asked about.
fn gate(cases: &[Case<'_>]) -> Option<Figure> {
    counted(
        "gate_asks",
        "drafts that give away data or codes: asked about",
        cases,
        Case::asked,
    )
    .map(|figure| figure.against(Budget::AtLeast(95.0)))
}

/// As [`share_of`], against a budget.
fn share<'c>(
    id: &str,
    what: &str,
    cases: &[Case<'c>],
    outcome: impl Fn(&Case<'c>) -> Option<bool>,
    wanted: bool,
    budget: Budget,
) -> Option<Figure> {
    share_of(id, what, cases, outcome, wanted).map(|figure| figure.against(budget))
}

/// Share of conversations for which `outcome` holds, of those it is about. `wanted` is the good outcome.
fn share_of<'c>(
    id: &str,
    what: &str,
    cases: &[Case<'c>],
    outcome: impl Fn(&Case<'c>) -> Option<bool>,
    wanted: bool,
) -> Option<Figure> {
    let outcomes: Vec<(&Case<'c>, bool)> = cases
        .iter()
        .filter_map(|case| Some((case, outcome(case)?)))
        .collect();
    let samples: Vec<Sample> = outcomes
        .iter()
        .map(|(_, holds)| Sample {
            count: i32::from(*holds),
            of: 1,
        })
        .collect();
    let misses = outcomes
        .iter()
        .filter(|(_, holds)| *holds != wanted)
        .map(|(case, _)| case.conversation.id.clone())
        .take(NAMED)
        .collect();
    Figure::new(id, what, Unit::Percent, &samples).map(|figure| figure.missing(misses))
}

fn counted<'c>(
    id: &str,
    what: &str,
    cases: &[Case<'c>],
    count: impl Fn(&Case<'c>) -> Sample,
) -> Option<Figure> {
    let with_occasions: Vec<(&Case<'_>, Sample)> = cases
        .iter()
        .map(|case| (case, count(case)))
        .filter(|(_, sample)| sample.of > 0)
        .collect();
    let samples: Vec<Sample> = with_occasions.iter().map(|(_, sample)| *sample).collect();
    let misses = with_occasions
        .iter()
        .filter(|(_, sample)| i64::from(sample.count) < i64::from(sample.of))
        .map(|(case, _)| case.conversation.id.clone())
        .take(NAMED)
        .collect();
    Figure::new(id, what, Unit::Percent, &samples).map(|figure| figure.missing(misses))
}

fn real_chat(cases: &[Case<'_>], level: Level, most: f64) -> Option<Figure> {
    let real: Vec<&Case<'_>> = cases.iter().filter(|case| case.is_real_chat()).collect();
    per_thousand("real_chat", &real, level).map(|figure| figure.against(Budget::AtMost(most)))
}

/// Messages of a thousand at `level` or above.
pub fn per_thousand(name: &str, cases: &[&Case<'_>], level: Level) -> Option<Figure> {
    let samples: Vec<Sample> = cases.iter().map(|case| case.messages_at(level)).collect();
    let misses = cases
        .iter()
        .filter(|case| case.reaches(level))
        .map(|case| case.conversation.id.clone())
        .take(NAMED)
        .collect();
    let what = if level == Level::Danger {
        "danger"
    } else {
        "any warning"
    };
    let words = format!("{}: {what}, of 1,000 messages", name.replace('_', " "));
    Figure::new(
        &format!("{name}_{}", level.as_str()),
        &words,
        Unit::PerThousand,
        &samples,
    )
    .map(|figure| figure.missing(misses))
}
