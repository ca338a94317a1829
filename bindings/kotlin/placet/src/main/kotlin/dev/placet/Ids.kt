// Ids as types of their own, so that one kind is never passed for another. What is a well-formed id is decided in the
// engine: a bad one surfaces as PlacetException.InvalidArgument, or as a denial where the gate is asked.

package dev.placet

/** An id of one kind; two are equal when their kind and text are. */
public sealed class Id(
    /** The id as the manifest writes it. */
    public val value: String,
) {
    final override fun equals(other: Any?): Boolean =
        this === other || (other is Id && other.javaClass == javaClass && other.value == value)

    final override fun hashCode(): Int = value.hashCode()

    final override fun toString(): String = value
}

/** A document that a person is shown: privacy policy, terms, guardian notice. */
public class DocumentId(
    value: String,
) : Id(value)

/** A purpose of processing, whichever kind of consent opens it: a [PurposeId] or a [SeparatePurposeId]. */
public sealed interface Purpose {
    /** The purpose's id as the manifest writes it. */
    public val value: String
}

/** A purpose whose consent may be granted together with others. */
public class PurposeId(
    value: String,
) : Id(value),
    Purpose

/** A purpose that needs a consent of its own (PIPL 14, 29): only [Consents.grantSeparately] grants it. */
public class SeparatePurposeId(
    value: String,
) : Id(value),
    Purpose

/** A fact about a subject that the app establishes, such as a verified real name. */
public class FactId(
    value: String,
) : Id(value)

/** A kind of personal information. */
public class DataId(
    value: String,
) : Id(value)

/** A permission of the system, or one that only Placet keeps. */
public class PermissionId(
    value: String,
) : Id(value)

/** A feature of the app: what a person does. Generated features implement it and carry their uses. */
public interface Feature {
    /** The feature's id. */
    public val id: FeatureId
}

/** A feature by its id alone. */
public class FeatureId(
    value: String,
) : Id(value),
    Feature {
    override val id: FeatureId get() = this
}

/** A use of data with the feature it hangs off, written `feature.use`: what the gate is asked about. */
public class UseRef(
    value: String,
) : Id(value)

/** A subject by its random reference, which says nothing of the person. */
public class SubjectRef(
    value: String,
) : Id(value)

/** A recipient of data. */
public class RecipientId(
    value: String,
) : Id(value)

/** A switch over several purposes, as the app's settings show it. */
public class SwitchId(
    value: String,
) : Id(value)

/** What must hold before a deletion is submitted. */
public class PreconditionId(
    value: String,
) : Id(value)

/** A text on a deletion that the person acknowledges. */
public class AcknowledgementId(
    value: String,
) : Id(value)

/** What the person chooses on a deletion. */
public class ChoiceId(
    value: String,
) : Id(value)

/** Why a deletion is suspended or refused. */
public class GroundId(
    value: String,
) : Id(value)

/** A rule that wants data kept. */
public class RetentionId(
    value: String,
) : Id(value)

/** A task of a deletion, written `data.voice`, `choice.uploads`, `recipient.agora`, `backups`, `logs`, `local`. */
public class TaskId(
    value: String,
) : Id(value)

/** Something owed, written `ended.0`, `request.ID`, `deletion.local`, `retention.DATA.MILLIS`. */
public class ObligationId(
    value: String,
) : Id(value)

/** A request about rights, as the person and the operator name it: ten letters and digits. */
public class RequestId(
    value: String,
) : Id(value)

/** A prompt, as the app names it in its evidence. */
public class PromptId(
    value: String,
) : Id(value)

/** A SHA-256, written as 64 lower-case hexadecimal digits. */
public class Hash(
    value: String,
) : Id(value)
