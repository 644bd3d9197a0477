//! Numbers and words as bytes, written and read.

/// Bytes that grow.
#[derive(Debug, Default)]
pub struct Writer(pub(crate) Vec<u8>);

impl Writer {
    /// A byte.
    pub fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    /// A number that is mostly small: seven bits a byte, the low ones first.
    pub fn number(&mut self, mut value: usize) {
        loop {
            let [low, ..] = value.to_le_bytes();
            value >>= 7;
            if value == 0 {
                self.byte(low);
                return;
            }
            self.byte(low | 0x80);
        }
    }

    /// Bytes as they are.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend(bytes);
    }

    /// What was written.
    pub fn written(self) -> Vec<u8> {
        self.0
    }

    /// A number of any size, the high byte first: it says best what the low one may be.
    pub(crate) fn pair(&mut self, value: u16) {
        self.0.extend(value.to_be_bytes());
    }
}

/// Reads what a [`Writer`] wrote; `None` where nothing is left.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// From the first byte on.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// So many bytes.
    pub fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*bytes)
    }

    /// What is left.
    pub fn rest(&self) -> &'a [u8] {
        self.0
    }

    pub(crate) fn byte(&mut self) -> Option<u8> {
        let [byte] = self.bytes()?;
        Some(byte)
    }

    /// What [`Writer::number`] wrote, up to 28 bits.
    pub fn number(&mut self) -> Option<usize> {
        let mut value = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    /// A number that fits sixteen bits.
    pub(crate) fn short(&mut self) -> Option<u16> {
        u16::try_from(self.number()?).ok()
    }

    pub(crate) fn pair(&mut self) -> Option<u16> {
        Some(u16::from_be_bytes(self.bytes()?))
    }

    /// A part of so many bytes, to be read for itself.
    pub(crate) fn part(&mut self, length: usize) -> Option<Self> {
        let (head, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(Self(head))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_was_written() {
        let mut writer = Writer::default();
        let numbers = [0, 1, 127, 128, 300, 65_535, 100_000_000];
        for number in numbers {
            writer.number(number);
        }
        writer.pair(0xABCD);
        writer.byte(b'x');
        let mut reader = Reader::new(&writer.0);
        for number in numbers {
            assert_eq!(reader.number(), Some(number));
        }
        assert_eq!(reader.pair(), Some(0xABCD));
        assert_eq!((reader.byte(), reader.byte()), (Some(b'x'), None));
    }
}
