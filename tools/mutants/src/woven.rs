
#[doc(hidden)]
pub mod woven {
    use std::io::Write as _;
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicBool, Ordering};

    const MOST: usize = 16_384;
    static SEEN: [AtomicBool; MOST] = [const { AtomicBool::new(false) }; MOST];
    static CHOSEN: OnceLock<usize> = OnceLock::new();
    static REACHED: OnceLock<Option<String>> = OnceLock::new();

    /// Whether this change is the one that `PLACET_MUTANT` names. With a file in `PLACET_MUTANTS_REACHED` none is, and
    /// the number of each that is asked for is written there once.
    pub fn on(number: usize) -> bool {
        let chosen = *CHOSEN.get_or_init(|| {
            std::env::var("PLACET_MUTANT").ok().and_then(|it| it.parse().ok()).unwrap_or(usize::MAX)
        });
        if chosen != usize::MAX {
            return chosen == number;
        }
        if let Some(file) = REACHED.get_or_init(|| std::env::var("PLACET_MUTANTS_REACHED").ok())
            && !SEEN[number].swap(true, Ordering::Relaxed)
            && let Ok(mut file) = std::fs::OpenOptions::new().append(true).create(true).open(file)
        {
            let _ = file.write_all(format!("{number}\n").as_bytes());
        }
        false
    }

    /// One of two iterators, so that a function whose type has no name can give either.
    pub enum OneOf<A, B> {
        This(A),
        That(B),
    }

    impl<A: Iterator, B: Iterator<Item = A::Item>> Iterator for OneOf<A, B> {
        type Item = A::Item;
        fn next(&mut self) -> Option<A::Item> {
            match self {
                Self::This(it) => it.next(),
                Self::That(it) => it.next(),
            }
        }
    }

    /// The same iterator, and that it is one over `T`.
    pub fn of<T, I: Iterator<Item = T>>(it: I) -> I {
        it
    }
}
