//! Verdicts as the judges print them.

use std::path::Path;

use serde_json::Value;

use crate::error::{Error, Result};
use crate::tree;

/// What one peer said of one message.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// Who said it.
    pub peer: String,
    /// The case that the message belongs to.
    pub id: String,
    /// Whether the message was flagged.
    pub flagged: bool,
    /// How long that took, in microseconds.
    pub micros: f64,
}

/// Reads a file of verdicts, one JSON object a line.
pub fn read(file: &Path) -> Result<Vec<Verdict>> {
    tree::read(file)?
        .lines()
        .map(|line| {
            parse(line).ok_or_else(|| Error::Content {
                path: file.to_path_buf(),
                reason: format!("is no verdict with peer, id, flagged and micros: {line}"),
            })
        })
        .collect()
}

fn parse(line: &str) -> Option<Verdict> {
    let value: Value = serde_json::from_str(line).ok()?;
    Some(Verdict {
        peer: value["peer"].as_str()?.to_owned(),
        id: value["id"].as_str()?.to_owned(),
        flagged: value["flagged"].as_bool()?,
        micros: value["micros"].as_f64()?,
    })
}

#[cfg(test)]
mod tests {
    use super::{Verdict, parse};

    #[test]
    fn reads_a_verdict_and_refuses_what_is_none() {
        let line = r#"{"peer":"obscenity","id":"fr-risky-01","flagged":true,"micros":12.5}"#;
        let verdict = Verdict {
            peer: "obscenity".to_owned(),
            id: "fr-risky-01".to_owned(),
            flagged: true,
            micros: 12.5,
        };
        assert_eq!(parse(line), Some(verdict));
        assert_eq!(parse("Warning: a package speaks between"), None);
        let unsure = r#"{"peer":"obscenity","id":"fr-risky-01","flagged":"perhaps","micros":1}"#;
        assert_eq!(parse(unsure), None);
    }
}
