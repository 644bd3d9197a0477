//! Data by its shape: numbers, addresses, codes. Kinds and places only, never kept values.

use std::sync::OnceLock;

use regex_lite::Regex;

/// Data of a recognisable shape. `start` and `end` are bytes of the text that was searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entity {
    pub(crate) kind: &'static str,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Longest text searched, in bytes: nobody types more by hand.
const LONGEST: usize = 4_096;

struct Shapes {
    digits: Regex,
    email: Regex,
    iban: Regex,
    code: Regex,
    street: [Regex; 2],
}

fn shapes() -> Option<&'static Shapes> {
    static SHAPES: OnceLock<Option<Shapes>> = OnceLock::new();
    SHAPES
        .get_or_init(|| {
            Some(Shapes {
                digits: Regex::new(r"[+(]?[0-9][0-9 ().\-/]{4,26}[0-9]").ok()?,
                email: Regex::new(r"[a-z0-9][a-z0-9._+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}").ok()?,
                iban: Regex::new(r"[a-z]{2}[0-9]{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?").ok()?,
                code: Regex::new(r"[a-z0-9]{4,5}(?:-[a-z0-9]{4,5}){2,5}").ok()?,
                street: [
                    Regex::new(
                        r"[0-9]{1,4} ?(?:bis|ter)?,? ?(?:rue|avenue|av\.?|boulevard|bd|bld|all(?:é|e)e|impasse|chemin|place|route|quai|cours|r(?:é|e)sidence|lotissement|square|cit(?:é|e)) ",
                    )
                    .ok()?,
                    Regex::new(
                        r"[0-9]{1,5} [a-z][a-z' ]{1,30} (?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|ct|crescent|way|blvd|boulevard|terrace|gardens|grove)(?:[^a-z]|$)",
                    )
                    .ok()?,
                ],
            })
        })
        .as_ref()
}

/// Finds data by its shape in a text. Nothing is searched where there is no digit and no `@`.
pub(crate) fn find(text: &str) -> Vec<Entity> {
    let mut found = Vec::new();
    if text.len() > LONGEST
        || !text
            .bytes()
            .any(|byte| byte.is_ascii_digit() || byte == b'@')
    {
        return found;
    }
    let Some(shapes) = shapes() else { return found };
    let lower = text.to_ascii_lowercase();
    let mut add = |kind: &'static str, range: std::ops::Range<usize>| {
        if !found
            .iter()
            .any(|known: &Entity| range.start < known.end && known.start < range.end)
        {
            found.push(Entity {
                kind,
                start: range.start,
                end: range.end,
            });
        }
    };
    for hit in shapes
        .iban
        .find_iter(&lower)
        .filter(|hit| is_iban(hit.as_str()))
    {
        add("iban", hit.range());
    }
    for hit in shapes.email.find_iter(&lower) {
        add("email", hit.range());
    }
    for hit in shapes
        .code
        .find_iter(&lower)
        .filter(|hit| hit.as_str().bytes().any(|byte| byte.is_ascii_digit()))
    {
        if digits_of(hit.as_str()).len() < hit.as_str().replace('-', "").len() {
            add("payment_code", hit.range());
        }
    }
    for hit in shapes.digits.find_iter(&lower) {
        if let Some(kind) = number_kind(hit.as_str()) {
            add(kind, hit.range());
        }
    }
    for hit in shapes
        .street
        .iter()
        .flat_map(|shape| shape.find_iter(&lower))
    {
        add("address", hit.range());
    }
    found
}

fn digits_of(text: &str) -> Vec<u8> {
    text.bytes()
        .filter(u8::is_ascii_digit)
        .map(|byte| byte - b'0')
        .collect()
}

/// What a run of digits is by its length and form. National forms: France, Belgium, Switzerland, Luxembourg (0 and nine
/// or ten digits), United Kingdom (07 and eleven), North America (ten, not beginning with 0 or 1, with separators, or
/// seven as 555-0100).
fn number_kind(text: &str) -> Option<&'static str> {
    let digits = digits_of(text);
    let count = digits.len();
    let separated = text
        .bytes()
        .any(|byte| matches!(byte, b' ' | b'-' | b'.' | b'('));
    let starts = |heads: &[&[u8]]| heads.iter().any(|head| digits.starts_with(head));
    if text.contains('/') {
        return None;
    }
    if text.starts_with('+') || starts(&[&[0, 0, 3], &[0, 0, 4], &[0, 0, 1]]) && count >= 11 {
        return (9..=15).contains(&count).then_some("phone");
    }
    if (13..=19).contains(&count) && passes_luhn(&digits) && !starts(&[&[0]]) {
        return Some("bank_card");
    }
    if (9..=10).contains(&count)
        && starts(&[&[0]])
        && digits.get(1).is_some_and(|digit| *digit != 0)
        || count == 11 && starts(&[&[0, 7], &[1]])
        || count == 7 && text.as_bytes().get(3) == Some(&b'-') && text.len() == 8
        || count == 10 && separated && digits.first().is_some_and(|digit| *digit >= 2)
    {
        return Some("phone");
    }
    if (10..=19).contains(&count) {
        Some("payment_code")
    } else {
        None
    }
}

/// The check digit of bank cards (ISO/IEC 7812-1, Luhn).
fn passes_luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| {
            let digit = u32::from(*digit);
            if at % 2 == 0 {
                digit
            } else {
                digit * 2 / 10 + digit * 2 % 10
            }
        })
        .sum();
    sum.is_multiple_of(10) && digits.iter().any(|digit| *digit != 0)
}

/// The check digits of an account number (ISO 13616: rearranged, modulo 97 gives 1).
fn is_iban(text: &str) -> bool {
    let plain: Vec<u8> = text
        .bytes()
        .filter(|byte| !byte.is_ascii_whitespace())
        .collect();
    if !(15..=34).contains(&plain.len()) {
        return false;
    }
    let (head, tail) = plain.split_at(4);
    tail.iter().chain(head).fold(0u32, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte - b'a') + 10) % 97,
    }) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<&'static str> {
        find(text).into_iter().map(|entity| entity.kind).collect()
    }

    #[test]
    fn finds_data_by_its_shape() {
        for (text, kind) in [
            ("mon num 06 00 00 18 40", "phone"),
            ("call +44 7700 900 123", "phone"),
            ("(555) 010-0199", "phone"),
            ("555-0163 after school", "phone"),
            ("lea@mail.example.com", "email"),
            ("FR76 3000 6000 0112 3456 7890 189", "iban"),
            ("4111 1111 1111 1111", "bank_card"),
            ("AAAA0-BBBB1-CCCC2", "payment_code"),
            ("voila 0000 1111 2222", "payment_code"),
            ("j'habite 6 allée des merles", "address"),
            ("12 Orchard Road", "address"),
        ] {
            assert_eq!(kinds(text), [kind], "{text}");
        }
    }

    #[test]
    fn leaves_everyday_numbers_alone() {
        for text in [
            "18h30",
            "150 euros",
            "le 24/11/2026",
            "page 12",
            "score 3-0",
            "2026",
            "1234",
        ] {
            assert!(kinds(text).is_empty(), "{text}: {:?}", kinds(text));
        }
    }

    #[test]
    fn an_account_number_with_a_wrong_digit_is_none() {
        assert!(!kinds("FR76 3000 6000 0112 3456 7890 188").contains(&"iban"));
    }
}
