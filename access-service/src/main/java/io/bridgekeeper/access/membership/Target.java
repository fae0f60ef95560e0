package io.bridgekeeper.access.membership;

import java.util.Optional;

/**
 * What a grant gives in Keycloak. Two that are written alike are the same one.
 *
 * <p>Whether this service may give it is another question: {@link ManagedTargets}.
 */
public sealed interface Target extends Comparable<Target> {

    String REALM_ROLE = "realm:";
    String CLIENT_ROLE = "client:";

    /** A place in a group. @param path absolute, such as {@code /systems/shop/responders} */
    record Group(String path) implements Target {
        @Override
        public String text() {
            return path;
        }
    }

    /** A role of the realm. @param name without the realm */
    record RealmRole(String name) implements Target {
        @Override
        public String text() {
            return REALM_ROLE + name;
        }
    }

    /**
     * A role of one client.
     *
     * @param clientId the client's own name, without a colon; not Keycloak's id of it
     */
    record ClientRole(String clientId, String name) implements Target {
        @Override
        public String text() {
            return CLIENT_ROLE + clientId + ":" + name;
        }
    }

    /** As profiles, tables and events write it: {@code /systems/shop}, {@code realm:NAME}, {@code client:CLIENT:NAME}. */
    String text();

    /**
     * Reads the text form.
     *
     * @param text null is none either
     * @return empty where it is none of the three
     */
    static Optional<Target> parse(String text) {
        if (text == null) {
            return Optional.empty();
        }
        if (text.startsWith("/") && text.length() > 1) {
            return Optional.of(new Group(text));
        }
        if (text.startsWith(REALM_ROLE) && text.length() > REALM_ROLE.length()) {
            return Optional.of(new RealmRole(text.substring(REALM_ROLE.length())));
        }
        if (text.startsWith(CLIENT_ROLE)) {
            int colon = text.indexOf(':', CLIENT_ROLE.length());
            if (colon > CLIENT_ROLE.length() && colon < text.length() - 1) {
                return Optional.of(
                        new ClientRole(text.substring(CLIENT_ROLE.length(), colon), text.substring(colon + 1)));
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException for what {@link #parse} takes for none: it was checked before it was stored */
    static Target of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("no target: " + text));
    }

    @Override
    default int compareTo(Target other) {
        return text().compareTo(other.text());
    }
}
