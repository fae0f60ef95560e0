package io.bridgekeeper.paging.oncall;

import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Shift;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Stands for who is on call over a range, so that whoever changes that can say what they saw.
 *
 * <p>Where the range begins and ends is not in it: a preview of "from now" and the change itself are moments apart.
 */
final class ScheduleTag {

    private static final int HEX_DIGITS = 32;

    private ScheduleTag() {}

    /** @return an entity tag, in its quotation marks */
    static String of(FinalSchedule schedule, Range range) {
        String text = schedule.over(range).stream()
                .map(shift -> line(shift, range))
                .sorted()
                .distinct()
                .collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** @param ifMatch value of the header: {@code *}, or entity tags with commas between them */
    static boolean matches(String ifMatch, String tag) {
        return ifMatch.strip().equals("*")
                || Arrays.stream(ifMatch.split(",")).map(String::strip).anyMatch(tag::equals);
    }

    private static String line(Shift shift, Range range) {
        String from = shift.range().from().equals(range.from())
                ? ""
                : shift.range().from().toString();
        String until = shift.range().until().equals(range.until())
                ? ""
                : shift.range().until().toString();
        return String.join(" ", shift.role().name(), shift.personId(), from, until);
    }
}
