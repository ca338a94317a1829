// error: type 'App.Acknowledgements' has no member 'assets'

import Placet

func agree(_ deletion: Deletion) throws -> DeletionReport {
    try deletion.acknowledge(App.Acknowledgements.assets, on: .settings)
}
