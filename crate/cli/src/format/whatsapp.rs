//! The text export, of `WhatsApp` in the forms of its French, English and German versions on Android and iOS:
//! `12/03/2024 à 18:05 - Lou: salut`, `[12/03/2024 18:05:33] Lou: salut`, `3/12/24, 6:05 PM - Lou: salut`,
//! `12.03.24, 18:05 - Lou: salut`.

use std::sync::LazyLock;

use regex::Regex;

use super::Document;
use crate::calendar;
use crate::conversation::{Conversation, Labels, Line, speaker_named};

/// The beginning of a message: its date as written, its time, and what follows.
struct Head<'a> {
    date: [i64; 3],
    separator: char,
    hour: i64,
    minute: i64,
    second: i64,
    half_day: bool,
    rest: &'a str,
}

/// Whether one of the first lines begins like a message.
pub fn recognises(text: &str) -> bool {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .take(20)
        .any(|line| head(line).is_some())
}

/// Reads the export. Lines without a date continue the message before; notices of the app, which nobody wrote, are
/// left out.
pub fn parse(document: &Document<'_>) -> Conversation {
    let day_first = day_comes_first(document.text);
    let mut messages: Vec<Line> = Vec::new();
    let mut in_notice = true;
    for line in document.text.lines() {
        if let Some(head) = head(line) {
            let written = head.rest.split_once(": ").or_else(|| {
                let name = head.rest.strip_suffix(':')?;
                Some((name, ""))
            });
            in_notice = written.is_none();
            if let Some((name, text)) = written {
                messages.push(Line {
                    at: head.milliseconds(day_first),
                    ..Line::new(speaker_named(bare(name), document.me), bare(text))
                });
            }
        } else if let Some(last) = messages.last_mut().filter(|_| !in_notice) {
            last.text.push('\n');
            last.text.push_str(line);
        }
    }
    for message in &mut messages {
        message.text.truncate(message.text.trim_end().len());
    }
    Conversation {
        id: document.name.to_owned(),
        messages,
        labels: Labels::default(),
    }
}

/// `12/03` and `03/12` look alike: a number over twelve tells; without one, clocks of half a day go with American
/// dates.
fn day_comes_first(text: &str) -> bool {
    let mut half_day = false;
    for head in text.lines().filter_map(head) {
        let [first, second, _] = head.date;
        if head.separator != '/' || first > 12 {
            return true;
        }
        if second > 12 {
            return false;
        }
        half_day |= head.half_day;
    }
    !half_day
}

impl Head<'_> {
    fn milliseconds(&self, day_first: bool) -> Option<i64> {
        let date = match self.date {
            [year, month, day] if year > 31 => (year, month, day),
            [day, month, year] if day_first => (year, month, day),
            [month, day, year] => (year, month, day),
        };
        let year = if date.0 < 100 { date.0 + 2000 } else { date.0 };
        calendar::milliseconds(
            (year, date.1, date.2),
            (self.hour, self.minute, self.second),
        )
    }
}

/// Date, clock and rest of a line that begins a message: all forms of the module's description.
static HEAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)^
        \[? (\d{1,4}) ([/.-]) (\d{1,2}) [/.-] (\d{1,4})
        [,\s]+ (?:à\s | um\s | at\s)?
        (\d{1,2}) [:h] (\d{2}) (?: [:h] (\d{2}) )?
        \s* (?: (?P<half>[ap]) \.? \s? m \.? | uhr )?
        (?: \]\s | \s-\s ) (?P<rest>.*) $",
    )
    .ok()
});

fn head(line: &str) -> Option<Head<'_>> {
    let found = HEAD.as_ref()?.captures(bare(line))?;
    let number = |group: usize| found.get(group)?.as_str().parse::<i64>().ok();
    let half = found.name("half").map(|half| half.as_str());
    let hour = number(5)?;
    Some(Head {
        date: [number(1)?, number(3)?, number(4)?],
        separator: found.get(2)?.as_str().chars().next()?,
        hour: match half {
            Some("a" | "A") => hour % 12,
            Some(_) => hour % 12 + 12,
            None => hour,
        },
        minute: number(6)?,
        second: number(7).unwrap_or(0),
        half_day: half.is_some(),
        rest: bare(found.name("rest")?.as_str()),
    })
}

/// Without the direction marks that the export puts before dates, names and notices.
fn bare(text: &str) -> &str {
    text.trim_start_matches(['\u{200e}', '\u{200f}', '\u{202a}', '\u{feff}'])
        .trim_end_matches(['\u{202c}', '\r'])
}

#[cfg(test)]
mod tests;
