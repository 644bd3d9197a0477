//! What is measured: the rows of the budget, and what each way of writing costs.

use vigie_engine::Level;

use super::case::{Case, WARNED};
use super::figure::{Budget, Unit};
use super::mangle::Mangling;
use super::measure::{Measure, Wanted};

/// What is measured on labelled conversations.
pub fn budgeted() -> Vec<Measure> {
    let mut measures = sextortion();
    for situation in WARNED {
        let id = format!("{situation}_warned");
        let what = format!("{situation}: a warning");
        let warned = move |case: &Case<'_>| {
            (case.situation() == situation).then(|| case.reaches(Level::Warning))
        };
        measures
            .push(Measure::share(&id, &what, Wanted::All, warned).against(Budget::AtLeast(85.0)));
    }
    measures.push(Measure::share(
        "other_warned",
        "other situations: a warning",
        Wanted::All,
        |case| case.is_other_risk().then(|| case.reaches(Level::Warning)),
    ));
    measures.extend(main());
    measures
}

/// The few that say most about a group.
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the path to the method is tied to one lifetime"
)]
pub fn main() -> Vec<Measure> {
    vec![
        Measure::share(
            "caught",
            "caught: the card in time, or a warning",
            Wanted::All,
            |case| case.caught(),
        ),
        Measure::new(
            "gate_asks",
            "drafts that give away data or codes: asked about",
            (Unit::Percent, Wanted::All),
            |case| Some(case.asked()),
        )
        .against(Budget::AtLeast(95.0)),
        benign("benign_warned", "a warning", Level::Warning, 5.0),
        benign("benign_danger", "a danger", Level::Danger, 1.0),
        Measure::new(
            "alerts_point_at_words",
            "alerts whose hits point at words",
            (Unit::Percent, Wanted::All),
            |case| Some(case.pointing()),
        )
        .against(Budget::AtLeast(100.0)),
    ]
}

#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the path to the method is tied to one lifetime"
)]
fn sextortion() -> Vec<Measure> {
    vec![
        Measure::share(
            "sextortion_danger_in_time",
            "sextortion: danger card no later than threat or demand",
            Wanted::All,
            |case| case.danger_in_time(),
        )
        .against(Budget::AtLeast(95.0)),
        Measure::share(
            "sextortion_danger_by_both",
            "… no later than both of them",
            Wanted::All,
            |case| case.danger_by_both(),
        ),
        Measure::share(
            "sextortion_warned_before_threat",
            "sextortion: warning before the first threat",
            Wanted::All,
            |case| case.warned_before_threat(),
        )
        .against(Budget::AtLeast(70.0)),
    ]
}

fn benign(id: &str, alarm: &str, level: Level, most: f64) -> Measure {
    let what = format!("benign, hard: conversations with {alarm}");
    Measure::share(id, &what, Wanted::None, move |case| {
        case.is_hard_negative().then(|| case.reaches(level))
    })
    .against(Budget::AtMost(most))
}

/// False alarms in real chat, of a thousand messages.
pub fn real_chat(name: &str, level: Level) -> Measure {
    let alarm = if level == Level::Danger {
        "danger"
    } else {
        "any warning"
    };
    Measure::new(
        &format!("{name}_{}", level.as_str()),
        &format!("{}: {alarm}, of 1,000 messages", name.replace('_', " ")),
        (Unit::PerThousand, Wanted::None),
        move |case| case.is_real_chat().then(|| case.messages_at(level)),
    )
}

/// What each mangling costs, in points of the conversations caught.
pub fn losses() -> Vec<Measure> {
    Mangling::ALL
        .into_iter()
        .enumerate()
        .map(|(at, mangling)| {
            let id = format!("loss_{}", mangling.id());
            let what = format!("loss under {}", mangling.words());
            let lost = move |case: &Case<'_>| case.lost.get(at).copied();
            Measure::new(&id, &what, (Unit::Points, Wanted::None), lost)
                .against(Budget::AtMost(5.0))
        })
        .collect()
}
