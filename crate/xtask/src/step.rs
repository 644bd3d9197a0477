//! One printed line for each step, with its seconds.

use std::time::Instant;

use crate::error::Result;

/// What a step did, for its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// Nothing had changed since the last run.
    UpToDate,
    /// It was made now.
    Made,
    /// It was made now (or looked at), and there is something to say of it.
    Says(String),
}

/// Runs a step: says that it starts, and afterwards how long it took.
pub fn step(name: &str, work: impl FnOnce() -> Result<Done>) -> Result<()> {
    let start = Instant::now();
    println!("· {name} …");
    let done = work()?;
    let seconds = start.elapsed().as_secs_f64();
    match done {
        Done::UpToDate => println!("✓ {name}: up to date, {seconds:.1} s"),
        Done::Made => println!("✓ {name}: {seconds:.1} s"),
        Done::Says(words) => println!("✓ {name}: {words}, {seconds:.1} s"),
    }
    Ok(())
}
