// The answers that a session keeps, and how the one to a question is found without a lock; it decides nothing.

internal import CPlacet

/// What was allowed in a session. It lets go of nothing for as long as there is the session: whoever asks holds that, so no
/// question looks at what is gone.
///
/// A use is looked for by the bytes of its text as a *value*, which are the letters of a short text and say of a long one
/// where its letters are: no letter is read. The same text from elsewhere in memory is another value, and is found behind the
/// lock; from then on that value is known too.
final class KeptAnswers: @unchecked Sendable {
    // INVARIANT: a slot is written once, with `held` locked and its first word last; whoever sees that sees the rest, and
    // reads it without the lock. What a slot points to, cell and letters, is in `held` until this goes away, and a text that is
    // held is not changed where it is.
    private let slots = UnsafeMutablePointer<Slot>.allocate(capacity: Slot.count)
    private let held = Locked(Held())

    init() { slots.initialize(repeating: Slot(), count: Slot.count) }

    deinit { slots.deallocate() }

    /// The answer at hand for a use, where nothing else is in the way: the first place to look, which nearly always has it.
    /// It is worth something while this object is held. Waits for nobody, and allocates nothing.
    @inline(__always)
    func firstAtHand(_ use: UseRef) -> AnswerAtHand? {
        let value = Value(use)
        let slot = slots + value.index
        return slot.isOf(value) ? AnswerAtHand(slot: slot) : nil
    }

    /// The same, wherever it is.
    func atHand(_ use: UseRef) -> AnswerAtHand? {
        let value = Value(use)
        var slot = slots + value.index
        while !slot.isEmpty {
            if slot.isOf(value) { return AnswerAtHand(slot: slot) }
            slot = next(slot)
        }
        return nil
    }

    /// What is kept for a use, which is at hand from now on, if there is room.
    func find(_ use: UseRef) -> KeptAnswer? {
        held.withLock { held -> KeptAnswer? in
            guard let answer = held.answers[use] else { return nil }
            put(answer, for: use, in: &held)
            return answer
        }
    }

    /// The same of what is at hand.
    func find(_ atHand: AnswerAtHand) -> KeptAnswer? {
        held.withLock { $0.answers.values.first { $0.address == atHand.slot.pointee.cell } }
    }

    /// From the next question on it is kept. The first one stays.
    func keep(_ answer: KeptAnswer, for use: UseRef) {
        held.withLock { held in
            if held.answers[use] != nil { return }
            held.answers[use] = answer
            put(answer, for: use, in: &held)
        }
    }

    private func put(_ answer: KeptAnswer, for use: UseRef, in held: inout Held) {
        let (value, count) = (Value(use), held.texts[use]?.count ?? 0)
        // A text that is made anew for each question does not take the room of the others.
        if !value.isKnown || held.filled == Slot.most || count == Slot.mostOfOneText { return }
        var slot = slots + value.index
        while !slot.isEmpty {
            if slot.isOf(value) { return }
            slot = next(slot)
        }
        held.texts[use, default: []].append(use)
        held.filled += 1
        slot.fill(value, answer)
    }

    private func next(_ slot: UnsafeMutablePointer<Slot>) -> UnsafeMutablePointer<Slot> {
        slots + (slot - slots + 1) % Slot.count
    }
}

/// An answer that is found, and may stand or not.
struct AnswerAtHand {
    fileprivate let slot: UnsafeMutablePointer<Slot>

    /// Whether it still stands; else the rules are to be asked. Waits for nobody, and allocates nothing.
    @inline(__always)
    var stands: Bool { placet_cell_is_kept(slot.pointee.cell) }

    /// The answer.
    @inline(__always)
    var answer: Allowance { slot.pointee.answer.unsafelyUnwrapped }
}

/// What is behind the lock.
private struct Held {
    var answers: [UseRef: KeptAnswer] = [:]
    /// The texts whose values are in slots, each as often as it has values.
    var texts: [UseRef: [UseRef]] = [:]
    var filled = 0
}

/// What is read without the lock: memory of which nothing is counted.
private struct Slot {
    static let count = 64
    /// So many are filled, that every search ends soon at an empty one.
    static let most = 48
    static let mostOfOneText = 4

    /// A text's value: its first word is never zero, and is written last.
    var first: UInt64 = 0
    var second: UInt64 = 0
    /// The address of a cell.
    var cell: UInt64 = 0
    var answer: Allowance?
}

extension UnsafeMutablePointer<Slot> {
    /// What says that the rest is there.
    private var first: UnsafeMutablePointer<UInt64> {
        UnsafeMutableRawPointer(self).assumingMemoryBound(to: UInt64.self)
    }

    fileprivate var isEmpty: Bool { placet_word_read(first) == 0 }

    @inline(__always)
    fileprivate func isOf(_ value: Value) -> Bool {
        placet_word_read(first) == value.first && pointee.second == value.second
    }

    fileprivate func fill(_ value: Value, _ answer: KeptAnswer) {
        pointee.second = value.second
        pointee.cell = answer.address
        pointee.answer = answer.answer
        placet_word_write(first, value.first)
    }
}

/// The bytes of a text as a value. Where two have the same bytes they are the same text, while one of them is held.
private struct Value {
    let first: UInt64
    let second: UInt64

    @inline(__always)
    init(_ use: UseRef) {
        // Where texts have another size, none is at hand.
        (first, second) =
            MemoryLayout<String>.size == MemoryLayout<(UInt64, UInt64)>.size
            ? unsafeBitCast(use.value, to: (UInt64, UInt64).self) : (0, 1)
    }

    /// Whether a slot can be of it: an empty one begins with zero.
    var isKnown: Bool { first != 0 }

    /// Where it is looked for first.
    @inline(__always)
    var index: Int {
        // The golden ratio spreads what differs in few bits; of the product six bits count the slots.
        Int(truncatingIfNeeded: ((first ^ second) &* 0x9E37_79B9_7F4A_7C15) >> 58)
    }
}
