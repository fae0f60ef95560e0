package io.bridgekeeper.access.sweep;

import io.bridgekeeper.access.membership.Membership;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where Keycloak and the grants disagree.
 *
 * @param strays  in Keycloak, but no live grant wants them
 * @param missing wanted by a live grant, but not in Keycloak
 */
record Comparison(Set<Membership> strays, Set<Membership> missing) {

    /**
     * Compares; only what lies in the groups that were looked at.
     *
     * <p>The two sides were read at different moments, so a finding is a reason to look again under a claim, not a
     * reason to act.
     *
     * @param groups     the groups that Keycloak was asked for
     * @param inKeycloak all their members
     * @param wanted     by live grants, of any group
     */
    static Comparison of(Set<String> groups, Set<Membership> inKeycloak, Set<Membership> wanted) {
        Set<Membership> strays = new HashSet<>(inKeycloak);
        strays.removeAll(wanted);
        Set<Membership> missing = wanted.stream()
                .filter(membership -> groups.contains(membership.keycloakGroup()))
                .filter(membership -> !inKeycloak.contains(membership))
                .collect(Collectors.toSet());
        return new Comparison(Set.copyOf(strays), missing);
    }

    Set<Membership> all() {
        return Stream.concat(strays.stream(), missing.stream()).collect(Collectors.toSet());
    }
}
