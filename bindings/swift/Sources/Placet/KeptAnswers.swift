// The answers that a session keeps, and how the one to a question is found without a lock; it decides nothing.

internal import CPlacet
internal import PlacetFFI

/// What was allowed in a session. It lets go of nothing for as long as there is the session: whoever asks holds that, so no
/// question looks at what is gone.
///
/// A use is looked for by the bytes of its text as a *value*, which are the letters of a short text and say of a long one where
/// its letters are: no letter is read or counted. The same text from elsewhere in memory is another value, and is found behind
/// the lock; from then on its value is known too.
final class KeptAnswers: @unchecked Sendable {
    // INVARIANT: a slot is written once, with `all` locked and its cell last; whoever sees its cell sees the rest, and reads it
    // without the lock. What a slot points to, cell and letters, is held by `all` until this goes away, and a text that is
    // held is not changed where it is.
    private let slots = UnsafeMutablePointer<Slot>.allocate(capacity: Slot.count)
    private let all = Locked(All())

    init() { slots.initialize(repeating: Slot(), count: Slot.count) }

    deinit { slots.deallocate() }

    /// The answer for a use, where it is at hand and stands. Waits for nobody, and allocates nothing.
    @inline(__always)
    func atHand(_ use: UseRef) -> Allowance? {
        let value = Value(of: use)
        var slot = value.slot
        while true {
            let address = placet_word_read(cell(in: slot))
            if address == 0 { return nil }
            if slots[slot].value == value {
                return withExtendedLifetime(self) { placet_cell_is_kept(address) } ? slots[slot].answer : nil
            }
            slot = (slot + 1) % Slot.count
        }
    }

    /// What is kept for a use, whether it stands or not.
    func find(_ use: UseRef) -> KeptAnswer? {
        all.withLock { all in
            guard let kept = all.answers[use] else { return nil }
            put(kept, for: use, in: &all)
            return kept
        }
    }

    /// From the next question on it is kept. The first one stays.
    func keep(_ answer: KeptAnswer, for use: UseRef) {
        all.withLock { all in
            if all.answers[use] != nil { return }
            all.answers[use] = answer
            put(answer, for: use, in: &all)
        }
    }

    /// Has it at hand, unless it is, or there is no room.
    private func put(_ kept: KeptAnswer, for use: UseRef, in all: inout All) {
        let value = Value(of: use)
        var slot = value.slot
        while slots[slot].cell != 0 {
            if slots[slot].value == value { return }
            slot = (slot + 1) % Slot.count
        }
        // Texts that are made anew for each question do not take the room of the others.
        let sameText = all.texts.lazy.filter { $0 == use }.count
        if all.texts.count == Slot.most || sameText == Slot.mostOfOneText { return }
        all.texts.append(use)
        slots[slot].value = value
        slots[slot].answer = kept.answer
        placet_word_write(cell(in: slot), kept.address)
    }

    /// The word of a slot that says whether the rest is there: its first.
    private func cell(in slot: Int) -> UnsafeMutablePointer<UInt64> {
        UnsafeMutableRawPointer(slots + slot).assumingMemoryBound(to: UInt64.self)
    }
}

/// What is held behind the lock.
private struct All {
    var answers: [UseRef: KeptAnswer] = [:]
    /// The texts whose values are in slots.
    var texts: [UseRef] = []
}

/// Of memory that is counted by nobody: to read one is to read four words.
private struct Slot {
    static let count = 64
    /// So many are written, that those without anything end every search soon.
    static let most = 48
    static let mostOfOneText = 4

    /// The address of the cell; zero where there is nothing.
    var cell: UInt64 = 0
    var value = Value()
    var answer: Allowance?
}

/// The bytes that a text is as a value. Two values with the same bytes are one text, as long as one of them is held.
private struct Value: Equatable {
    private var bytes: (UInt64, UInt64) = (0, 0)

    init() {}

    init(of use: UseRef) {
        withUnsafeMutableBytes(of: &bytes) { bytes in
            withUnsafeBytes(of: use.value) { bytes.copyMemory(from: $0) }
        }
    }

    /// Where it is looked for first.
    var slot: Int {
        // The golden ratio spreads what differs in few bits; the highest six bits count the slots.
        Int(truncatingIfNeeded: ((bytes.0 ^ bytes.1) &* 0x9E37_79B9_7F4A_7C15) >> 58)
    }

    static func == (one: Self, other: Self) -> Bool { one.bytes == other.bytes }
}
