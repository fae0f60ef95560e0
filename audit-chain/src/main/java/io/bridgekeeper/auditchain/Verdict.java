package io.bridgekeeper.auditchain;

import io.bridgekeeper.auditchain.AuditChain.Head;

/** What became of a check. */
public sealed interface Verdict {

    /**
     * Every line is as it was written, none is missing in between, and the last is the head.
     *
     * @param from    of the first entry, or of the first that there would be
     * @param entries how many there are
     */
    record Intact(long from, long entries, Head head) implements Verdict {}

    /**
     * @param line     of the export, from 1; one more than it has where something is missing at its end
     * @param sentence what is wrong there, and what that means
     */
    record Broken(long line, String sentence) implements Verdict {}
}
