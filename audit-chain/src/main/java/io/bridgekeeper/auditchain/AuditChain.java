package io.bridgekeeper.auditchain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The form of the chain, exactly.
 *
 * <p>An entry's text is a JSON object without white space, with these members in this order, of which {@code subject},
 * {@code system}, {@code incident} and {@code grant} are left out where there is none:
 *
 * <pre>
 * {"seq":2,"previous":"<i>64 digits</i>","at":"2026-11-23T02:30:00.000000Z","actor":"carol","action":"grant.end-asked",
 *  "subject":"alice","system":"checkout","incident":"<i>UUID</i>","grant":"<i>UUID</i>","facts":{"reason":"withdrawn"}}
 * </pre>
 *
 * <p>{@code seq} counts from 1 without a gap. {@code previous} is the hash of the entry before, sixty-four zeros for the
 * first. {@code at} is UTC with six digits of a second. Strings are written as {@link CanonicalJson} says. The hash of an
 * entry is SHA-256 over the UTF-8 bytes of its text, in lower-case hexadecimal digits.
 *
 * <p>An export has one line for each entry, ended by a line feed, and one for the head:
 *
 * <pre>
 * {"hash":"<i>64 digits</i>","entry":<i>text</i>}
 * {"head":{"seq":2,"hash":"<i>64 digits</i>"},"from":1}
 * </pre>
 *
 * <p>So nobody has to write JSON anew to check one: what stands between {@code "entry":} and the last brace is hashed as
 * it is. Where {@code from} is beyond the head, the export has no entries.
 */
public final class AuditChain {

    /** What the first entry has for the hash of the one before. */
    public static final String GENESIS = "0".repeat(64);

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private AuditChain() {}

    /** The last entry of a chain; sequence number 0 and {@link #GENESIS} where there is none yet. */
    public record Head(long seq, String hash) {

        public static final Head NONE = new Head(0, GENESIS);
    }

    /** What is hashed. */
    public static String text(AuditEntry entry) {
        StringBuilder text = new StringBuilder("{\"seq\":")
                .append(entry.seq())
                .append(",\"previous\":\"")
                .append(entry.previous())
                .append("\",\"at\":\"")
                .append(AT.format(entry.at()))
                .append('"');
        member(text, "actor", entry.actor());
        member(text, "action", entry.action());
        member(text, "subject", entry.subject());
        member(text, "system", entry.system());
        member(text, "incident", entry.incident());
        member(text, "grant", entry.grant());
        return text.append(",\"facts\":").append(entry.facts()).append('}').toString();
    }

    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** @param hash as it was stored: where it is not that of the text, whoever checks the line finds out */
    public static String line(AuditEntry entry, String hash) {
        return "{\"hash\":\"" + hash + "\",\"entry\":" + text(entry) + "}";
    }

    /** @param from sequence number of the first entry of the export, or of the first that it would have */
    public static String headLine(Head head, long from) {
        return "{\"head\":{\"seq\":" + head.seq() + ",\"hash\":\"" + head.hash() + "\"},\"from\":" + from + "}";
    }

    private static void member(StringBuilder text, String name, String value) {
        if (value != null) {
            text.append(",\"").append(name).append("\":").append(CanonicalJson.string(value));
        }
    }
}
