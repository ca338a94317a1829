//! How items become a map or a set. The standard library's `collect` sorts them first, and the code for that, some kilobytes,
//! is made anew for every type that is kept in one; few of ours are ever longer than a screen.

/// Puts items into a map or a set, one after the other. Of equal keys the last one's value stands, as with `collect`.
pub(crate) trait Gather: Iterator + Sized {
    fn gathered<C: Default + Extend<Self::Item>>(self) -> C {
        let mut all = C::default();
        all.extend(self);
        all
    }
}

impl<I: Iterator> Gather for I {}
