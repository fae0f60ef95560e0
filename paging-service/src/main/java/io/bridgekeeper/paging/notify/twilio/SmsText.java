package io.bridgekeeper.paging.notify.twilio;

import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.notify.NoticeBrief;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** What a text message says: at most 3 parts, or 5 where it needs characters that the alphabet of GSM does not have. */
public final class SmsText {

    static final int MOST_SEGMENTS = 3;
    static final int MOST_SEGMENTS_OF_OTHERS = 5;

    private static final int MOST_OF_A_SYSTEM = 40;
    private static final int MOST_OF_A_REASON = 60;
    private static final int MOST_OF_A_TITLE = 160;
    private static final int LEAST_OF_A_TITLE = 60;
    private static final int LEAST = 20;
    private static final int MOST_OF_A_CHANGE = 60;
    private static final int MOST_OF_AN_END = 40;
    private static final int MOST_OF_A_TEXT = 700;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private SmsText() {}

    /**
     * The title is what is cut: who answers must see how, whatever broke. What came before it gives way, rather than much
     * of the title.
     */
    static String of(NoticeBrief brief) {
        String change = line("Changed: ", brief.lastChange(), MOST_OF_A_CHANGE);
        String end = line("Last end: ", brief.lastEnd(), MOST_OF_AN_END);
        return Stream.of(change + end, change)
                .filter(before -> !before.isEmpty())
                .flatMap(before -> fitting(LEAST_OF_A_TITLE, MOST_OF_A_TITLE, most -> of(brief, before, most)).stream())
                .findFirst()
                .orElseGet(() -> longest(MOST_OF_A_TITLE, most -> of(brief, "", most)));
    }

    private static String of(NoticeBrief brief, String before, int mostOfTheTitle) {
        String code = ReplyCode.of(brief.pageId());
        String head = brief.severity() + " "
                + (brief.system() == null
                        ? "(not in the catalog)"
                        : SmsLength.cut(line(brief.system()), MOST_OF_A_SYSTEM))
                + ": ";
        String rest = "\nSince " + TIME.format(brief.since())
                + (brief.alerts() > 1 ? ", " + brief.alerts() + " alerts" : "") + ". "
                + SmsLength.cut(line(brief.reason()), MOST_OF_A_REASON)
                + before
                + "\nReply " + code + "a to accept, " + code + "d to decline\n" + brief.answerUrl();
        return head + SmsLength.cut(line(brief.title()), mostOfTheTitle) + rest;
    }

    static String of(MessageText message) {
        return longest(
                MOST_OF_A_TEXT,
                most -> line(message.subject()) + "\n" + SmsLength.cut(message.text(), most) + "\n" + message.url());
    }

    /** An answer to a reply. */
    public static String reply(String text) {
        return longest(MOST_OF_A_TEXT, most -> SmsLength.cut(text, most));
    }

    private static String longest(int most, IntFunction<String> text) {
        return fitting(LEAST, most, text).orElseGet(() -> SmsLength.plain(text.apply(LEAST)));
    }

    /** @return empty where it costs too much even with the least of what is cut */
    private static Optional<String> fitting(int least, int most, IntFunction<String> text) {
        for (int characters = most; characters >= least; characters -= 5) {
            String plain = SmsLength.plain(text.apply(characters));
            int allowed = SmsLength.isPlain(plain) ? MOST_SEGMENTS : MOST_SEGMENTS_OF_OTHERS;
            if (SmsLength.segments(plain) <= allowed) {
                return Optional.of(plain);
            }
        }
        return Optional.empty();
    }

    /** Nothing where nothing is known. */
    private static String line(String label, String fact, int most) {
        return fact == null ? "" : "\n" + label + SmsLength.shortened(line(fact), most);
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
