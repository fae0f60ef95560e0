package io.bridgekeeper.gateway.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Decides what pages of other origins may read of our API: nothing, unless the admin has listed their origin. They come
 * with bearers: a browser never sends our session for them.
 *
 * @param allowed origins as browsers send them, such as {@code https://ops.example.com}
 */
record CorsPolicy(Set<String> allowed) {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

    /** What callers set; not X-Bridgekeeper-CSRF, which is for pages of our own origin. */
    private static final String ASKED =
            "Authorization, Content-Type, Accept, If-Match, If-None-Match, Idempotency-Key, Last-Event-ID";

    private static final String TOLD =
            "ETag, Link, Location, Retry-After, RateLimit, RateLimit-Policy, Idempotency-Replayed";

    /** Whether pages elsewhere have anything to ask of this path. */
    static boolean applies(String path) {
        return path.startsWith("/api/") || path.startsWith("/access/v1/") || path.equals("/openapi");
    }

    /** @param origin as the browser says; may be null */
    Map<String, String> answer(String origin) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Vary", "Origin");
        if (origin != null && allowed.contains(origin)) {
            headers.put("Access-Control-Allow-Origin", origin);
            headers.put("Access-Control-Expose-Headers", TOLD);
        }
        return headers;
    }

    /** What a browser that asks beforehand is told; nothing allows nothing. */
    Map<String, String> preflight(String origin) {
        Map<String, String> headers = answer(origin);
        if (headers.containsKey("Access-Control-Allow-Origin")) {
            headers.remove("Access-Control-Expose-Headers");
            headers.put("Access-Control-Allow-Methods", METHODS);
            headers.put("Access-Control-Allow-Headers", ASKED);
            headers.put("Access-Control-Max-Age", "600");
        }
        return headers;
    }
}
