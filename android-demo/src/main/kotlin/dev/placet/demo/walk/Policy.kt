// What a walk needs to know of a policy: its manifest, and which of its names the day goes by. What opens what is not
// here; the gate says that.

package dev.placet.demo.walk

import dev.placet.DocumentId
import dev.placet.Feature
import dev.placet.Opened
import dev.placet.RecipientId
import dev.placet.UseRef

/** One policy and the names that its day goes by, all of them written by `placet codegen`. */
internal class Policy(
    /** The word for it on the command line. */
    val word: String,
    /** The app's name. */
    val name: String,
    val manifest: ByteArray,
    /** The documents that everyone is shown. */
    val documents: List<DocumentId>,
    /** What may be entered before anything is accepted. */
    val browse: List<Feature>,
    /** What the person does and says yes to; the first is basic, and works whatever is refused. */
    val visits: List<Visit>,
    /** Where the person says no to the purpose. */
    val refused: Visit,
    /** Where the person says yes to the purpose and no to the permission. */
    val notPermitted: Visit,
    /** Where the person takes the consent back in the middle of it. */
    val withdrawn: Visit,
    /** Who would get data; no rule of this version starts one. */
    val recipients: List<RecipientId>,
)

/** A feature and what is done in it. */
internal class Visit(
    val feature: Feature,
    vararg val uses: UseRef,
    /** What opens it. */
    val by: Opened = Opened.USER_ACTION,
)
