// `swift run keke-console [folder]`: a day of 可可星球 in a console, over the public API alone.

import Foundation
import Placet

@main
enum KekeConsole {
    static func main() async {
        do {
            try await run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            FileHandle.standardError.write(Data("keke-console: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func run(_ arguments: [String]) async throws {
        if arguments.count == 3, arguments[0] == "--errand", let errand = Errand(rawValue: arguments[1]) {
            try await carryOut(errand, over: URL(fileURLWithPath: arguments[2]))
            return
        }
        guard arguments.count <= 1, arguments.first?.hasPrefix("-") != true else {
            throw DemoFailure("usage: keke-console [folder]")
        }
        let folder =
            arguments.first.map { URL(fileURLWithPath: $0) }
            ?? FileManager.default.temporaryDirectory.appendingPathComponent("keke-\(UUID().uuidString)")
        say("可可星球, one day. The store: \(folder.path)")
        var day = try Day(in: folder)
        try await day.run()
    }
}
