//! Spellings of text messages, a few common ones for French and English.

use super::is_plain;
use super::letters::without_accent;

const FRENCH: [(&str, &str); 32] = [
    ("je", "j"),
    ("pas", "pa"),
    ("que", "ke"),
    ("qui", "ki"),
    ("quoi", "koi"),
    ("tout", "tt"),
    ("tous", "ts"),
    ("toute", "tte"),
    ("vous", "vs"),
    ("nous", "ns"),
    ("pour", "pr"),
    ("avec", "avc"),
    ("dans", "ds"),
    ("quand", "qd"),
    ("comment", "cmt"),
    ("pourquoi", "pk"),
    ("beaucoup", "bcp"),
    ("maintenant", "mtn"),
    ("toujours", "tjr"),
    ("jamais", "jms"),
    ("message", "msg"),
    ("moi", "moa"),
    ("toi", "toa"),
    ("rien", "rn"),
    ("c'est", "c"),
    ("t'es", "t"),
    ("problème", "pb"),
    ("aussi", "ossi"),
    ("faut", "fo"),
    ("photo", "foto"),
    ("photos", "fotos"),
    ("à", "a"),
];

const ENGLISH: [(&str, &str); 32] = [
    ("you", "u"),
    ("your", "ur"),
    ("you're", "ur"),
    ("are", "r"),
    ("please", "pls"),
    ("because", "cuz"),
    ("people", "ppl"),
    ("before", "b4"),
    ("what", "wat"),
    ("the", "da"),
    ("with", "wit"),
    ("that", "dat"),
    ("this", "dis"),
    ("know", "no"),
    ("don't", "dnt"),
    ("have", "hav"),
    ("going", "goin"),
    ("message", "msg"),
    ("picture", "pic"),
    ("pictures", "pics"),
    ("tomorrow", "tmrw"),
    ("tonight", "2nite"),
    ("everyone", "every1"),
    ("someone", "some1"),
    ("thanks", "thx"),
    ("send", "snd"),
    ("friends", "frnds"),
    ("school", "skool"),
    ("money", "mony"),
    ("just", "jst"),
    ("now", "nw"),
    ("minutes", "mins"),
];

/// The text with short spellings, without apostrophes and capitals.
pub fn spelt(text: &str, lang: &str) -> String {
    let table: &[(&str, &str)] = match lang {
        "fr" => &FRENCH,
        "en" => &ENGLISH,
        _ => &[],
    };
    text.split_inclusive(char::is_whitespace)
        .map(|word| {
            if is_plain(word) {
                short(word, table)
            } else {
                word.to_owned()
            }
        })
        .collect()
}

fn short(word: &str, table: &[(&str, &str)]) -> String {
    let lower = word.to_lowercase().replace('’', "'");
    let core = lower.trim_matches(|c: char| !c.is_alphabetic());
    let spelling = table
        .iter()
        .find(|(full, _)| *full == core || full.chars().map(without_accent).eq(core.chars()))
        .map_or_else(|| core.replace('\'', ""), |(_, short)| (*short).to_owned());
    if core.is_empty() {
        lower
    } else {
        lower.replacen(core, &spelling, 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_around_a_short_spelling_stays() {
        assert_eq!(
            spelt("C’est toi ? Pourquoi, dis…", "fr"),
            "c toa ? pk, dis…"
        );
        assert_eq!(spelt("You don't know.", "en"), "u dnt no.");
    }

    #[test]
    fn another_language_only_loses_its_apostrophes() {
        assert_eq!(spelt("l'amico", "it"), "lamico");
    }
}
