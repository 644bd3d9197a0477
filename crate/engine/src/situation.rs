//! Weighs the evidence of a conversation: which situation it looks like, how far it has come, how much to show.

use crate::assessment::{Level, Show};
use crate::tables::{Situation, situations};
use crate::thread::Thread;

/// Messages between two cards of one conversation, unless a threat, a demand or a higher level comes.
const BETWEEN_CARDS: u32 = 8;
/// The same in milliseconds, where the page tells the time.
const TIME_BETWEEN_CARDS: i64 = 30 * 60 * 1_000;

/// What a message makes of one situation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Verdict {
    pub(crate) situation: usize,
    pub(crate) stage: u8,
    pub(crate) level: Level,
    pub(crate) score: f32,
}

/// Least score that phrases alone must give for a warning, and for danger: what was learned adds to them, it never alarms
/// alone.
const SUPPORTED: [f32; 2] = [0.6, 2.0];

/// Score of a situation from all evidence of a conversation.
pub(crate) fn score(thread: &Thread, situation: &Situation) -> f32 {
    weigh(situation, |signal| thread.evidence(signal))
}

fn weigh(situation: &Situation, evidence: impl Fn(u8) -> f32) -> f32 {
    let alone: f32 = situation
        .weights
        .iter()
        .map(|weight| weight.adds * evidence(weight.signal))
        .sum();
    let together: f32 = situation
        .together
        .iter()
        .map(|together| {
            let least = together
                .groups
                .iter()
                .map(|group| {
                    group
                        .iter()
                        .map(|signal| evidence(*signal))
                        .fold(0.0f32, f32::max)
                })
                .fold(1.0f32, f32::min);
            together.adds * least
        })
        .sum();
    alone + together
}

fn level(score: f32, situation: &Situation) -> Level {
    let [notice, warning, danger] = situation.thresholds;
    if score >= danger {
        Level::Danger
    } else if score >= warning {
        Level::Warning
    } else if score >= notice {
        Level::Notice
    } else {
        Level::None
    }
}

/// The most serious situation that this message adds to. `found` holds the signals of the message with their strength.
pub(crate) fn judge(thread: &Thread, found: &[(u8, f32)]) -> Option<Verdict> {
    let mut best: Option<Verdict> = None;
    for (at, situation) in situations().iter().enumerate() {
        let Some(stage) = stage_of(situation, found) else {
            continue;
        };
        let score = score(thread, situation);
        let mut level = level(score, situation);
        if level > Level::Notice {
            let phrases = weigh(situation, |signal| thread.phrases(signal));
            let [for_warning, for_danger] = SUPPORTED;
            if phrases < for_warning {
                level = Level::Notice;
            } else if phrases < for_danger {
                level = Level::Warning;
            }
        }
        let verdict = Verdict {
            situation: at,
            stage,
            level,
            score,
        };
        let [.., danger] = situation.thresholds;
        let rank = |verdict: &Verdict, danger: f32| (verdict.level, verdict.score / danger);
        let better = best.as_ref().is_none_or(|best| {
            let other = situations()
                .get(best.situation)
                .map_or(1.0, |situation| situation.thresholds[2]);
            rank(&verdict, danger) > rank(best, other)
        });
        if better {
            best = Some(verdict);
        }
    }
    best
}

/// Weight from which a signal of a message decides its stage.
const DECIDES: f32 = 0.75;

/// The latest stage that a telling signal of the message belongs to, else that of its strongest signal; `None` when no
/// signal of it counts in this situation.
fn stage_of(situation: &Situation, found: &[(u8, f32)]) -> Option<u8> {
    let weights = || {
        situation.weights.iter().filter_map(|weight| {
            let strength = found.iter().find(|(signal, _)| *signal == weight.signal)?.1;
            Some((weight.adds * strength, weight.stage))
        })
    };
    let latest = weights()
        .filter(|(weight, _)| *weight >= DECIDES)
        .map(|(_, stage)| stage)
        .max();
    latest.or_else(|| {
        weights()
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, stage)| stage)
    })
}

/// The stage that usually comes next, past those that have come already.
pub(crate) fn next(thread: &Thread, verdict: Verdict) -> Option<&'static str> {
    let situation = situations().get(verdict.situation)?;
    let mut at = situation.stages.get(usize::from(verdict.stage))?.next?;
    for _ in 0..situation.stages.len() {
        let reached = situation
            .weights
            .iter()
            .any(|weight| weight.stage == at && thread.evidence(weight.signal) >= 0.5);
        let stage = situation.stages.get(usize::from(at))?;
        match stage.next {
            Some(after) if reached && after != at => at = after,
            _ => break,
        }
    }
    situation
        .stages
        .get(usize::from(at))
        .map(|stage| stage.name)
}

/// How much to show, and remembers it: a card for each new stage, but not one after the other; a threat, a demand or a
/// higher level always; else a bar.
pub(crate) fn show(thread: &mut Thread, verdict: Verdict, at: Option<i64>) -> Show {
    if verdict.level == Level::None {
        return Show::None;
    }
    let new_stage = !thread.was_shown(verdict.situation, verdict.stage);
    let rises = verdict.level as u8 > thread.highest;
    thread.highest = thread.highest.max(verdict.level as u8);
    if verdict.level == Level::Notice {
        return if rises || new_stage && thread.highest == Level::Notice as u8 {
            thread.set_shown(verdict.situation, verdict.stage);
            Show::Bar
        } else {
            Show::None
        };
    }
    let always = situations()
        .get(verdict.situation)
        .and_then(|situation| situation.stages.get(usize::from(verdict.stage)))
        .is_some_and(|stage| stage.always_shown);
    let rested = thread.last_card == 0
        || thread.messages.saturating_sub(thread.last_card) >= BETWEEN_CARDS
            && at.is_none_or(|at| {
                thread.last_card_at == 0
                    || at.saturating_sub(thread.last_card_at) >= TIME_BETWEEN_CARDS
            });
    if rises || new_stage && (always || rested) {
        thread.set_shown(verdict.situation, verdict.stage);
        thread.last_card = thread.messages;
        thread.last_card_at = at.unwrap_or(0);
        Show::Card
    } else {
        Show::Bar
    }
}
