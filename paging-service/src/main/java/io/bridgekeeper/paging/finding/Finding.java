package io.bridgekeeper.paging.finding;

import java.util.Locale;
import java.util.Optional;

/**
 * Something about owners, people or catalog that will hurt in an incident, found before there is one.
 *
 * @param systemId   of the catalog, where it is about a system
 * @param rotationId of the catalog, where it is about a rotation
 * @param personId   where it is about somebody
 * @param what       in one sentence
 * @param mend       what would end it, in one sentence
 */
record Finding(
        Kind kind,
        Optional<String> systemId,
        Optional<String> rotationId,
        Optional<String> personId,
        String what,
        String mend) {

    /** The gravest first, which is the order in which they are told. */
    enum Kind {
        /** Its incidents go to the fallback. */
        SYSTEM_WITHOUT_OWNER,
        /** Somebody who owns or is called, and whose account in Keycloak is disabled or gone. */
        OWNER_WHO_LEFT,
        /** Signals that no system's matchers let through. */
        UNMATCHED_SIGNAL,
        /** Somebody who is called, and whom nothing reaches. */
        UNREACHABLE_PERSON,
        /** Somebody who can be called for a system, and would not have its access. */
        PERSON_NOT_READY,
        /** Whom nobody could stand in for. */
        SINGLE_TRAINED_PERSON,
        /** Signals that call people of another system than the one that broke. */
        MISROUTED_SIGNAL,
        /** An incident that is said to be less bad than it was. */
        LOWERED_SEVERITY,
        /** An incident that is open, and of which no tool says anything: perhaps it is over and nobody knows. */
        SILENT_INCIDENT,
        /** A stretch of the coming days in which a rotation calls nobody. */
        NOBODY_ON_CALL,
        STALE_RUNBOOK,
        /** A calendar that is not read: absences of its person are not seen. */
        FAILING_CALENDAR,
        /** An integration whose signals lack what its sender should give: whoever is called reads less. */
        INCOMPLETE_SIGNALS,
        /** Another program that is told of nothing any more, as nothing reached it. */
        DISABLED_WEBHOOK;

        /** As it stands in the API. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Finding ofSystem(Kind kind, String systemId, String what, String mend) {
        return new Finding(kind, Optional.of(systemId), Optional.empty(), Optional.empty(), what, mend);
    }

    static Finding ofRotation(Kind kind, String rotationId, String what, String mend) {
        return new Finding(kind, Optional.empty(), Optional.of(rotationId), Optional.empty(), what, mend);
    }
}
