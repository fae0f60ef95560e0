package io.bridgekeeper.gateway.proxy;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A way to a service, nearly always paging-service, for callers whom nobody knows. What they have is in the path, and the
 * service knows whether it opens anything.
 */
enum Door {
    /** Links in notices; a reason of 500 characters has at most 4,500 bytes in a form. */
    ANSWER("/answer/", Pattern.compile("[A-Za-z0-9_-]{1,128}"), List.of("GET", "HEAD", "POST"), 8 * 1024, 5),
    CALENDAR("/calendars/", Pattern.compile("[A-Za-z0-9_-]{1,128}\\.ics"), List.of("GET", "HEAD"), 0, 30),
    HEARTBEAT("/heartbeats/", Pattern.compile("[A-Za-z0-9_-]{1,128}"), List.of("GET", "POST"), 0, 30),

    /** What a provider of text messages and calls calls back: a text of 1,600 characters has at most 14,400 bytes in a form. */
    PROVIDER(
            "/provider/",
            Pattern.compile("twilio/(?:sms|voice)(?:/[0-9a-f-]{36}/(?:status|key))?"),
            List.of("POST"),
            32 * 1024,
            5),

    /** Browsers that show notices; a subscription has at most 1,000 bytes, and its name 100 characters. */
    PUSH(
            "/push/",
            Pattern.compile("enrol/[A-Za-z0-9_-]{1,128}|device|confirmation|receipt"
                    + "|(?:worker|page|kept)\\.js|style\\.css|manifest\\.webmanifest|icon\\.png"),
            List.of("GET", "HEAD", "POST"),
            4 * 1024,
            5),

    /** Where clients of OpenID AuthZEN look up whom to ask; nobody has a token for that. */
    DISCOVERY("/.well-known/", Pattern.compile("authzen-configuration"), List.of("GET", "HEAD"), 0, 5);

    private final String prefix;
    private final Pattern rest;
    private final List<String> methods;
    private final int largestBody;
    private final Duration soon;

    Door(String prefix, Pattern rest, List<String> methods, int largestBody, int secondsUntilSoon) {
        this.prefix = prefix;
        this.rest = rest;
        this.methods = methods;
        this.largestBody = largestBody;
        this.soon = Duration.ofSeconds(secondsUntilSoon);
    }

    /** With a slash at both ends; the paths of no other door begin with it. */
    String prefix() {
        return prefix;
    }

    /** In the order in which {@code Allow} names them. */
    List<String> methods() {
        return methods;
    }

    /** In bytes; 0 where there is none. */
    int largestBody() {
        return largestBody;
    }

    ProxyPath.Service service() {
        return this == DISCOVERY ? ProxyPath.Service.ACCESS : ProxyPath.Service.PAGING;
    }

    /** When who found it crowded is to come again. */
    Duration soon() {
        return soon;
    }

    /**
     * Whether anything may lie behind the path: whatever may be a secret, and no more.
     *
     * @param path of a request; may be null
     */
    boolean leadsTo(String path) {
        return path != null
                && path.startsWith(prefix)
                && rest.matcher(path.substring(prefix.length())).matches();
    }
}
