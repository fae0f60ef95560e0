package io.bridgekeeper.paging.device;

import java.util.UUID;

/**
 * What a browser that was enrolled must know.
 *
 * @param secret   by which it is known from now on, told this once
 * @param verified whether it needs no code, because it was enrolled before
 * @param problem  why no code could be sent to it; null where one was, or none is needed
 */
record EnrolledView(UUID contactMethodId, String secret, boolean verified, String problem) {

    static EnrolledView of(DeviceOutcome.Enrolled enrolled) {
        return new EnrolledView(
                enrolled.methodId(),
                enrolled.secret().text(),
                enrolled.verified(),
                enrolled.problem().orElse(null));
    }

    /** Not the secret: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "EnrolledView[" + contactMethodId + "]";
    }
}
