//! Ways as bytes: where each leaves from and leads to, seen from the ways before it.

use crate::bytes::{Reader, Writer};
use crate::sign::Labels;
use crate::source::{Track, Way};

/// A track is complete in the state that its last way leads to.
const END: u8 = 255;
/// A track is complete in as many states as the number that follows says, each by how long ago it was new.
const ENDS: u8 = 254;
/// How a way leaves: from the state that the way before leads to …
const FROM_LAST: u8 = 0;
/// … or leaves from …
const FROM_SAME: u8 = 1;
/// … from the beginning …
const FROM_BEGINNING: u8 = 2;
/// … from a state that alternatives left from lately …
const FROM_RECENT: u8 = 3;
/// … or from a state by how long ago it was new: the number follows.
const FROM_FAR: u8 = FROM_RECENT + RECENT;
const FROMS: u8 = FROM_FAR + 1;
/// Where a way leads: to a new state …
const TO_NEW: u8 = 0;
/// … to the state that the way before leads to …
const TO_SAME: u8 = 1;
/// … to the same, and by the same label …
const TO_AGAIN: u8 = 2;
/// … to a state that alternatives led to lately …
const TO_RECENT: u8 = 3;
/// … or to a state by how long ago it was new.
const TO_FAR: u8 = TO_RECENT + RECENT;
const TOS: u8 = TO_FAR + 1;
/// Added where there is a gap; its length follows among the gaps.
const GAP: u8 = FROMS * TOS;
const OVER_NEGATION: u8 = 0x80;
/// How many states are remembered as recent.
const RECENT: u8 = 6;

/// States in the order in which they were last named.
#[derive(Debug, Default)]
struct Recent([u16; RECENT as usize]);

impl Recent {
    fn place(&self, state: u16) -> Option<u8> {
        let at = self.0.iter().position(|recent| *recent == state)?;
        u8::try_from(at).ok()
    }

    fn state(&self, place: u8) -> Option<u16> {
        self.0.get(usize::from(place)).copied()
    }

    /// Moves a state to the front; the one named longest ago makes room.
    fn name(&mut self, state: u16) {
        let mut carried = state;
        for slot in &mut self.0 {
            std::mem::swap(slot, &mut carried);
            if carried == state {
                break;
            }
        }
    }
}

/// What writer and reader remember alike.
#[derive(Debug, Default)]
struct Memory {
    before: Way,
    left: Recent,
    reached: Recent,
    states: u16,
}

impl Memory {
    fn new() -> Self {
        Self {
            states: 1,
            ..Self::default()
        }
    }

    fn remember(&mut self, way: Way) {
        if way.from != self.before.to {
            // One alternative ends, the next begins.
            self.left.name(way.from);
            self.reached.name(self.before.to);
        }
        self.states += u16::from(way.to == self.states);
        self.before = way;
    }
}

/// What the ways are written to.
#[derive(Debug, Default)]
pub(crate) struct Writers {
    pub(crate) shapes: Writer,
    pub(crate) far: Writer,
    pub(crate) gaps: Writer,
    pub(crate) labels: Writer,
}

impl Writers {
    /// Writes all tracks.
    ///
    /// # Errors
    /// When there are more classes than signs for them.
    pub(crate) fn tracks(
        &mut self,
        tracks: &[Track],
        mut labels: Labels,
    ) -> Result<(), &'static str> {
        let mut memory = Memory::new();
        for Track { ways, ends } in tracks {
            memory.before = Way::default();
            for way in ways {
                if self.way(*way, &memory) {
                    labels.put(&mut self.labels, way.label)?;
                }
                memory.remember(*way);
            }
            if *ends == [memory.before.to] {
                self.shapes.byte(END);
            } else {
                self.shapes.byte(ENDS);
                self.far.number(ends.len());
                for end in ends {
                    self.far.number(usize::from(memory.states - end));
                }
            }
        }
        Ok(())
    }

    /// Writes a way but for its label; tells whether that is to follow.
    fn way(&mut self, way: Way, memory: &Memory) -> bool {
        let before = memory.before;
        let from = if way.from == 0 {
            FROM_BEGINNING
        } else if way.from == before.to {
            FROM_LAST
        } else if way.from == before.from {
            FROM_SAME
        } else if let Some(place) = memory.left.place(way.from) {
            FROM_RECENT + place
        } else {
            self.far.pair(memory.states - way.from);
            FROM_FAR
        };
        let to = if way.to == memory.states {
            TO_NEW
        } else if way.to == before.to {
            if way.label == before.label {
                TO_AGAIN
            } else {
                TO_SAME
            }
        } else if let Some(place) = memory.reached.place(way.to) {
            TO_RECENT + place
        } else {
            self.far.pair(memory.states - way.to);
            TO_FAR
        };
        let mut shape = from + FROMS * to;
        if way.gap > 0 {
            shape += GAP;
            let over = if way.over_negation { OVER_NEGATION } else { 0 };
            self.gaps.byte(way.gap | over);
        }
        self.shapes.byte(shape);
        to != TO_AGAIN
    }
}

/// What the ways are read from.
pub(crate) struct Readers<'a> {
    pub(crate) shapes: Reader<'a>,
    pub(crate) far: Reader<'a>,
    pub(crate) gaps: Reader<'a>,
    pub(crate) labels: Reader<'a>,
}

/// What was read: all ways, and the states where tracks are complete, with the number of the track.
#[derive(Debug, Default)]
pub(crate) struct Ways {
    pub(crate) all: Vec<Way>,
    pub(crate) ends: Vec<(u16, u16)>,
    pub(crate) states: u16,
}

impl Readers<'_> {
    /// Reads so many tracks.
    pub(crate) fn tracks(&mut self, count: usize, mut labels: Labels) -> Option<Ways> {
        let mut read = Ways {
            all: Vec::with_capacity(count * 6),
            ends: Vec::with_capacity(count),
            states: 0,
        };
        let mut memory = Memory::new();
        for track in 0..u16::try_from(count).ok()? {
            memory.before = Way::default();
            loop {
                match self.shapes.byte()? {
                    END => {
                        read.ends.push((memory.before.to, track));
                        break;
                    }
                    ENDS => {
                        for _ in 0..self.far.number()? {
                            let end = memory.states.checked_sub(self.far.short()?)?;
                            read.ends.push((end, track));
                        }
                        break;
                    }
                    shape => {
                        let way = self.way(shape, &memory, &mut labels)?;
                        if memory.states == u16::MAX {
                            return None;
                        }
                        memory.remember(way);
                        read.all.push(way);
                    }
                }
            }
        }
        read.states = memory.states;
        Some(read)
    }

    fn way(&mut self, shape: u8, memory: &Memory, labels: &mut Labels) -> Option<Way> {
        let before = memory.before;
        let (shape, gap) = match shape.checked_sub(GAP) {
            Some(shape) => (shape, self.gaps.byte()?),
            None => (shape, 0),
        };
        let from = match shape % FROMS {
            FROM_LAST => before.to,
            FROM_SAME => before.from,
            FROM_BEGINNING => 0,
            FROM_FAR => memory.states.checked_sub(self.far.pair()?)?,
            recent => memory.left.state(recent - FROM_RECENT)?,
        };
        let to = match shape / FROMS {
            TO_NEW => memory.states,
            TO_SAME | TO_AGAIN => before.to,
            TO_FAR => memory.states.checked_sub(self.far.pair()?)?,
            recent => memory.reached.state(recent - TO_RECENT)?,
        };
        let label = if shape / FROMS == TO_AGAIN {
            before.label
        } else {
            labels.read(&mut self.labels)?
        };
        Some(Way {
            from,
            to,
            label,
            gap: gap & !OVER_NEGATION,
            over_negation: gap & OVER_NEGATION != 0,
        })
    }
}
