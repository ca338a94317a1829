// How a figure comes about, as tools/bench/src/measure.rs has it: samples of as many calls as fill some microseconds, their
// median and the samples at a twentieth from either end.

import Dispatch

struct Figure {
    let median: Double
    let low: Double
    let high: Double

    init(_ samples: [Double]) {
        let sorted = samples.sorted()
        let at = { (part: Int) in sorted[(sorted.count - 1) * part / 20] }
        (median, low, high) = (at(10), at(1), at(19))
    }
}

/// The body makes as many calls as it is told, so that nothing but the loop is between two of them.
func samples(_ body: (Int) -> Void) -> Figure {
    body(1000)
    var calls = 1
    while nanos(calls, body) < 20_000 { calls *= 2 }
    return Figure((0..<2000).map { _ in nanos(calls, body) / Double(calls) })
}

private func nanos(_ calls: Int, _ body: (Int) -> Void) -> Double {
    let start = DispatchTime.now().uptimeNanoseconds
    body(calls)
    return Double(DispatchTime.now().uptimeNanoseconds - start)
}
