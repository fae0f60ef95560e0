package io.bridgekeeper.paging.notify;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who must be there for a notice to go out. */
final class Provider {

    /** How the subscription of a browser begins, with the URL of its push service. */
    private static final Pattern OF_BROWSER = Pattern.compile("\\{\"endpoint\":\"([^\"]+)\".*");

    private Provider() {}

    /** @return host and port of a URL; empty where the channel has one provider for all its targets */
    static String of(String target) {
        Matcher browser = OF_BROWSER.matcher(target);
        try {
            return Optional.ofNullable(new URI(browser.matches() ? browser.group(1) : target).getAuthority())
                    .map(authority -> authority.substring(authority.lastIndexOf('@') + 1))
                    .orElse("")
                    .toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
