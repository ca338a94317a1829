// error: 9: unresolved reference 'assets'.

import dev.placet.Deletion
import dev.placet.DeletionReport
import dev.placet.Surface
import dev.placet.demo.keke.App

fun agree(deletion: Deletion): DeletionReport =
    deletion.acknowledge(App.Acknowledgements.assets, Surface.SETTINGS)
