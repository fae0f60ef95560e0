package io.bridgekeeper.access.membership;

import java.util.Comparator;

/**
 * A person's place in a group, whether it exists or not.
 *
 * <p>Several grants may want the same one: two incidents of one system, say. Their order is the order in which rows
 * are locked.
 *
 * @param personId      by Keycloak user name
 * @param keycloakGroup absolute path
 */
public record Membership(String personId, String keycloakGroup) implements Comparable<Membership> {

    private static final Comparator<Membership> ORDER =
            Comparator.comparing(Membership::personId).thenComparing(Membership::keycloakGroup);

    @Override
    public int compareTo(Membership other) {
        return ORDER.compare(this, other);
    }
}
