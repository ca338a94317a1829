import Testing
@testable import Placet
