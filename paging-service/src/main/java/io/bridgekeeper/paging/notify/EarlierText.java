package io.bridgekeeper.paging.notify;

import io.bridgekeeper.paging.change.Change;
import io.bridgekeeper.paging.change.NearChanges;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What came before a problem, each in one line for whoever is woken by it. */
final class EarlierText {

    private static final int MOST_OF_A_SUMMARY = 200;

    private EarlierText() {}

    /**
     * Such as "deploy: checkout 2.4.1, by ada, 12 minutes before".
     *
     * @param summary as the teller has it
     * @param who     made it; null where it was not told
     * @param since   when the problem began
     * @param within  of that, further back a change has nothing to do with it
     */
    static Optional<String> change(
            Change.Kind kind, String summary, String who, Instant at, Instant since, Duration within) {
        if (at.isBefore(since.minus(within))) {
            return Optional.empty();
        }
        return Optional.of(kind.noun() + ": " + Shortened.toBytes(oneLine(summary), MOST_OF_A_SUMMARY, "…")
                + (who == null ? "" : ", by " + oneLine(who)) + ", " + NearChanges.when(Duration.between(at, since)));
    }

    /**
     * Such as "rollback, 3 days before".
     *
     * @param how what ended the last occurrence, in a word of the API
     */
    static String end(String how, Instant at, Instant since) {
        return how + ", " + NearChanges.when(Duration.between(at, since));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
