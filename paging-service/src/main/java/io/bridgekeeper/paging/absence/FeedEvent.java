package io.bridgekeeper.paging.absence;

import io.bridgekeeper.paging.rotation.Range;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One event of a calendar, or one occurrence of an event that repeats. It is looked at and forgotten: what people write
 * into their calendars is theirs.
 *
 * @param uid         as the calendar has it
 * @param occurrence  when it would begin if nobody had moved it; empty where the event does not repeat
 * @param busy        whether it takes the person's time
 * @param outOfOffice whether the calendar itself says so
 * @param words       summary and categories
 */
record FeedEvent(String uid, String occurrence, Range range, boolean busy, boolean outOfOffice, List<String> words) {

    FeedEvent {
        words = List.copyOf(words);
    }

    Absence absence(String personId) {
        String name = String.join("\n", personId, uid, occurrence);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return new Absence(HexFormat.of().formatHex(digest), range);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
