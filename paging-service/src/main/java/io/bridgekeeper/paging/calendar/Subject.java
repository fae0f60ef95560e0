package io.bridgekeeper.paging.calendar;

/** Whose shifts a calendar shows. */
sealed interface Subject {

    /** Those of one person, in all rotations. */
    record Own(String personId) implements Subject {}

    /** Those of one rotation, of everybody. It may have left the catalog since: then there are none. */
    record OfRotation(String rotationId) implements Subject {}
}
