import Foundation
import Placet
import Testing

@Suite("What is said of manifests without opening one")
struct ManifestsTests {
    @Test("A finding has its code, how bad it is, and its place")
    func findings() throws {
        let patch = Data(#"{ "data": { "spare": { "names": { "zh-CN": "Spare" }, "sensitivity": "general" } } }"#.utf8)
        let before = try Manifests.findings(in: try Example.manifest())
        let added = try Manifests.findings(in: try Manifests.merging(patch, into: try Example.manifest()))
            .filter { !before.contains($0) }
        #expect(added.map { [$0.code, $0.severity, $0.path] } == [["data_unused", "warning", "/data/spare"]])
        #expect(added.allSatisfy { !$0.detail.isEmpty })
    }

    @Test("A patch takes out what it writes as null, and what is no JSON is refused")
    func merging() throws {
        let manifest = Data(#"{ "a": 1, "b": { "c": 2 } }"#.utf8)
        let merged = try Manifests.merging(Data(#"{ "a": null }"#.utf8), into: manifest)
        #expect(String(decoding: merged, as: UTF8.self) == #"{"b":{"c":2}}"#)
        expectFailure("syntax") { try Manifests.merging(Data("{}".utf8), into: Data("{".utf8)) }
    }
}
