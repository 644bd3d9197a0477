//! `vigie-train [ROOT]`: writes the learned weights of the project in ROOT (here unless said otherwise).

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let root = std::env::args_os()
        .nth(1)
        .map_or_else(|| PathBuf::from("."), PathBuf::from);
    let written = vigie_train::train(&root)
        .map_err(|error| error.to_string())
        .and_then(|bytes| {
            std::fs::write(root.join("crate/learned/weights.bin"), &bytes)
                .map(|()| bytes.len())
                .map_err(|error| error.to_string())
        });
    match written {
        Ok(length) => {
            #[allow(clippy::print_stdout)]
            {
                println!("crate/learned/weights.bin: {length} bytes");
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            #[allow(clippy::print_stderr)]
            {
                eprintln!("{error}");
            }
            ExitCode::FAILURE
        }
    }
}
