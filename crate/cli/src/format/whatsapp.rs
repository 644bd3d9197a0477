//! The text export, of `WhatsApp` in the forms of its French, English and German versions on Android and iOS:
//! `12/03/2024 à 18:05 - Lou: salut`, `[12/03/2024 18:05:33] Lou: salut`, `3/12/24, 6:05 PM - Lou: salut`,
//! `12.03.24, 18:05 - Lou: salut`.

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

fn head(line: &str) -> Option<Head<'_>> {
    let line = bare(line);
    let bracketed = line.strip_prefix('[');
    let line = bracketed.unwrap_or(line);
    let (date, rest) = line.split_at_checked(line.find([' ', ',', '\u{a0}', '\u{202f}'])?)?;
    let separator = date.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, '/' | '.' | '-') {
        return None;
    }
    let numbers: Vec<i64> = date
        .split(separator)
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let date = <[i64; 3]>::try_from(numbers).ok()?;
    let (clock, rest) = if bracketed.is_some() {
        rest.split_once("] ")?
    } else {
        rest.split_once(" - ")?
    };
    let (hour, minute, second, half_day) = time_of_day(clock)?;
    Some(Head {
        date,
        separator,
        hour,
        minute,
        second,
        half_day,
        rest: bare(rest),
    })
}

/// Reads `, 18:05`, ` à 18:05:33`, `, 6:05 PM`, `, 6:05 p.m.`; the last value tells a clock of half a day.
fn time_of_day(clock: &str) -> Option<(i64, i64, i64, bool)> {
    let clock = clock.to_lowercase().replace(['\u{202f}', '\u{a0}'], " ");
    let clock = clock.trim_start_matches([',', ' ']);
    let clock = ["à ", "um ", "at "]
        .iter()
        .find_map(|word| clock.strip_prefix(word))
        .unwrap_or(clock);
    let (digits, half) = clock.split_once(' ').unwrap_or((clock, ""));
    let numbers: Vec<i64> = digits
        .split([':', 'h'])
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let (hour, minute, second) = match numbers[..] {
        [hour, minute] => (hour, minute, 0),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    let hour = match half.replace(['.', ' '], "").as_str() {
        "" | "uhr" => return Some((hour, minute, second, false)),
        "am" => hour % 12,
        "pm" => hour % 12 + 12,
        _ => return None,
    };
    Some((hour, minute, second, true))
}

/// Without the direction marks that the export puts before dates, names and notices.
fn bare(text: &str) -> &str {
    text.trim_start_matches(['\u{200e}', '\u{200f}', '\u{202a}', '\u{feff}'])
        .trim_end_matches(['\u{202c}', '\r'])
}

#[cfg(test)]
mod tests;
