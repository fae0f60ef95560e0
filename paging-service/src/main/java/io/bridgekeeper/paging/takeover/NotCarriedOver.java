package io.bridgekeeper.paging.takeover;

/**
 * One thing of an export that is not in the proposal as it was.
 *
 * @param path in the export, such as {@code $.schedules[0].schedule_layers[1]}
 * @param what became of it and why, a sentence
 */
record NotCarriedOver(Kind kind, String path, String what) {

    enum Kind {
        /** It is there, but not quite as it was. */
        APPROXIMATED,
        /** It is not there. */
        DROPPED
    }
}
