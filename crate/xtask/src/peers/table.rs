//! The one table, in Markdown.

use std::collections::BTreeMap;

use crate::peers::Peer;
use crate::peers::figures::Figures;
use crate::peers::judged::Set;

/// How many cases there are, and a row for each peer, those that could not be had here too.
pub fn markdown(peers: &[Peer], sets: &[Set; 2], figures: &BTreeMap<&str, [Figures; 2]>) -> String {
    let counts = sets.each_ref().map(|set| {
        let risky = set.cases.iter().filter(|case| case.risky).count();
        let harmless = set.cases.len() - risky;
        format!("{} ({risky} risky, {harmless} harmless)", set.name)
    });
    let mut lines = vec![
        format!("Judged: {}. In brackets French, English.", counts.join("; ")),
        String::new(),
        "| what | made for | messages caught | false | conversations caught | false | µs a message |"
            .to_owned(),
        "| --- | --- | --: | --: | --: | --: | --: |".to_owned(),
    ];
    for peer in peers {
        let cells = figures
            .get(peer.name)
            .map_or_else(|| "not to be had here | | | |".to_owned(), cells);
        lines.push(format!("| {} | {} | {cells} |", peer.name, peer.made_for));
    }
    lines.join("\n") + "\n"
}

fn cells([messages, conversations]: &[Figures; 2]) -> String {
    [
        share(messages, true),
        share(messages, false),
        share(conversations, true),
        share(conversations, false),
        micros(messages),
    ]
    .join(" | ")
}

fn share(figures: &Figures, risky: bool) -> String {
    let percent = |language| {
        figures
            .flagged(risky, language)
            .map_or_else(|| "–".to_owned(), |share| format!("{share:.0}"))
    };
    format!(
        "{} % ({}, {})",
        percent(None),
        percent(Some("fr")),
        percent(Some("en"))
    )
}

fn micros(figures: &Figures) -> String {
    let median = figures.median_micros().unwrap_or_default();
    // Three digits that mean something, from a part of a microsecond to a tenth of a second.
    if median < 100.0 {
        format!("{median:.1}")
    } else {
        format!("{median:.0}")
    }
}
