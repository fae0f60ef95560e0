package io.bridgekeeper.access.sweep;

import io.bridgekeeper.access.membership.Membership;
import io.bridgekeeper.access.membership.Target;
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
     * Compares; only of the targets that were looked at.
     *
     * <p>The two sides were read at different moments, so a finding is a reason to look again under a claim, not a
     * reason to act.
     *
     * @param targets    what Keycloak was asked for
     * @param inKeycloak everybody who has one of them
     * @param wanted     by live grants, of any target
     */
    static Comparison of(Set<Target> targets, Set<Membership> inKeycloak, Set<Membership> wanted) {
        Set<Membership> strays = new HashSet<>(inKeycloak);
        strays.removeAll(wanted);
        Set<Membership> missing = wanted.stream()
                .filter(membership -> targets.contains(membership.target()))
                .filter(membership -> !inKeycloak.contains(membership))
                .collect(Collectors.toSet());
        return new Comparison(Set.copyOf(strays), missing);
    }

    Set<Membership> all() {
        return Stream.concat(strays.stream(), missing.stream()).collect(Collectors.toSet());
    }
}
