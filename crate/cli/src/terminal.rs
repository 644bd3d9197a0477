//! Text of others on one's own terminal.

/// One line of at most `width` characters. Control and direction characters become `·`: a message must not be able to
/// move the cursor, hide itself or run anything.
pub fn one_line(text: &str, width: usize) -> String {
    let mut line: String = text.chars().take(width).map(shown).collect();
    if text.chars().nth(width).is_some() {
        line.pop();
        line.push('…');
    }
    line
}

fn shown(c: char) -> char {
    match c {
        '\n' | '\t' => ' ',
        c if c.is_control() => '·',
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => '·',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_cannot_send_commands_to_the_terminal() {
        assert_eq!(one_line("a\u{1b}[2Jb\u{202e}c\nd", 20), "a·[2Jb·c d");
    }

    #[test]
    fn a_long_message_is_cut_with_a_sign() {
        assert_eq!(one_line("éèàù", 4), "éèàù");
        assert_eq!(one_line("éèàùo", 4), "éèà…");
    }
}
