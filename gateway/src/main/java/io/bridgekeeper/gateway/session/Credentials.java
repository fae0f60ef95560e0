package io.bridgekeeper.gateway.session;

import java.util.Collection;
import java.util.Set;

/**
 * Decides by what a request says who it is from: a header that a program sets, or a cookie that a browser adds by itself.
 *
 * <p>Where both are there, the header decides: nobody sends one by accident.
 */
final class Credentials {

    /** As Quarkus names the cookies of the tenant {@value #TENANT}; a long one comes in parts with longer names. */
    private static final String COOKIE = "q_session_console";

    static final String TENANT = "console";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private Credentials() {}

    /**
     * @param authorization the header; null where there is none
     * @param cookies       names of the cookies
     */
    static boolean isCookie(String authorization, Collection<String> cookies) {
        return authorization == null && cookies.stream().anyMatch(name -> name.startsWith(COOKIE));
    }

    /** Whether the path belongs to the pages for people, whom a log-in is offered. */
    static boolean isConsole(String path) {
        return path.equals("/console") || path.startsWith("/console/");
    }

    /** Whether a browser that another site sends here might change something. */
    static boolean mayChange(String method) {
        return !SAFE.contains(method);
    }

    /**
     * Whether the browser says that the request comes from another site.
     *
     * @param fetchSite {@code Sec-Fetch-Site}; null from a program, an old browser, or over plain HTTP
     */
    static boolean isForeign(String fetchSite) {
        return fetchSite != null && !fetchSite.equals("same-origin") && !fetchSite.equals("none");
    }
}
