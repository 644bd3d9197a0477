//! Writes a source as bytes: what is alike stands together, so that a general compressor makes little of it.

use crate::bytes::Writer;
use crate::sets;
use crate::sign::Labels;
use crate::source::Source;
use crate::ways;

impl Source {
    /// The source as bytes, for [`crate::Network::open`].
    ///
    /// # Errors
    /// What there is too much of.
    pub fn pack(&self) -> Result<Vec<u8>, &'static str> {
        let mut out = Writer::default();
        for count in [
            self.words.len(),
            self.spellings.len(),
            self.sets.len(),
            self.classes,
            self.guards.len(),
            self.tracks.len(),
        ] {
            out.number(count);
        }
        for (_, stream) in self.streams()? {
            out.number(stream.len());
            out.0.extend(stream);
        }
        Ok(out.0)
    }

    /// The same kind by kind, with the name of each: for whoever weighs the module.
    ///
    /// # Errors
    /// As [`Source::pack`].
    pub fn streams(&self) -> Result<[(&'static str, Vec<u8>); 13], &'static str> {
        let (prefixes, endings) = self.spelt();
        let mut standard = Writer::default();
        for (_, words) in &self.spellings {
            standard.number(words.len());
            for word in words {
                standard.pair(*word);
            }
        }
        let mut sets = sets::Writers::default();
        sets.sets(&self.sets);
        let mut ways = ways::Writers::default();
        let short = |count: usize| u16::try_from(count).map_err(|_| "there are too many words");
        ways.tracks(
            &self.tracks,
            Labels::new(short(self.words.len())?, short(self.classes)?),
        )?;
        Ok([
            ("word prefixes", prefixes.0),
            ("word endings", endings.0),
            ("spellings", standard.0),
            ("set bases", sets.bases.0),
            ("set words left out", sets.left_out.0),
            ("set sizes", sets.sizes.0),
            ("set first words", sets.firsts.0),
            ("set steps", sets.steps.0),
            ("way shapes", ways.shapes.0),
            ("way far states", ways.far.0),
            ("way gaps", ways.gaps.0),
            ("way labels", ways.labels.0),
            ("guards", self.guards().0),
        ])
    }

    /// All words, each by how many bytes it shares with the one before and by how it goes on.
    fn spelt(&self) -> (Writer, Writer) {
        let (mut prefixes, mut endings) = (Writer::default(), Writer::default());
        let mut before = "";
        let respelt = self.spellings.iter().map(|(word, _)| word);
        for word in self.words.iter().chain(respelt) {
            let same = before
                .char_indices()
                .zip(word.chars())
                .find(|((_, one), other)| one != other)
                .map_or(before.len().min(word.len()), |((at, _), _)| at);
            prefixes.number(same);
            endings.0.extend(word.bytes().skip(same).chain([b'\n']));
            before = word;
        }
        (prefixes, endings)
    }

    /// The guards of each phrase: how many, and by how much each is beyond the one before.
    fn guards(&self) -> Writer {
        let mut guards = Writer::default();
        for list in &self.guards {
            guards.number(list.len());
            let mut before = 0;
            for guard in list {
                guards.number(usize::from(guard - before));
                before = *guard;
            }
        }
        guards
    }
}
