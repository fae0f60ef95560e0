package io.bridgekeeper.paging.notify.twilio;

import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.notify.NoticeBrief;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a call says: short, without an address, and every code letter by letter. */
public final class SpokenText {

    /** What can be pressed while a page is open. */
    static final String MENU =
            "Press 1 to accept. Press 2 to decline. Press 3 to hear this again. Press 9 to stop calls to this number.";

    private static final int LONGEST = 300;
    private static final int LONGEST_OF_BEFORE = 100;
    private static final Pattern URL = Pattern.compile("https?://\\S+");
    private static final Pattern CODE = Pattern.compile("\\b[A-Z2-9]{8}\\b");
    private static final Pattern SEVERITY = Pattern.compile("\\bSEV\\s?([1-5])\\b");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final String[] LETTERS = {
        "Alpha",
        "Bravo",
        "Charlie",
        "Delta",
        "Echo",
        "Foxtrot",
        "Golf",
        "Hotel",
        "India",
        "Juliett",
        "Kilo",
        "Lima",
        "Mike",
        "November",
        "Oscar",
        "Papa",
        "Quebec",
        "Romeo",
        "Sierra",
        "Tango",
        "Uniform",
        "Victor",
        "Whiskey",
        "X-ray",
        "Yankee",
        "Zulu"
    };

    private SpokenText() {}

    public static String of(NoticeBrief brief) {
        String system = brief.system() == null ? "a system that is not in the catalog" : spoken(brief.system());
        String alerts = brief.alerts() > 1 ? " " + brief.alerts() + " alerts." : "";
        return "This is Bridgekeeper. " + spoken(brief.severity()) + " on " + system + ". " + sentence(brief.title())
                + " Since " + TIME.format(brief.since()) + "." + alerts + " " + sentence(brief.reason())
                + before(brief.lastChange(), brief.lastEnd()) + " " + MENU;
    }

    /** One sentence: nobody remembers two. */
    private static String before(String change, String end) {
        String changed =
                change == null ? "" : "Changed before it: " + spoken(SmsLength.shortened(change, LONGEST_OF_BEFORE));
        String ended = end == null
                ? ""
                : (change == null ? "Last time it ended with " : "; last time it ended with ")
                        + spoken(SmsLength.shortened(end, LONGEST_OF_BEFORE));
        return changed.isEmpty() && ended.isEmpty() ? "" : " " + changed + ended + ".";
    }

    /** Said twice: nobody has a pencil ready. */
    static String of(MessageText message) {
        String once = sentence(message.subject()) + " "
                + sentence(CODE.matcher(message.text()).replaceAll(code -> spelled(code.group())));
        return "This is Bridgekeeper. " + once + " Once more. " + once + " Goodbye.";
    }

    /** In words that a voice reads well. */
    public static String spoken(String text) {
        String said = SEVERITY.matcher(URL.matcher(text).replaceAll("a link").replace("&", " and "))
                .replaceAll("Severity $1")
                .replaceAll("[\\s_|<>*#=]+", " ")
                .strip();
        return said.length() <= LONGEST
                ? said
                : said.substring(0, LONGEST).replaceAll("\\S*$", "").strip() + ", and so on";
    }

    private static String sentence(String text) {
        String said = spoken(text);
        return said.isEmpty() || ".!?".indexOf(said.charAt(said.length() - 1)) >= 0 ? said : said + ".";
    }

    /** {@code K7} is {@code K as in Kilo, 7}. */
    static String spelled(String code) {
        return code.chars()
                .mapToObj(character -> character >= 'A' && character <= 'Z'
                        ? (char) character + " as in " + LETTERS[character - 'A']
                        : Character.toString(character))
                .collect(Collectors.joining(", "));
    }
}
