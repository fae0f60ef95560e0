package io.bridgekeeper.gateway.edge;

import java.util.Locale;
import java.util.Set;

/**
 * Decides which answers are compressed for clients that can read it.
 *
 * <p>The length of a compressed answer tells how much of it repeats. Who can make a victim's browser ask, have a text of
 * their own in the answer, and see its length, learns a secret beside that text letter by letter (BREACH). So nothing is
 * compressed that has a secret for once or a CSRF token in it, and nothing that another site had a browser ask for.
 */
final class Compression {

    /** Bytes below which it is not worth its while: they fit into one packet. */
    static final int SMALLEST = 1_024;

    private static final Set<String> TYPES = Set.of(
            "application/javascript",
            "application/yaml",
            "image/svg+xml",
            "text/calendar",
            "text/css",
            "text/csv",
            "text/html",
            "text/javascript",
            "text/markdown",
            "text/plain");

    private Compression() {}

    /**
     * @param method       of the request; what has been created, and its secrets with it, is not told to a GET
     * @param fetchSite    {@code Sec-Fetch-Site}; null from a program, an old browser, or over plain HTTP
     * @param contentType  null where there is none; a stream of events must not be held back until there is enough of it
     * @param cacheControl null where there is none; what nobody may keep may be a secret
     * @param length       in bytes; -1 where it is not known
     */
    static boolean isFor(String method, String fetchSite, String contentType, String cacheControl, long length) {
        return method.equals("GET")
                && (fetchSite == null || fetchSite.equals("same-origin") || fetchSite.equals("none"))
                && contentType != null
                && isText(contentType)
                && (cacheControl == null || !cacheControl.contains("no-store"))
                && (length < 0 || length >= SMALLEST);
    }

    private static boolean isText(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.endsWith("+json") || TYPES.contains(type);
    }
}
