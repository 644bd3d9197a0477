//! Judges messages by rustrict and by Vigie: messages as JSONL on standard input, verdicts as JSONL on standard output.
//! `cargo xtask peers` runs it.

use std::io::{self, BufRead, Write};
use std::time::{Duration, Instant};

use rustrict::CensorStr;
use serde::{Deserialize, Serialize};
use vigie_engine::{Engine, Level, Message, Speaker, Thread};

const WARM_UP: Duration = Duration::from_millis(500);

/// A message of standard input; those with one id are one conversation, in order.
#[derive(Deserialize)]
struct Line {
    id: String,
    from: String,
    text: String,
}

/// What one peer says of one message, and how long that took.
#[derive(Serialize)]
struct Verdict<'a> {
    peer: &'a str,
    id: &'a str,
    flagged: bool,
    micros: f64,
}

fn main() -> io::Result<()> {
    let lines = io::stdin()
        .lock()
        .lines()
        .map(|line| Ok(serde_json::from_str(&line?)?))
        .collect::<io::Result<Vec<Line>>>()?;
    // A message filter knows no conversation: what the teenager writes is passed over.
    let theirs: Vec<&Line> = lines.iter().filter(|line| line.from != "me").collect();
    let all: Vec<&Line> = lines.iter().collect();
    let mut out = io::stdout().lock();
    for (line, flagged, micros) in timed(&theirs, || |line: &Line| line.text.is_inappropriate()) {
        write(&mut out, "rustrict", line, flagged, micros)?;
    }
    for (line, level, micros) in timed(&all, vigie) {
        for (peer, least) in [
            ("Vigie, notice", Level::Notice),
            ("Vigie, warning", Level::Warning),
        ] {
            write(&mut out, peer, line, level >= least, micros)?;
        }
    }
    Ok(())
}

/// A judge that follows one conversation after the other.
fn vigie() -> impl FnMut(&Line) -> Level {
    let engine = Engine::new();
    let mut thread = Thread::default();
    let mut conversation = String::new();
    move |line| {
        if line.id != conversation {
            conversation.clone_from(&line.id);
            thread = Thread::default();
        }
        let message = Message {
            text: &line.text,
            from: if line.from == "me" {
                Speaker::Me
            } else {
                Speaker::Them
            },
            at: None,
        };
        engine.read(&mut thread, &message).level
    }
}

/// Judges every message with the microseconds it took, after another judge of the kind has warmed up.
fn timed<'a, V, J: FnMut(&Line) -> V>(
    lines: &[&'a Line],
    new_judge: impl Fn() -> J,
) -> Vec<(&'a Line, V, f64)> {
    let (start, mut warm) = (Instant::now(), new_judge());
    for line in lines.iter().cycle() {
        if start.elapsed() > WARM_UP {
            break;
        }
        std::hint::black_box(warm(line));
    }
    let mut judge = new_judge();
    lines
        .iter()
        .map(|line| {
            let start = Instant::now();
            let verdict = judge(line);
            (*line, verdict, start.elapsed().as_secs_f64() * 1e6)
        })
        .collect()
}

fn write(
    out: &mut impl Write,
    peer: &str,
    line: &Line,
    flagged: bool,
    micros: f64,
) -> io::Result<()> {
    let verdict = Verdict {
        peer,
        id: &line.id,
        flagged,
        micros,
    };
    serde_json::to_writer(&mut *out, &verdict)?;
    writeln!(out)
}
