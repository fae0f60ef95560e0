package io.bridgekeeper.gateway.trace;

import java.util.regex.Pattern;

/** Takes integration keys out of anything that holds a request's path. */
final class PathRedaction {

    private static final Pattern KEY = Pattern.compile("(/hooks/)[^/?#\\s]+");

    private PathRedaction() {}

    /** The text with {@code {integrationKey}} in the key's place. */
    static String redacted(String text) {
        return text.contains("/hooks/") ? KEY.matcher(text).replaceAll("$1{integrationKey}") : text;
    }
}
