package io.bridgekeeper.paging.calendar;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * A feed as calendar programs read it.
 *
 * <p>Written here and not by a library: the one for Java, ical4j 4.4, folds lines after so many characters, where the
 * RFC counts octets, lets control characters through, and adds zones of its own to those of the whole process. Tests
 * read what is written here with it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545">RFC 5545</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5546">RFC 5546</a>, which wants an organizer of what is published
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7986">RFC 7986</a>, which has NAME and REFRESH-INTERVAL
 */
final class FeedText {

    /** Octets of one line without its end, and of a further one with the space that it begins with. */
    private static final int LONGEST_LINE = 75;

    private static final int REPLACEMENT = 0xFFFD;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final URI organizer;
    private final StringBuilder text = new StringBuilder();

    private FeedText(URI organizer) {
        this.organizer = organizer;
    }

    /**
     * @param writtenAt of which each event says that it is as of then
     * @param organizer whom it comes from: the platform's address
     * @param refresh   how long a program should wait before it reads again; told in whole seconds
     */
    static String of(Feed feed, Instant writtenAt, URI organizer, Duration refresh) {
        FeedText written = new FeedText(organizer);
        written.calendar(feed, UTC.format(writtenAt), Duration.ofSeconds(refresh.toSeconds()));
        return written.text.toString();
    }

    /** The same for feeds that say the same, whenever they are written: 32 hexadecimal characters. */
    static String tag(Feed feed, URI organizer, Duration refresh) {
        byte[] bytes = of(feed, Instant.EPOCH, organizer, refresh).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void calendar(Feed feed, String writtenAt, Duration refresh) {
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Bridgekeeper//On call//EN");
        line("CALSCALE:GREGORIAN");
        line("METHOD:PUBLISH");
        line("NAME:" + escaped(feed.name()));
        line("X-WR-CALNAME:" + escaped(feed.name()));
        line("REFRESH-INTERVAL;VALUE=DURATION:" + refresh);
        line("X-PUBLISHED-TTL:" + refresh);
        if (feed.events().isEmpty()) {
            anything();
        }
        feed.events().forEach(event -> event(event, writtenAt));
        line("END:VCALENDAR");
    }

    /** A calendar must hold something: a zone is what shows nothing. */
    private void anything() {
        line("BEGIN:VTIMEZONE");
        line("TZID:Etc/UTC");
        line("BEGIN:STANDARD");
        line("DTSTART:19700101T000000");
        line("TZOFFSETFROM:+0000");
        line("TZOFFSETTO:+0000");
        line("END:STANDARD");
        line("END:VTIMEZONE");
    }

    private void event(Feed.Event event, String writtenAt) {
        line("BEGIN:VEVENT");
        line("UID:" + event.id());
        line("DTSTAMP:" + writtenAt);
        line("DTSTART:" + UTC.format(event.range().from()));
        line("DTEND:" + UTC.format(event.range().until()));
        line("ORGANIZER;CN=Bridgekeeper:" + organizer);
        line("SUMMARY:" + escaped(event.summary()));
        line("DESCRIPTION:" + escaped(event.description()));
        line("STATUS:CONFIRMED");
        line("TRANSP:" + (event.takes() ? "OPAQUE" : "TRANSPARENT"));
        line("END:VEVENT");
    }

    /** A line is cut between characters, never within one. */
    private void line(String content) {
        int octets = 0;
        for (int i = 0; i < content.length(); ) {
            int character = content.codePointAt(i);
            int length = octets(character);
            if (octets + length > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.appendCodePoint(character);
            octets += length;
            i += Character.charCount(character);
        }
        text.append("\r\n");
    }

    private static int octets(int character) {
        return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }

    /** A TEXT value: whatever is in it, it ends neither its line nor itself. What no text may hold is left out. */
    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder(value.length() + 16);
        value.replace("\r\n", "\n").codePoints().forEach(character -> {
            switch (character) {
                case '\\', ';', ',' -> escaped.append('\\').appendCodePoint(character);
                case '\n', '\r' -> escaped.append("\\n");
                case '\t' -> escaped.append('\t');
                default -> {
                    if (Character.getType(character) == Character.SURROGATE) {
                        escaped.appendCodePoint(REPLACEMENT);
                    } else if (!Character.isISOControl(character)) {
                        escaped.appendCodePoint(character);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
