//! Vigie on the command line: reads conversations, measures the engine, checks its lexicon, explains a verdict.
//!
//! Exit codes: 0 all well, 1 the work could not be done or `lint` found a failure, 2 some input was broken and
//! the rest was done (or the command line itself was wrong).

mod check;
mod error;
mod eval;
mod explain;
mod input;
mod lint;
mod play;
mod table;
mod terminal;

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use vigie_cli::{conversation, format};
use vigie_engine::Speaker;

use error::Error;

#[derive(Parser)]
#[command(
    name = "vigie",
    version,
    about = "Reads chat conversations and tells what they turn into"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read conversations and say what each message makes of them
    #[command(
        long_about = "Read conversations and say what each message makes of them.\n\nTakes conversation JSONL, \
        WhatsApp text exports, Instagram and Discord exports in JSON, or plain text with one message a line. The format \
        is recognised by its content."
    )]
    Check {
        /// Files to read; `-` is standard input
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// One JSON object a line for each message instead of a table
        #[arg(long)]
        json: bool,
        /// The name, in an export, of the person to protect; without it nobody knows who wrote what
        #[arg(long, value_name = "NAME")]
        me: Option<String>,
    },
    /// Measure the engine on labelled conversations
    Eval {
        /// Conversation JSONL files; `-` is standard input
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// One JSON object instead of tables
        #[arg(long)]
        json: bool,
    },
    /// Check the lexicon: examples of each phrase, duplicates, phrases that another one covers, everyday words
    Lint {
        /// Chats, or word-frequency lists with one word a line, whose commonest words are tried besides the stop words
        texts: Vec<PathBuf>,
    },
    /// Show how one message is read and why
    Explain {
        /// The message
        text: String,
        /// Who wrote it
        #[arg(long, value_enum, default_value_t = From::Them)]
        from: From,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum From {
    Them,
    Me,
}

/// How a command ended that did its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Clean,
    /// `lint` found a failure.
    Failed,
    /// Some input was broken; it was reported and the rest was done.
    Broken,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut out = BufWriter::new(io::stdout().lock());
    let ended = run(&arguments.command, &mut out).and_then(|ending| {
        out.flush()?;
        Ok(ending)
    });
    match ended {
        Ok(Ending::Clean) => ExitCode::SUCCESS,
        Ok(Ending::Failed) => ExitCode::FAILURE,
        Ok(Ending::Broken) => ExitCode::from(2),
        // Whoever read our output has seen enough (`vigie … | head`).
        Err(Error::Write(reason)) if reason.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(error) => {
            input::report(&error);
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Command, out: &mut impl Write) -> Result<Ending, Error> {
    match command {
        Command::Check { files, json, me } => check::run(files, *json, me.as_deref(), out),
        Command::Eval { files, json } => eval::run(files, *json, out),
        Command::Lint { texts } => lint::run(texts, out),
        Command::Explain { text, from } => {
            let from = match from {
                From::Them => Speaker::Them,
                From::Me => Speaker::Me,
            };
            explain::run(text, from, out)
        }
    }
}
