//! Files and standard input, read as far as they can be.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::conversation::Conversation;
use crate::error::Broken;
use crate::format::{self, Document};

/// What a file gave.
pub struct Input {
    /// The file's path, `-` for standard input.
    pub path: PathBuf,
    /// Its conversations, in order.
    pub conversations: Vec<Conversation>,
}

/// Reads files in order. Whatever is broken is told on standard error at once; the second value says whether anything
/// was.
pub fn read(files: &[PathBuf], me: Option<&str>) -> (Vec<Input>, bool) {
    let mut any_broken = false;
    let mut inputs = Vec::new();
    for path in files {
        match bytes(path) {
            Ok(bytes) => {
                let (conversations, broken) = parse(path, &bytes, me);
                any_broken |= !broken.is_empty();
                for broken in &broken {
                    report(broken);
                }
                inputs.push(Input {
                    path: path.clone(),
                    conversations,
                });
            }
            Err(reason) => {
                any_broken = true;
                report(&Broken::File {
                    path: path.clone(),
                    reason,
                });
            }
        }
    }
    (inputs, any_broken)
}

/// Tells something on standard error. When even that is closed there is nobody left to tell.
pub fn report(what: &dyn std::error::Error) {
    let _ = writeln!(io::stderr().lock(), "vigie: {what}");
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        Ok(bytes)
    } else {
        std::fs::read(path)
    }
}

fn parse(path: &Path, bytes: &[u8], me: Option<&str>) -> (Vec<Conversation>, Vec<Broken>) {
    let (text, mut broken_lines) = decode(bytes);
    let name = path.file_stem().and_then(|stem| stem.to_str());
    let parsed = format::parse(&Document {
        text: &text,
        name: name.filter(|name| *name != "-").unwrap_or("stdin"),
        me,
    });
    broken_lines.extend(parsed.broken);
    broken_lines.sort_by_key(|broken| broken.0);
    let broken = broken_lines
        .into_iter()
        .map(|(line, reason)| Broken::Line {
            path: path.to_owned(),
            line,
            reason,
        })
        .collect();
    (parsed.conversations, broken)
}

/// The text without a byte order mark. A line that is not UTF-8 is left empty, so that the others keep their numbers.
fn decode(bytes: &[u8]) -> (String, Vec<(usize, String)>) {
    let mut broken = Vec::new();
    let lines: Vec<&str> = bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(bytes)
        .split(|byte| *byte == b'\n')
        .enumerate()
        .map(|(at, line)| {
            std::str::from_utf8(line).unwrap_or_else(|_| {
                broken.push((at + 1, "not UTF-8; save the file as UTF-8".to_owned()));
                ""
            })
        })
        .collect();
    (lines.join("\n"), broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_not_utf8_is_reported_and_the_others_stay() {
        let (conversations, broken) = parse(Path::new("a.txt"), b"salut\n\xFF\xFE\ncoucou", None);
        assert_eq!(conversations[0].messages.len(), 2);
        assert_eq!(broken.len(), 1);
        assert!(broken[0].to_string().starts_with("a.txt:2: not UTF-8"));
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        let (conversations, _) = parse(Path::new("-"), b"\xEF\xBB\xBFsalut", None);
        assert_eq!(conversations[0].messages[0].text, "salut");
        assert_eq!(conversations[0].id, "stdin");
    }
}
