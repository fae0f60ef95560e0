package io.bridgekeeper.access.profile;

/** What became of a sound document. */
sealed interface Storing {

    /** It is a version of its own now. */
    record Stored(long number, ProfileDifference difference) implements Storing {}

    /** It is, letter by letter, the newest version. */
    record SameAsNewest(long number, ProfileDifference difference) implements Storing {}

    /** It would be a version. */
    record WouldBe(ProfileDifference difference) implements Storing {}

    /** @param newest 0 where there is none */
    record Overtaken(long newest) implements Storing {}
}
