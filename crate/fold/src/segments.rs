//! Cuts a text of any length into stretches of bounded length, so that work and memory stay bounded.

/// Length in bytes after which a stretch ends at the next blank …
const SOFT: usize = 2048;
/// … and at which it ends whatever stands there.
const HARD: usize = 8192;

/// A stretch of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment<'a> {
    /// The stretch itself.
    pub text: &'a str,
    /// Where it begins in the whole text, in UTF-16 code units.
    pub start: u32,
}

/// The stretches of a text, in order and without gaps. A chat message is one; a hostile megabyte is hundreds.
pub fn segments(text: &str) -> impl Iterator<Item = Segment<'_>> {
    let mut rest = text;
    let mut start = 0u32;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (head, tail) = cut(rest);
        let segment = Segment { text: head, start };
        start =
            start.saturating_add(u32::try_from(head.encode_utf16().count()).unwrap_or(u32::MAX));
        rest = tail;
        Some(segment)
    })
}

fn cut(text: &str) -> (&str, &str) {
    if text.len() <= HARD {
        return (text, "");
    }
    let at = text
        .char_indices()
        .find(|(at, c)| *at >= HARD - 4 || (*at >= SOFT && c.is_whitespace()))
        .map_or(text.len(), |(at, _)| at);
    text.split_at_checked(at).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chat_message_is_one_segment() {
        let found: Vec<_> = segments("salut ça va").collect();
        assert_eq!(
            found,
            [Segment {
                text: "salut ça va",
                start: 0
            }]
        );
        assert_eq!(segments("").count(), 0);
    }

    #[test]
    fn long_text_is_cut_without_loss() {
        let text = "é𝓪 bonjour ".repeat(5_000) + &"x".repeat(50_000);
        let joined: String = segments(&text).map(|segment| segment.text).collect();
        assert_eq!(joined, text);
        let mut expected = 0;
        for segment in segments(&text) {
            assert_eq!(segment.start as usize, expected);
            assert!(segment.text.len() <= HARD);
            expected += segment.text.encode_utf16().count();
        }
    }
}
