//! The learned part: hears in a message what no phrase names.
//!
//! Phrases recognise what somebody thought of; an implied threat has as many wordings as there are people. So a linear
//! model over words, pairs of words and pieces of words, trained by `cargo xtask train` on invented messages alone, says
//! what a message *sounds like*, and which words made it sound so. It only adds evidence to the signals that phrases
//! give; the engine never alarms by it alone.
//!
//! ```
//! let mut heard = Vec::new();
//! let words = vigie_learned::Words::of("hello, how was school?");
//! vigie_learned::listen(&words, vigie_learned::Side::Them, &mut heard);
//! assert!(heard.is_empty());
//! ```
#![allow(
    clippy::cast_precision_loss,
    reason = "scores are small sums of small steps; their last bits do not matter"
)]

mod classes;
mod features;
mod listen;
mod weights;

pub use classes::{CLASSES, Class, Side};
pub use features::{Feature, Words};
pub use listen::{Heard, listen, scale};
pub use weights::{HASH_BITS, Layout, WeightsError, pack};
