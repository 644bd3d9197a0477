//! The same conversations written around the engine: what each of the six ways costs.

use serde::Deserialize;

use crate::{corpus, vigie};

/// Points of the conversations caught that may be lost under each way of writing.
const BOUND: f64 = 10.0;
/// Ways of writing.
const WAYS: usize = 6;

#[derive(Deserialize)]
struct Evaluation {
    figures: Vec<Figure>,
}

#[derive(Deserialize)]
struct Figure {
    id: String,
    value: f64,
    low: f64,
    high: f64,
    misses: Vec<String>,
}

#[test]
fn little_is_lost_when_the_corpus_is_written_around_the_engine() {
    let evaluation: Evaluation = serde_json::from_str(&vigie("eval", &corpus())).unwrap();
    let losses: Vec<&Figure> = evaluation
        .figures
        .iter()
        .filter(|figure| figure.id.starts_with("loss_"))
        .collect();
    assert_eq!(losses.len(), WAYS);
    let mut over = Vec::new();
    for loss in losses {
        let line = format!(
            "{}: {:.1} points [{:.1}, {:.1}], bound {BOUND}",
            loss.id, loss.value, loss.low, loss.high
        );
        println!("{line}");
        if loss.value > BOUND {
            over.push(format!("{line}; see {}", loss.misses.join(" ")));
        }
    }
    assert!(over.is_empty(), "{}", over.join("\n"));
}
