//! Reads the written form of a pattern.

/// A pattern as a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    /// A literal, still as written.
    Word(String),
    /// A word class by name.
    Class(String),
    /// `#number`, `^` and the like: index into [`crate::KINDS`].
    Kind(usize),
    /// Up to so many words between; whether a negation may be among them.
    Gap(u8, bool),
    /// One of several sequences.
    Either(Vec<Vec<Node>>),
    /// May be left out.
    Maybe(Box<Node>),
}

/// Longest gap that can be written.
const LONGEST_GAP: u8 = 8;

/// Reads a pattern; the error is a reason to show with the file and line.
pub(crate) fn parse(pattern: &str) -> Result<Vec<Node>, String> {
    let tokens = tokens(pattern);
    let mut rest = tokens.as_slice();
    let nodes = sequence(&mut rest, false)?;
    if !rest.is_empty() {
        return Err("`)` or `|` without `(`".to_owned());
    }
    if nodes.is_empty() {
        return Err("the pattern is empty".to_owned());
    }
    if matches!(nodes.first(), Some(Node::Gap(..))) || matches!(nodes.last(), Some(Node::Gap(..))) {
        return Err("a pattern must not begin or end with a gap".to_owned());
    }
    Ok(nodes)
}

/// Splits at blanks, and around parentheses and bars.
fn tokens(pattern: &str) -> Vec<String> {
    let mut spaced = String::new();
    for c in pattern.chars() {
        match c {
            '(' | ')' | '|' => {
                spaced.push(' ');
                spaced.push(c);
                // "(…)?" keeps its question mark.
                if c != ')' {
                    spaced.push(' ');
                }
            }
            _ => spaced.push(c),
        }
    }
    spaced.split_whitespace().map(str::to_owned).collect()
}

fn sequence(rest: &mut &[String], inside: bool) -> Result<Vec<Node>, String> {
    let mut nodes = Vec::new();
    while let Some((token, tail)) = rest.split_first() {
        if token == "|" || token.starts_with(')') {
            if inside {
                break;
            }
            return Ok(nodes);
        }
        *rest = tail;
        if token == "(" {
            nodes.push(group(rest)?);
        } else {
            nodes.push(single(token)?);
        }
    }
    Ok(nodes)
}

fn group(rest: &mut &[String]) -> Result<Node, String> {
    let mut options = Vec::new();
    loop {
        options.push(sequence(rest, true)?);
        let Some((token, tail)) = rest.split_first() else {
            return Err("`(` is never closed".to_owned());
        };
        *rest = tail;
        match token.as_str() {
            "|" => {}
            ")" | ")?" => {
                if options.iter().any(Vec::is_empty) {
                    return Err(
                        "an alternative is empty: write `(…)?` for what may be left out".to_owned(),
                    );
                }
                let either = Node::Either(options);
                return Ok(if token == ")?" {
                    Node::Maybe(Box::new(either))
                } else {
                    either
                });
            }
            other => {
                return Err(format!(
                    "`{other}` after an alternative: leave a blank after `)`"
                ));
            }
        }
    }
}

fn single(token: &str) -> Result<Node, String> {
    let kind = match token {
        "^" => "#begin",
        "$" => "#end",
        other => other,
    };
    if let Some(kind) = crate::KINDS.iter().position(|known| *known == kind) {
        return Ok(Node::Kind(kind));
    }
    if let Some(count) = token.strip_prefix('~') {
        let (count, negation) = count
            .strip_suffix('!')
            .map_or((count, false), |count| (count, true));
        return match count.parse::<u8>() {
            Ok(count) if (1..=LONGEST_GAP).contains(&count) => Ok(Node::Gap(count, negation)),
            _ => Err(format!("`{token}`: a gap is ~1 to ~{LONGEST_GAP}")),
        };
    }
    if token.len() > 1
        && let Some(inner) = token.strip_suffix('?')
    {
        return Ok(Node::Maybe(Box::new(single(inner)?)));
    }
    if let Some(name) = token.strip_prefix('@') {
        return Ok(Node::Class(name.to_owned()));
    }
    if token.starts_with('#') {
        return Err(format!(
            "`{token}` is no kind of token; known are {}",
            crate::KINDS.join(" ")
        ));
    }
    Ok(Node::Word(token.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Node {
        Node::Word(text.to_owned())
    }

    #[test]
    fn reads_all_elements() {
        let nodes = parse("^ si tu? (paies|@pay pas) ~4 ~2! #number $").unwrap();
        assert_eq!(
            nodes,
            [
                Node::Kind(4),
                word("si"),
                Node::Maybe(Box::new(word("tu"))),
                Node::Either(vec![
                    vec![word("paies")],
                    vec![Node::Class("pay".to_owned()), word("pas")]
                ]),
                Node::Gap(4, false),
                Node::Gap(2, true),
                Node::Kind(0),
                Node::Kind(5),
            ]
        );
    }

    #[test]
    fn says_what_is_wrong() {
        for (pattern, part) in [
            ("", "empty"),
            ("~3 a", "begin"),
            ("a ~3", "end"),
            ("(a|b", "never closed"),
            ("a)", "without"),
            ("(a|) b", "empty"),
            ("a ~9 b", "~1 to ~8"),
            ("#digits", "no kind"),
        ] {
            let reason = parse(pattern).unwrap_err();
            assert!(reason.contains(part), "{pattern}: {reason}");
        }
    }
}
