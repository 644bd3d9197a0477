//! Conversations out of any text: a line is a message, its first sign tells the speaker, a number before `|` the time.

use vigie_engine::{Message, Speaker};

/// The messages of a text: `<` the other side's, `>` the teenager's, anything else nobody's.
pub fn of(text: &str) -> impl Iterator<Item = Message<'_>> {
    text.split('\n').map(|line| {
        let (from, rest) = match (line.strip_prefix('<'), line.strip_prefix('>')) {
            (Some(rest), _) => (Speaker::Them, rest),
            (_, Some(rest)) => (Speaker::Me, rest),
            _ => (Speaker::Unknown, line),
        };
        let timed = rest
            .split_once('|')
            .and_then(|(time, text)| Some((time.parse().ok()?, text)));
        let (at, text) = timed.map_or((None, rest), |(at, text)| (Some(at), text));
        Message { text, from, at }
    })
}

/// Writes head and checksum as a stored thread has them, so that what follows is what is tried.
pub fn seal(stored: &mut [u8]) {
    if let Some((head, body)) = stored.split_first_chunk_mut::<6>() {
        let sum = body.iter().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
        });
        let [a, b, c, d] = sum.to_le_bytes();
        *head = [b'V', 1, a, b, c, d];
    }
}
