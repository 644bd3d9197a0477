//! A language is a folder of data: none is named in code.

use std::path::Path;

use vigie_lexicon::{compile, emit, load};

const INVENTED: &str = "tests/invented";

#[test]
fn reads_any_folder_as_a_language() {
    let lexicon = load(Path::new(INVENTED)).unwrap();
    let languages: Vec<&str> = lexicon
        .phrases
        .iter()
        .map(|phrase| phrase.language.as_str())
        .collect();
    assert_eq!(languages, ["aa", "zz"]);
    let compiled = compile(&lexicon).unwrap();
    for word in ["salu", "zalu", "zali", "chatter"] {
        assert!(
            compiled.source.words.iter().any(|known| known == word),
            "{word}"
        );
    }
    assert_eq!(
        compiled
            .source
            .spellings
            .iter()
            .map(|(word, _)| word.as_str())
            .collect::<Vec<_>>(),
        ["zl"]
    );
}

#[test]
fn keeps_the_negations_of_languages_apart() {
    let lexicon = load(Path::new(INVENTED)).unwrap();
    let compiled = compile(&lexicon).unwrap();
    let tables = emit(&lexicon, &compiled, &[], false);
    // "nok" denies what precedes it in zz alone, "nul" what follows it in both.
    for (word, denies) in [("nok", "0, 2"), ("nul", "3, 0")] {
        let known = &compiled.source.words;
        let number = known.iter().position(|known| known == word).unwrap();
        assert!(
            tables.contains(&format!("({number}, {denies})")),
            "{tables}"
        );
    }
    // Nothing shared, then one phrase of aa, then one of zz.
    assert!(
        tables.contains("static LANGUAGES: [(usize, u16); 3] = [(0, 65535), (1, 1), (2, 2)];"),
        "{tables}"
    );
}
