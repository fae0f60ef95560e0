package io.bridgekeeper.paging.absence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which events of a calendar are absences. */
enum Matching {
    /** All of them: a calendar for absences alone. */
    ALL,
    /** Those that take the person's time. */
    BUSY,
    /** Those that take the person's time and say, by a word or a mark of their own, that the person is away. */
    WORDS;

    static final List<String> USUAL =
            List.of("out of office", "ooo", "vacation", "holiday", "urlaub", "absent", "leave");

    static Optional<Matching> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(Matching::word).collect(Collectors.joining(", "));
    }

    /** As it stands in the API and in the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param keywords in lower case */
    boolean isAbsence(FeedEvent event, List<String> keywords) {
        return switch (this) {
            case ALL -> true;
            case BUSY -> event.busy();
            case WORDS ->
                event.busy() && (event.outOfOffice() || event.words().stream().anyMatch(text -> says(text, keywords)));
        };
    }

    private static boolean says(String text, List<String> keywords) {
        String lower = text.toLowerCase(Locale.ROOT);
        return keywords.stream().anyMatch(keyword -> begins(lower, keyword));
    }

    /** A word of the text begins so: "Urlaubstag" is an "urlaub", "looong" is no "ooo". */
    private static boolean begins(String text, String keyword) {
        for (int at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at))) {
                return true;
            }
        }
        return false;
    }
}
