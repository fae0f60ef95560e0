package io.bridgekeeper.access.profile;

import java.time.Instant;
import java.util.List;

/**
 * One version of the document as people see it.
 *
 * @param document as it was given; absent in lists
 */
record ProfileVersionView(
        long version, Instant madeAt, String madeBy, ProfileDifference difference, String mediaType, String document) {

    static ProfileVersionView whole(ProfileVersion version) {
        return new ProfileVersionView(
                version.number(),
                version.madeAt(),
                version.madeBy(),
                version.difference(),
                version.mediaType(),
                version.document());
    }

    static ProfileVersionView line(ProfileVersion version) {
        return new ProfileVersionView(
                version.number(), version.madeAt(), version.madeBy(), version.difference(), null, null);
    }

    /**
     * The newest first.
     *
     * @param next what to go on with as {@code before}; absent at the end
     */
    record Some(List<ProfileVersionView> versions, Long next) {}

    /**
     * What became of a document.
     *
     * @param version  absent for a dry run
     * @param stored   whether it is a new version
     * @param warnings what may be a slip, each with its place; empty where nothing is
     */
    record Put(Long version, boolean stored, ProfileDifference difference, List<Warning> warnings) {}

    /** @param path such as {@code profiles[2].eligible.rotations} */
    record Warning(String path, String message) {

        static List<Warning> of(List<Fault> doubts) {
            return doubts.stream()
                    .map(doubt -> new Warning(doubt.path(), doubt.message()))
                    .toList();
        }
    }
}
