import Foundation
internal import PlacetFFI

/// One thing that is wrong or doubtful in a manifest.
public struct Finding: Hashable, Sendable {
    /// The stable code.
    public let code: String
    /// How bad it is: `error`, `warning`, `note`.
    public let severity: String
    /// Where, as a JSON pointer; empty for the whole file.
    public let path: String
    /// What a developer reads: what is so, and what to write instead.
    public let detail: String
}

/// What can be said of manifests without opening one: for tests and build machines.
public enum Manifests {
    /// Everything that is wrong or doubtful in `manifest`; where its form is wrong, the first fault of form alone.
    ///
    /// An error is what opening refuses. Throws ``PlacetError``.
    public static func findings(in manifest: Data) throws(PlacetError) -> [Finding] {
        try translated { try findingsIn(manifest: manifest) }.map {
            Finding(code: $0.code, severity: $0.severity, path: $0.path, detail: $0.detail)
        }
    }

    /// `manifest` with the JSON merge patch `patch` (RFC 7396) put over it: a later version in a test.
    ///
    /// Whether the result is a manifest is for
    /// ``Placet/open(at:manifest:key:device:clock:permissions:watchInterval:logger:system:)`` to say. Throws ``PlacetError``.
    public static func merging(_ patch: Data, into manifest: Data) throws(PlacetError) -> Data {
        try translated { try mergedManifest(manifest: manifest, patch: patch) }
    }
}
