//! Makes the folding table: for each character, what it is read as, in three levels of one small trie.
//! Sources: Unicode decompositions, general categories, and the confusables of UTS #39.

// A panic here fails the build with its reason.
#![allow(clippy::expect_used)]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

/// Characters above this (private use, tags) fold to nothing or stay as they are by rule.
const LIMIT: u32 = 0x1_FC00;
const PAGE: usize = 64;

/// Letters that people use for others but that no Unicode table maps.
const BY_HAND: &[(&str, &str)] = &[
    ("ᴀʙᴄᴅᴇғɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprtuvwyz"),
    ("øłđħıŧɓɗɠɦɭɱɲɾʂʈʋƒ", "oldhitbdghlmnrstvf"),
    (
        "ƀƁƉƊƓƗƘƙƝƤƥƬƭƵƶȺȻȼȽȾɃɄɆɇɈɉɌɍɎɏ",
        "bbddgikknppttzzaccltbueejjrryy",
    ),
    ("’‘‛ʼʻ`´′＇ʹ", "''''''''''"),
    ("‐‑‒–—−﹣", "-------"),
];
const TO_TWO: &[(char, &str)] = &[
    ('œ', "oe"),
    ('æ', "ae"),
    ('ß', "ss"),
    ('þ', "th"),
    ('ð', "d"),
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let by_hand = by_hand();
    // Values: index into OUTPUTS. 0 = as it is, 1 = dropped.
    let mut outputs: Vec<String> = vec![String::new(), String::new()];
    let mut index_of: BTreeMap<String, u16> = BTreeMap::new();
    let mut plain = vec![0u16; LIMIT as usize];
    let mut alike = vec![0u16; LIMIT as usize];
    let mut intern = |text: String| -> u16 {
        *index_of.entry(text.clone()).or_insert_with(|| {
            outputs.push(text);
            u16::try_from(outputs.len() - 1).expect("fewer than 65,536 outputs")
        })
    };
    for code in 0..LIMIT {
        let Some(c) = char::from_u32(code) else {
            continue;
        };
        if is_invisible(c) {
            plain[code as usize] = 1;
            continue;
        }
        let folded = by_hand
            .get(&c)
            .cloned()
            .unwrap_or_else(|| fold(c, &by_hand));
        let same = folded.chars().eq([c]) || !(folded.is_ascii() || folds_within_its_script(code));
        if folded.is_empty() {
            plain[code as usize] = 1;
        } else if !same {
            plain[code as usize] = intern(folded.clone());
        }
        if let Some(look) = look_alike(c, &folded, &by_hand) {
            alike[code as usize] = intern(look);
        }
    }
    let mut source = String::new();
    write_outputs(&mut source, &outputs);
    write_trie(&mut source, "PLAIN", &plain);
    write_trie(&mut source, "ALIKE", &alike);
    let target = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    std::fs::write(std::path::Path::new(&target).join("table.rs"), source)
        .expect("OUT_DIR is writable");
}

fn by_hand() -> BTreeMap<char, String> {
    let mut map = BTreeMap::new();
    for (from, to) in BY_HAND {
        assert_eq!(
            from.chars().count(),
            to.chars().count(),
            "{from} and {to} differ in length"
        );
        map.extend(from.chars().zip(to.chars().map(String::from)));
    }
    map.extend(TO_TWO.iter().map(|(c, text)| (*c, (*text).to_owned())));
    // Negative circled, negative squared and regional indicator letters have no decomposition.
    for (base, letters) in [(0x1_F150, 26), (0x1_F170, 26), (0x1_F1E6, 26)] {
        for letter in 0..letters {
            let c = char::from_u32(base + letter).expect("assigned block");
            map.insert(
                c,
                char::from_u32('a' as u32 + letter)
                    .expect("a to z")
                    .to_string(),
            );
        }
    }
    map
}

/// Zero-width and bidirectional controls, variation selectors, fillers and tags: never seen by a reader.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}')
}

/// Blocks of the scripts that have case and accents; elsewhere only what becomes plain ASCII is worth a table entry.
fn folds_within_its_script(code: u32) -> bool {
    matches!(code, 0..0x600 | 0x1E00..0x2000 | 0x1_D400..0x1_D800)
}

/// Marks that ride on Latin, Greek and Cyrillic letters. Marks of other scripts carry meaning and stay.
fn is_dropped_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

fn fold(c: char, by_hand: &BTreeMap<char, String>) -> String {
    let mut out = String::new();
    for part in std::iter::once(c)
        .nfkd()
        .filter(|part| !is_dropped_mark(*part))
    {
        for lower in part.to_lowercase().filter(|lower| !is_dropped_mark(*lower)) {
            match by_hand.get(&lower) {
                Some(text) => out.push_str(text),
                None => out.push(lower),
            }
        }
    }
    // Compatibility forms of spacing accents begin with a blank that nobody typed.
    if out.starts_with(' ') && !c.is_whitespace() {
        out.trim_start().to_owned()
    } else {
        out
    }
}

/// The Latin letters that a letter of another script can be taken for, or `None`.
fn look_alike(c: char, folded: &str, by_hand: &BTreeMap<char, String>) -> Option<String> {
    if folded.is_ascii()
        || !c.is_alphabetic()
        || c.general_category() == GeneralCategory::ModifierLetter
    {
        return None;
    }
    for candidate in [folded.to_owned(), c.to_string()] {
        let skeleton: String = unicode_security::skeleton(&candidate)
            .filter(|part| !is_combining_mark(*part))
            .flat_map(|part| fold(part, by_hand).chars().collect::<Vec<_>>())
            .collect();
        if (1..=2).contains(&skeleton.len()) && skeleton.bytes().all(|b| b.is_ascii_lowercase()) {
            return Some(skeleton);
        }
    }
    None
}

fn write_outputs(source: &mut String, outputs: &[String]) {
    let blob: String = outputs.concat();
    let mut ends = Vec::with_capacity(outputs.len());
    let mut end = 0usize;
    for output in outputs {
        end += output.len();
        ends.push(end);
    }
    let _ = writeln!(
        source,
        "static BLOB: &str = {blob:?};\nstatic ENDS: [u16; {}] = {ends:?};",
        ends.len()
    );
}

fn write_trie(source: &mut String, name: &str, values: &[u16]) {
    let mut pages: Vec<&[u16]> = Vec::new();
    let mut index = Vec::new();
    for page in values.chunks(PAGE) {
        let at = pages
            .iter()
            .position(|known| *known == page)
            .unwrap_or_else(|| {
                pages.push(page);
                pages.len() - 1
            });
        index.push(u16::try_from(at).expect("fewer than 65,536 pages"));
    }
    let flat = pages.concat();
    let _ = writeln!(
        source,
        "static {name}_INDEX: [u16; {}] = {index:?};\nstatic {name}_PAGES: [u16; {}] = {flat:?};",
        index.len(),
        flat.len()
    );
}
