//! Plays a conversation to the engine, message by message.

use vigie_engine::{Assessment, Engine, Gate, Message, Speaker, Thread};

use crate::conversation::Conversation;

/// What the engine said of one message.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// Of the conversation with this message.
    pub assessment: Assessment,
    /// Of the message as a draft, before it was sent; empty for messages of others.
    pub gate: Gate,
}

impl Verdict {
    /// The kinds that the teenager would be asked about.
    pub fn asked(&self) -> &[&'static str] {
        if self.gate.ask { &self.gate.kinds } else { &[] }
    }
}

/// One verdict for each message, in order.
pub fn play(engine: Engine, conversation: &Conversation) -> Vec<Verdict> {
    let mut thread = Thread::default();
    conversation
        .messages
        .iter()
        .map(|line| {
            let gate = if line.from == Speaker::Me {
                engine.check_draft(&thread, &line.text)
            } else {
                Gate::default()
            };
            let message = Message {
                text: &line.text,
                from: line.from,
                at: line.at,
            };
            Verdict {
                assessment: engine.read(&mut thread, &message),
                gate,
            }
        })
        .collect()
}
