package io.bridgekeeper.gateway.trace;

import java.util.List;
import java.util.regex.Pattern;

/** Takes integration keys and the secrets of calendars, heartbeats, answers and enrolments out of anything that holds a request's path. */
public final class PathRedaction {

    private static final Pattern KEY = Pattern.compile("(/hooks/)[^/?#\\s]+");

    /** Not those of paging-service's API: their ids are no secrets. */
    private static final Pattern SECRET =
            Pattern.compile("(?<!/api/paging)(/(?:calendars|heartbeats|answer|push/enrol)/)[^/?#\\s]+");

    private static final List<String> PLACES = List.of("/calendars/", "/heartbeats/", "/answer/", "/push/enrol/");

    /** Of a hook's query; hooks know it by no other spelling. */
    private static final Pattern TOKEN = Pattern.compile("((?:^|[?&])access_token=)[^&#\\s]+");

    private PathRedaction() {}

    /** The text with {@code {integrationKey}} in a key's place and {@code {secret}} in that of a secret. */
    public static String redacted(String text) {
        String keyless = text.contains("/hooks/") ? KEY.matcher(text).replaceAll("$1{integrationKey}") : text;
        String tokenless =
                keyless.contains("access_token=") ? TOKEN.matcher(keyless).replaceAll("$1{integrationKey}") : keyless;
        return PLACES.stream().anyMatch(tokenless::contains)
                ? SECRET.matcher(tokenless).replaceAll("$1{secret}")
                : tokenless;
    }
}
