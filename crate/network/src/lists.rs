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
    pub fn iter(&self) -> impl Iterator<Item = &[T]> + Clone {
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

    /// The values of all lists.
    pub(crate) fn values(&self) -> &[T] {
        &self.values
    }

    /// Adds a value to the list that [`Self::close`] ends.
    pub(crate) fn push(&mut self, value: T) {
        self.values.push(value);
    }

    pub(crate) fn close(&mut self) {
        self.ends
            .push(u32::try_from(self.values.len()).unwrap_or(u32::MAX));
    }

    /// Room for `count` lists of these sizes, to be filled with [`Filling::put`].
    pub(crate) fn filling(mut sizes: Vec<u32>) -> Filling<T> {
        let mut start = 0;
        for size in &mut sizes {
            start += std::mem::replace(size, start);
        }
        Filling(Self {
            values: vec![T::default(); start as usize],
            ends: sizes,
        })
    }
}

/// Lists whose sizes are known before their values.
#[derive(Debug)]
pub(crate) struct Filling<T>(Lists<T>);

impl<T: Copy> Filling<T> {
    /// Puts a value behind those of its list.
    pub(crate) fn put(&mut self, list: u16, value: T) {
        // Each end is where its list goes on, until all are full.
        if let Some(end) = self.0.ends.get_mut(usize::from(list)) {
            if let Some(slot) = self.0.values.get_mut(*end as usize) {
                *slot = value;
            }
            *end += 1;
        }
    }

    pub(crate) fn full(self) -> Lists<T> {
        self.0
    }
}

/// Counts one more for a list.
pub(crate) fn count(sizes: &mut [u32], list: u16) {
    if let Some(size) = sizes.get_mut(usize::from(list)) {
        *size += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_lists_in_any_order() {
        let pairs = [(2, 'a'), (0, 'b'), (2, 'c')];
        let mut sizes = vec![0; 3];
        for (list, _) in pairs {
            count(&mut sizes, list);
        }
        let mut lists = Lists::filling(sizes);
        for (list, value) in pairs {
            lists.put(list, value);
        }
        let lists = lists.full();
        assert_eq!(
            lists.iter().collect::<Vec<_>>(),
            [&['b'][..], &[], &['a', 'c']]
        );
        assert_eq!(lists.get(3), &[]);
    }
}
