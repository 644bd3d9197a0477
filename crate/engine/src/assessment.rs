//! What the engine answers.

use crate::signal::Hit;

/// How serious a message makes its conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Level {
    /// Nothing to say.
    #[default]
    None,
    /// Worth a line.
    Notice,
    /// Looks like a known trap.
    Warning,
    /// A threat or a demand, or a trap far along.
    Danger,
}

impl Level {
    /// Its id.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Notice => "notice",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }
}

/// How much of the screen a warning may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Show {
    /// Nothing is shown.
    #[default]
    None,
    /// A slim bar.
    Bar,
    /// A card with what to do.
    Card,
}

impl Show {
    /// Its id.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Bar => "bar",
            Self::Card => "card",
        }
    }
}

/// What a message makes of its conversation. `level` is [`Level::None`] for a message that adds nothing, whatever
/// came before it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Assessment {
    /// How serious the conversation is with this message.
    pub level: Level,
    /// Id of the situation it looks like.
    pub situation: Option<&'static str>,
    /// Id of the stage that this message belongs to.
    pub stage: Option<&'static str>,
    /// Id of the stage that usually comes next.
    pub next: Option<&'static str>,
    /// How much may be shown; capped for each conversation and stage.
    pub show: Show,
    /// Words of despair or self-harm: help numbers first.
    pub crisis: bool,
    /// What was found in this message, in the order of the text.
    pub hits: Vec<Hit>,
}

/// What a draft gives away, asked before it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gate {
    /// Whether to ask the teenager before the message leaves.
    pub ask: bool,
    /// Whether to hold it for a few seconds: a payment code after a threat or a demand.
    pub hold: bool,
    /// Ids of the kinds of data found; never the values.
    pub kinds: Vec<&'static str>,
}
