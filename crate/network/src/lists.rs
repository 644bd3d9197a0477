//! Many lists in one.

/// Lists by number, all values in one place.
#[derive(Debug, Clone, Default)]
pub struct Lists<T> {
    values: Vec<T>,
    /// Where each list ends.
    ends: Vec<u32>,
}

impl<T: Copy + Default> Lists<T> {
    /// The list of a number; empty where there is none.
    pub fn get(&self, at: usize) -> &[T] {
        self.values.get(self.range(at)).unwrap_or_default()
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no list.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All lists in order.
    pub fn iter(&self) -> impl Iterator<Item = &[T]> {
        (0..self.len()).map(|at| self.get(at))
    }

    /// Where the values of a list are.
    pub(crate) fn range(&self, at: usize) -> std::ops::Range<usize> {
        let place = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        at.checked_sub(1).map_or(0, place)..place(at)
    }

    /// The value at a place.
    pub(crate) fn value(&self, place: usize) -> Option<T> {
        self.values.get(place).copied()
    }

    /// How many values there are in all lists.
    pub(crate) fn total(&self) -> usize {
        self.values.len()
    }

    /// Adds a value to the list that [`Self::close`] ends.
    pub(crate) fn push(&mut self, value: T) {
        self.values.push(value);
    }

    pub(crate) fn close(&mut self) {
        self.ends
            .push(u32::try_from(self.values.len()).unwrap_or(u32::MAX));
    }

    /// Puts the values pushed since the last [`Self::close`] in order.
    pub(crate) fn sort(&mut self)
    where
        T: Ord,
    {
        let begin = self.ends.last().map_or(0, |end| *end as usize);
        if let Some(values) = self.values.get_mut(begin..) {
            values.sort_unstable();
        }
    }

    /// `count` lists from values with the number of their list, in their order.
    pub(crate) fn sorted(count: usize, pairs: &[(u16, T)]) -> Self {
        let mut ends = vec![0u32; count];
        for (at, _) in pairs {
            if let Some(size) = ends.get_mut(usize::from(*at)) {
                *size += 1;
            }
        }
        let mut start = 0;
        for end in &mut ends {
            start += std::mem::replace(end, start);
        }
        // Each end is where its list begins now, and moves on with each value put there.
        let mut values = vec![T::default(); pairs.len()];
        for (at, value) in pairs {
            if let Some(end) = ends.get_mut(usize::from(*at)) {
                if let Some(slot) = values.get_mut(*end as usize) {
                    *slot = *value;
                }
                *end += 1;
            }
        }
        Self { values, ends }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_values_into_their_lists() {
        let lists = Lists::sorted(3, &[(2, 'a'), (0, 'b'), (2, 'c')]);
        assert_eq!(
            lists.iter().collect::<Vec<_>>(),
            [&['b'][..], &[], &['a', 'c']]
        );
        assert_eq!(lists.get(3), &[]);
    }
}
