package io.bridgekeeper.gateway.format.cloudevents;

import java.util.Locale;

/** What a content type says of how to read the data. */
final class MediaType {

    private MediaType() {}

    static boolean isJson(String contentType) {
        String kind = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return kind.endsWith("/json") || kind.endsWith("+json");
    }

    static boolean isText(String contentType) {
        return contentType.strip().toLowerCase(Locale.ROOT).startsWith("text/");
    }
}
