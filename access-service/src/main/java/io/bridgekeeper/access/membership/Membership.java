package io.bridgekeeper.access.membership;

import java.util.Comparator;

/**
 * A person's hold on a target, whether it exists or not: a place in a group, or a role that is theirs.
 *
 * <p>Several grants may want the same one: two incidents of one system, say. Their order is the order in which rows
 * are locked.
 *
 * @param personId by Keycloak user name
 */
public record Membership(String personId, Target target) implements Comparable<Membership> {

    private static final Comparator<Membership> ORDER =
            Comparator.comparing(Membership::personId).thenComparing(Membership::target);

    @Override
    public int compareTo(Membership other) {
        return ORDER.compare(this, other);
    }
}
