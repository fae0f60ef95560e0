package io.bridgekeeper.paging.notify;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message keeps of the link that it is answered by: the link itself is signed when the message goes out, so that it
 * is stored nowhere.
 *
 * @param pageId   of whoever is asked whether they still have the incident
 * @param answerBy to the second; until then they may say so
 */
public record QuestionPath(UUID pageId, Instant answerBy) {

    private static final String BEGINNING = "/answer/still-on-it/";
    private static final Pattern PATH = Pattern.compile(BEGINNING + "([0-9a-f-]{36})/([0-9]{1,11})");

    /** As it is kept. */
    public String text() {
        return BEGINNING + pageId + "/" + answerBy.getEpochSecond();
    }

    /** Empty for every other path of the platform. */
    static Optional<QuestionPath> read(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches()
                ? Optional.of(new QuestionPath(
                        UUID.fromString(matcher.group(1)), Instant.ofEpochSecond(Long.parseLong(matcher.group(2)))))
                : Optional.empty();
    }
}
