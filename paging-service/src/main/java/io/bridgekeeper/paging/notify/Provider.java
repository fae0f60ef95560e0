package io.bridgekeeper.paging.notify;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Who must be there for a notice to go out. */
final class Provider {

    private Provider() {}

    /** @return host and port of a URL; empty where the channel has one provider for all its targets */
    static String of(String target) {
        try {
            return Optional.ofNullable(new URI(target).getAuthority())
                    .map(authority -> authority.substring(authority.lastIndexOf('@') + 1))
                    .orElse("")
                    .toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
