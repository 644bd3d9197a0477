//! Recognises what is one thing although it holds punctuation: links, e-mail addresses, handles, dotted names.

use crate::pieces::Kind;

/// Endings of domain names that make `word.ending` a link. Common ones only: a rare one is still seen with `www.`
/// or a scheme, and "ok.merci" must stay two words.
const ENDINGS: &[&str] = &[
    "com", "net", "org", "info", "biz", "io", "gg", "me", "ly", "co", "tv", "to", "cc", "app",
    "dev", "xyz", "site", "online", "shop", "store", "top", "live", "link", "click", "club", "vip",
    "icu", "eu", "fr", "be", "ch", "ca", "lu", "uk", "ie", "us", "de", "at", "it", "es", "pt",
    "nl", "ru", "cn", "tk", "ml", "cf", "example", "test", "invalid", "page", "web", "pro", "fun",
];

/// What a stretch without blanks is, if it is one thing: its kind, and how many cells belong to it.
pub(crate) fn recognise(chunk: &[char]) -> Option<(Kind, usize)> {
    let length = trimmed(chunk);
    let chunk = chunk.get(..length)?;
    if is_link(chunk) {
        return Some((Kind::Link, length));
    }
    if let Some(at) = chunk.iter().position(|c| *c == '@') {
        let (name, host) = (chunk.get(..at)?, chunk.get(at + 1..)?);
        if !name.is_empty() && name.iter().all(|c| is_name(*c)) && is_domain(host) {
            return Some((Kind::Email, length));
        }
        if name.is_empty() && host.len() >= 2 && host.iter().all(|c| is_name(*c)) {
            return Some((Kind::Handle, length));
        }
        return None;
    }
    let inner = chunk.get(1..length.saturating_sub(1)).unwrap_or_default();
    let has_letter = chunk.iter().any(|c| c.is_alphabetic());
    if has_letter && inner.contains(&'_') && chunk.iter().all(|c| is_name(*c)) {
        return Some((Kind::Handle, length));
    }
    if has_letter && inner.contains(&'.') && chunk.iter().all(|c| c.is_alphanumeric() || *c == '.')
    {
        let labels: Vec<&[char]> = chunk.split(|c| *c == '.').collect();
        if labels.iter().all(|label| label.len() >= 2) {
            return Some((Kind::Dotted, length));
        }
    }
    None
}

/// Length without the punctuation that ends a sentence or closes a bracket after a link.
fn trimmed(chunk: &[char]) -> usize {
    chunk
        .iter()
        .rposition(|c| {
            !matches!(
                c,
                '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '»' | '"' | '\'' | '…'
            )
        })
        .map_or(0, |at| at + 1)
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '+')
}

fn starts_with(chunk: &[char], head: &str) -> bool {
    head.chars().zip(chunk.iter()).all(|(a, b)| a == *b) && chunk.len() >= head.len()
}

fn is_link(chunk: &[char]) -> bool {
    let scheme = ["http://", "https://", "www.", "hxxp://", "hxxps://"];
    if scheme
        .iter()
        .any(|head| starts_with(chunk, head) && chunk.len() > head.len() + 1)
    {
        return true;
    }
    let host = chunk
        .split(|c| matches!(c, '/' | '?' | '#' | ':'))
        .next()
        .unwrap_or_default();
    is_domain(host)
}

/// A host name with a known ending and a first label of two characters or more.
fn is_domain(host: &[char]) -> bool {
    let labels: Vec<&[char]> = host.split(|c| *c == '.').collect();
    let (Some(first), Some(last)) = (labels.first(), labels.last()) else {
        return false;
    };
    let ending: String = last.iter().collect();
    labels.len() >= 2
        && first.len() >= 2
        && ENDINGS.contains(&ending.as_str())
        && labels.iter().all(|label| {
            !label.is_empty() && label.iter().all(|c| c.is_alphanumeric() || *c == '-')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Option<Kind> {
        recognise(&text.chars().collect::<Vec<_>>()).map(|(kind, _)| kind)
    }

    #[test]
    fn recognises_links_addresses_and_handles() {
        assert_eq!(kind("vote-danse.example.com"), Some(Kind::Link));
        assert_eq!(kind("https://x.y/z?a=b"), Some(Kind::Link));
        assert_eq!(kind("lea.m@mail.example.com"), Some(Kind::Email));
        assert_eq!(kind("@zk_nova"), Some(Kind::Handle));
        assert_eq!(kind("zk_nova"), Some(Kind::Handle));
        assert_eq!(kind("nina.nova08"), Some(Kind::Dotted));
    }

    #[test]
    fn leaves_words_and_amounts_alone() {
        for text in ["bonjour", "0.004", "m.e.r.d.e", "...", "18:30", "ok."] {
            assert_eq!(kind(text), None, "{text}");
        }
    }

    #[test]
    fn a_link_ends_before_the_full_stop() {
        let text: Vec<char> = "site.example.com.".chars().collect();
        assert_eq!(recognise(&text), Some((Kind::Link, 16)));
    }
}
