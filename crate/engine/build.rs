//! Compiles lexicon and situations into the tables that the engine is built with. A mistake in a data file stops the
//! build with file, line and reason.

use std::path::Path;
use std::process::ExitCode;

use vigie_lexicon::{LexiconError, compile, emit, load, situation};

fn main() -> ExitCode {
    match tables() {
        Ok(Tables { source, phrases }) => {
            let Some(target) = std::env::var_os("OUT_DIR") else {
                return ExitCode::FAILURE;
            };
            let target = Path::new(&target);
            match std::fs::write(target.join("tables.rs"), source)
                .and_then(|()| std::fs::write(target.join("phrases.bin"), phrases))
            {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => fail(&error.to_string()),
            }
        }
        Err(error) => fail(&error.to_string()),
    }
}

fn fail(reason: &str) -> ExitCode {
    println!("cargo::error={reason}");
    ExitCode::FAILURE
}

struct Tables {
    source: String,
    phrases: Vec<u8>,
}

fn tables() -> Result<Tables, LexiconError> {
    println!("cargo::rerun-if-changed=lexicon");
    println!("cargo::rerun-if-changed=situations");
    let lexicon = load(Path::new("lexicon"))?;
    let (situations, _) = situation::load(Path::new("situations"), &lexicon.signals)?;
    let compiled = compile(&lexicon)?;
    let sources = std::env::var_os("CARGO_FEATURE_SOURCES").is_some();
    Ok(Tables {
        source: emit(&lexicon, &compiled, &situations, sources),
        phrases: compiled.packed,
    })
}
