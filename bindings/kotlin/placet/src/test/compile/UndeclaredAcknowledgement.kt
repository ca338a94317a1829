// error: 9: unresolved reference 'assets' on receiver of type 'App.Acknowledgements'.

import dev.placet.Deletion
import dev.placet.DeletionReport
import dev.placet.Surface
import dev.placet.demo.keke.App

fun agree(deletion: Deletion): DeletionReport =
    deletion.acknowledge(App.Acknowledgements.assets, Surface.SETTINGS)
