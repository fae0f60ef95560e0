package io.bridgekeeper.gateway.edge;

import java.util.LinkedHashMap;
import java.util.Map;

/** What every answer tells browsers to leave undone; where an answer says one of these itself, its own word stands. */
final class AnswerHeaders {

    /** Of pages that are ours: their own scripts, styles and calls, and nothing that stands in the page itself. */
    private static final String PAGE = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String NO_PAGE =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private AnswerHeaders() {}

    /**
     * @param hstsSeconds how long browsers shall use HTTPS only; 0 to say nothing
     */
    static Map<String, String> of(String path, long hstsSeconds) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Security-Policy", isPage(path) ? PAGE : NO_PAGE);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put(
                "Permissions-Policy",
                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        if (hstsSeconds > 0) {
            headers.put("Strict-Transport-Security", "max-age=" + hstsSeconds);
        }
        return headers;
    }

    private static boolean isPage(String path) {
        return path != null
                && (path.startsWith("/console") || path.startsWith("/docs") || path.startsWith("/openapi-ui/"));
    }
}
