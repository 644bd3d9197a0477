//! One conversation: how much evidence of each signal there is, and what was shown. No text, no names.

use vigie_network::bytes::Reader;

use crate::signal::Signal;
use crate::tables;

/// What remains of evidence after one more message: half is gone after some forty-six …
const REMAINS: f32 = 0.985;
/// … and of what was only heard after ten: scraps of a long harmless talk must not add up.
const HEARD_REMAINS: f32 = 0.93;
/// Most evidence one signal can gather.
const MOST: f32 = 2.0;
/// First bytes of a stored thread: a mark and the version of the layout.
const HEAD: [u8; 2] = [b'V', 2];
/// Bytes of a stored thread before the evidence: head, checksum, messages, time and message of the last card,
/// last laugh, highest level, number of situations.
const FIXED: usize = 2 + 4 + 4 + 8 + 4 + 4 + 1 + 1;
const PER_SITUATION: usize = 2;
const PER_EVIDENCE: usize = 1 + 2 + 2 + 4;

/// Evidence of one signal, as it was at the message in which it was last found.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Evidence {
    signal: u8,
    /// What phrases gave.
    phrases: f32,
    /// What was learned to be heard besides.
    heard: f32,
    message: u32,
}

/// State of one conversation. Keep it with the conversation; it is small and holds no text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Thread {
    pub(crate) messages: u32,
    evidence: Vec<Evidence>,
    /// For each situation, the stages that were shown in full (bits).
    shown: Vec<u16>,
    pub(crate) last_card: u32,
    pub(crate) last_card_at: i64,
    /// Message in which the teenager last laughed, 0 for never.
    pub(crate) last_laugh: u32,
    /// Highest level so far (0 to 3).
    pub(crate) highest: u8,
}

/// Why stored bytes are no thread. Begin the conversation anew with [`Thread::default`]; nothing else is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ThreadError {
    /// Written by another version of the engine.
    #[error("the stored conversation has a layout this version does not know; begin it anew")]
    Version,
    /// Cut short, too long or changed.
    #[error("the stored conversation is damaged; begin it anew")]
    Damaged,
}

impl Thread {
    /// Evidence of a signal now, from 0 to 2.
    pub(crate) fn evidence(&self, signal: u8) -> f32 {
        let (phrases, heard) = self.remaining(signal);
        (phrases + heard).min(MOST)
    }

    /// Evidence of a signal that phrases alone give, from 0 to 2.
    pub(crate) fn phrases(&self, signal: u8) -> f32 {
        self.remaining(signal).0
    }

    /// Whether a signal was found within the last `messages` messages.
    pub(crate) fn recently(&self, name: &str, messages: u32) -> bool {
        Signal::named(name)
            .and_then(|signal| self.find(signal.0))
            .is_some_and(|evidence| self.messages.saturating_sub(evidence.message) <= messages)
    }

    fn find(&self, signal: u8) -> Option<&Evidence> {
        self.evidence
            .iter()
            .find(|evidence| evidence.signal == signal)
    }

    /// What is left of a signal's evidence now, by phrases and by ear.
    fn remaining(&self, signal: u8) -> (f32, f32) {
        let Some(evidence) = self.find(signal) else {
            return (0.0, 0.0);
        };
        let age = self.messages.saturating_sub(evidence.message);
        // Beyond this nothing worth counting remains.
        if age > 1_000 {
            return (0.0, 0.0);
        }
        let age = i32::try_from(age).unwrap_or(i32::MAX);
        (
            evidence.phrases * REMAINS.powi(age),
            evidence.heard * HEARD_REMAINS.powi(age),
        )
    }

    /// Adds evidence found in the message now read, by phrases and by ear (the strength that phrases do not explain): the
    /// more there is already, the less it adds.
    pub(crate) fn add(&mut self, signal: u8, phrases: f32, heard: f32) {
        let more = |now: f32, strength: f32| (now + (MOST - now) * 0.5 * strength).min(MOST);
        let (phrases_now, heard_now) = self.remaining(signal);
        let evidence = Evidence {
            signal,
            phrases: more(phrases_now, phrases),
            heard: more(heard_now, heard),
            message: self.messages,
        };
        match self
            .evidence
            .iter_mut()
            .find(|evidence| evidence.signal == signal)
        {
            Some(known) => *known = evidence,
            None => self.evidence.push(evidence),
        }
    }

    /// Whether a stage of a situation was shown in full.
    pub(crate) fn was_shown(&self, situation: usize, stage: u8) -> bool {
        self.shown
            .get(situation)
            .is_some_and(|stages| stages >> stage.min(15) & 1 == 1)
    }

    pub(crate) fn set_shown(&mut self, situation: usize, stage: u8) {
        if self.shown.len() <= situation {
            self.shown.resize(situation + 1, 0);
        }
        if let Some(stages) = self.shown.get_mut(situation) {
            *stages |= 1 << stage.min(15);
        }
    }

    /// The state as bytes: versioned, with a checksum, at most 2 KB.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut body = Vec::with_capacity(
            FIXED + self.shown.len() * PER_SITUATION + self.evidence.len() * PER_EVIDENCE,
        );
        body.extend(self.messages.to_le_bytes());
        body.extend(self.last_card_at.to_le_bytes());
        body.extend(self.last_card.to_le_bytes());
        body.extend(self.last_laugh.to_le_bytes());
        body.push(self.highest);
        body.push(u8::try_from(self.shown.len()).unwrap_or(u8::MAX));
        for stages in &self.shown {
            body.extend(stages.to_le_bytes());
        }
        for evidence in &self.evidence {
            body.push(evidence.signal);
            for amount in [evidence.phrases, evidence.heard] {
                // Ten-thousandths keep the same verdict after a round trip; the amount is at most 2.
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                let stored = (amount * 10_000.0).round() as u16;
                body.extend(stored.to_le_bytes());
            }
            body.extend(evidence.message.to_le_bytes());
        }
        let mut bytes = HEAD.to_vec();
        bytes.extend(checksum(&body).to_le_bytes());
        bytes.extend(body);
        bytes
    }

    /// The state from bytes; no bytes at all are a conversation that begins.
    ///
    /// # Errors
    /// [`ThreadError::Version`] for another layout, [`ThreadError::Damaged`] for anything else that
    /// [`Thread::to_bytes`] did not write.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ThreadError> {
        if bytes.is_empty() {
            return Ok(Self::default());
        }
        let mut reader = Reader::new(bytes);
        let [mark, version] = take(&mut reader)?;
        if mark != HEAD[0] {
            return Err(ThreadError::Damaged);
        }
        if version != HEAD[1] {
            return Err(ThreadError::Version);
        }
        let sum = u32::from_le_bytes(take(&mut reader)?);
        if sum != checksum(reader.rest()) {
            return Err(ThreadError::Damaged);
        }
        let mut thread = Self {
            messages: u32::from_le_bytes(take(&mut reader)?),
            last_card_at: i64::from_le_bytes(take(&mut reader)?),
            last_card: u32::from_le_bytes(take(&mut reader)?),
            last_laugh: u32::from_le_bytes(take(&mut reader)?),
            ..Self::default()
        };
        let [highest, situations] = take(&mut reader)?;
        thread.highest = highest.min(3);
        for _ in 0..situations {
            thread.shown.push(u16::from_le_bytes(take(&mut reader)?));
        }
        while !reader.rest().is_empty() {
            let [signal] = take(&mut reader)?;
            let phrases = f32::from(u16::from_le_bytes(take(&mut reader)?)) / 10_000.0;
            let heard = f32::from(u16::from_le_bytes(take(&mut reader)?)) / 10_000.0;
            let message = u32::from_le_bytes(take(&mut reader)?);
            if usize::from(signal) >= tables::signals().len()
                || phrases.max(heard) > MOST
                || thread.find(signal).is_some()
            {
                return Err(ThreadError::Damaged);
            }
            thread.evidence.push(Evidence {
                signal,
                phrases,
                heard,
                message,
            });
        }
        Ok(thread)
    }
}

fn take<const N: usize>(reader: &mut Reader<'_>) -> Result<[u8; N], ThreadError> {
    reader.bytes().ok_or(ThreadError::Damaged)
}

/// FNV-1a over the bytes: finds damage, not malice (whoever can write the store can write anything).
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> Thread {
        let mut thread = Thread {
            messages: 40,
            last_card: 12,
            last_card_at: 1_700_000_000_000,
            ..Thread::default()
        };
        for signal in 0..u8::try_from(tables::signals().len()).unwrap() {
            thread.add(signal, 1.0, 0.5);
        }
        for situation in 0..tables::situations().len() {
            thread.set_shown(situation, 3);
        }
        thread
    }

    #[test]
    fn survives_a_round_trip_within_two_kilobytes() {
        for thread in [Thread::default(), full()] {
            let bytes = thread.to_bytes();
            assert!(bytes.len() <= 2_048, "{} bytes", bytes.len());
            assert_eq!(Thread::from_bytes(&bytes), Ok(thread));
        }
        assert_eq!(Thread::from_bytes(&[]), Ok(Thread::default()));
    }

    #[test]
    fn refuses_any_changed_or_missing_byte() {
        let bytes = full().to_bytes();
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0x40;
            assert!(Thread::from_bytes(&changed).is_err(), "byte {at} changed");
            if at > 0 {
                assert!(Thread::from_bytes(&bytes[..at]).is_err(), "cut at {at}");
            }
        }
    }

    #[test]
    fn evidence_fades_and_saturates() {
        let mut thread = Thread::default();
        thread.add(0, 1.0, 0.0);
        assert!((thread.evidence(0) - 1.0).abs() < 1e-6);
        thread.messages += 46;
        assert!((thread.evidence(0) - 0.5).abs() < 0.01);
        for _ in 0..50 {
            thread.add(0, 1.5, 1.5);
        }
        assert!(thread.evidence(0) <= MOST);
    }

    #[test]
    fn what_was_only_heard_fades_sooner() {
        let mut thread = Thread::default();
        thread.add(0, 0.0, 1.0);
        assert!((thread.evidence(0) - 1.0).abs() < 1e-6);
        assert!(thread.phrases(0) < 1e-6);
        thread.messages += 10;
        assert!(thread.evidence(0) < 0.5);
    }
}
