//! Starting other programs.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::error::{Error, Result};

/// The command line as one would type it, for messages.
pub fn line_of(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}

/// Runs a program with its output on this screen.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .map_err(|source| cannot_start(command, source))?;
    if status.success() {
        return Ok(());
    }
    Err(Error::Failed {
        command: line_of(command),
        status: status.to_string(),
        output: String::new(),
    })
}

/// Runs a program quietly and gives what it printed on standard output; on failure the error holds all it said.
pub fn output(command: &mut Command) -> Result<String> {
    let made = command
        .stdin(Stdio::null())
        .output()
        .map_err(|source| cannot_start(command, source))?;
    if made.status.success() {
        return Ok(String::from_utf8_lossy(&made.stdout).into_owned());
    }
    let said = [made.stdout, made.stderr].concat();
    Err(Error::Failed {
        command: line_of(command),
        status: made.status.to_string(),
        output: format!("\n{}", String::from_utf8_lossy(&said).trim_end()),
    })
}

/// Runs a program, shows each line of its standard output as it comes and hands it to `see`. Gives whether it succeeded.
pub fn watch(command: &mut Command, mut see: impl FnMut(&str)) -> Result<bool> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|source| cannot_start(command, source))?;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout)
            .lines()
            .map_while(std::result::Result::ok)
        {
            println!("{line}");
            see(&line);
        }
    }
    let status = child
        .wait()
        .map_err(|source| cannot_start(command, source))?;
    Ok(status.success())
}

/// Where a program is on this machine, if it is, by its name on `PATH`.
pub fn find(name: &str) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| Path::is_file(file))
}

fn cannot_start(command: &Command, source: std::io::Error) -> Error {
    Error::Start {
        program: command.get_program().to_string_lossy().into_owned(),
        source,
    }
}
