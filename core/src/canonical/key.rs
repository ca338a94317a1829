//! The order of keys: by the bytes that they stand for, however they are written.

use std::cmp::Ordering;

/// How two keys that are written stand to each other by the bytes that they stand for.
pub(super) fn order(one: &[u8], other: &[u8]) -> Ordering {
    if one.contains(&b'\\') || other.contains(&b'\\') { plain(one).cmp(plain(other)) } else { one.cmp(other) }
}

/// The bytes that a written text stands for.
fn plain(written: &[u8]) -> impl Iterator<Item = u8> {
    let mut rest = written.iter().copied();
    std::iter::from_fn(move || match rest.next()? {
        b'\\' => Some(match rest.next()? {
            b'b' => 8,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            // The two digits in front are zeroes.
            b'u' => rest.by_ref().take(4).fold(0, |byte, it| byte << 4 | super::digit(it).unwrap_or(0)),
            byte => byte,
        }),
        byte => Some(byte),
    })
}
