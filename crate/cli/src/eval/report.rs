//! The figures as tables to read.

use std::io::Write;

use super::Evaluation;
use super::figure::{Budget, Figure, Unit};
use crate::error::Error;
use crate::terminal::one_line;

/// Writes everything, with the conversations to look at below the figures that have a budget.
pub fn write(evaluation: &Evaluation, out: &mut impl Write) -> Result<(), Error> {
    writeln!(
        out,
        "{} conversations, {} messages; lexicon {}, {} phrases; intervals: 95 %, bootstrap over conversations\n",
        evaluation.conversations, evaluation.messages, evaluation.lexicon, evaluation.phrases
    )?;
    for figure in &evaluation.figures {
        row(figure, &figure.what, out)?;
        if !figure.misses.is_empty() {
            writeln!(out, "      see {}", one_line(&figure.misses.join(" "), 200))?;
        }
    }
    for (title, figures) in [
        ("Real chat by corpus", &evaluation.corpora),
        (
            "Lost from the half before tuning to the half after",
            &evaluation.halves,
        ),
    ] {
        if !figures.is_empty() {
            writeln!(out, "\n{title}")?;
        }
        for figure in figures {
            row(figure, &figure.what, out)?;
        }
    }
    write_groups(&evaluation.groups, out)
}

/// The figures of each group below its name, which they share.
fn write_groups(figures: &[Figure], out: &mut impl Write) -> Result<(), Error> {
    let mut last = "";
    for figure in figures {
        let (group, what) = figure.what.split_once(": ").unwrap_or(("", &figure.what));
        if group != last {
            writeln!(out, "\n{group}")?;
            last = group;
        }
        row(figure, what, out)?;
    }
    Ok(())
}

fn row(figure: &Figure, what: &str, out: &mut impl Write) -> Result<(), Error> {
    let mark = match figure.met {
        Some(true) => "ok",
        Some(false) => "NO",
        None => "",
    };
    let (unit, decimals) = match figure.unit {
        Unit::Percent => ("%", 1),
        Unit::PerThousand => ("‰", 2),
        Unit::Points => ("pt", 1),
    };
    let budget = match figure.budget {
        Some(Budget::AtLeast(least)) => format!("≥ {least}"),
        Some(Budget::AtMost(most)) => format!("≤ {most}"),
        None => String::new(),
    };
    writeln!(
        out,
        "{mark:<2}  {:<58} {:>7.decimals$} {unit:<2} [{:.decimals$}, {:.decimals$}]  {}/{}  {budget}",
        one_line(what, 58),
        figure.value,
        figure.low,
        figure.high,
        figure.count,
        figure.of
    )?;
    Ok(())
}
