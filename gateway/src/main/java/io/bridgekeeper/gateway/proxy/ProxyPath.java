package io.bridgekeeper.gateway.proxy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decides whether a path may be passed on.
 *
 * <p>Only what can mean one thing passes: every reader of the path, here and behind, must see the same segments. So
 * there are no empty segments, no {@code .} and {@code ..}, and nothing encoded that could become a separator, a dot
 * or a control character.
 */
final class ProxyPath {

    /** A service that may be reached through the gateway; its paths begin with {@code /api/<name>}. */
    enum Service {
        PAGING,
        ROSTER,
        /** Also the paths of OpenID AuthZEN, which are not ours to choose. */
        ACCESS("/access/v1"),
        FOLLOWUP;

        private final List<String> others;

        Service(String... others) {
            this.others = List.of(others);
        }

        String prefix() {
            return "/api/" + name().toLowerCase(Locale.ROOT);
        }

        /** Without a slash at the end. */
        List<String> prefixes() {
            return Stream.concat(Stream.of(prefix()), others.stream()).toList();
        }

        private boolean has(String path) {
            return prefixes().stream()
                    .anyMatch(prefix -> path.startsWith(prefix + "/") && isPlain(path.substring(prefix.length() + 1)));
        }
    }

    private static final int LONGEST = 2_048;
    private static final Pattern SEGMENT =
            Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,=:@-]|%[2-7][0-9A-Fa-f]|%[89A-Fa-f][0-9A-Fa-f])+");
    private static final Pattern TRICK = Pattern.compile("%(?:2[5EeFf]|5[Cc]|3[Bb]|7[Ff])|^\\.{1,2}$");

    /** To which a whole catalog, or what another tool has instead of one, may be sent. */
    private static final Set<String> CATALOGS = Set.of(
            "/api/paging/catalog",
            "/api/paging/catalog/import/backstage",
            "/api/paging/catalog/import/pagerduty",
            "/api/paging/catalog/import/opsgenie",
            "/api/paging/catalog/import/grafana-oncall",
            "/api/paging/catalog/import/goalert");

    private ProxyPath() {}

    /** Whether a body to this path may be as large as a catalog. */
    static boolean takesCatalog(String path) {
        return CATALOGS.contains(path);
    }

    /** The service of this path; empty where it must not be passed on. */
    static Optional<Service> service(String path) {
        if (path == null || path.length() > LONGEST) {
            return Optional.empty();
        }
        return Arrays.stream(Service.values())
                .filter(service -> service.has(path))
                .findFirst();
    }

    private static boolean isPlain(String rest) {
        return Arrays.stream(rest.split("/", -1))
                .allMatch(segment -> SEGMENT.matcher(segment).matches()
                        && !TRICK.matcher(segment).find());
    }
}
