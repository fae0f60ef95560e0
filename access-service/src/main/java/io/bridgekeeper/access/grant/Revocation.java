package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.membership.Target;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * How far the taking of a grant has come.
 *
 * @param since     when it was to be taken
 * @param gone      the targets that Keycloak has said are gone, or that another grant keeps
 * @param provenAt  when Keycloak was last read back to lack one of them; null before the first, and for a grant whose
 *                  targets are all kept by others
 * @param overdueAt since when it has taken too long, which was told; null while it has not
 */
record Revocation(Instant since, Set<Target> gone, Instant provenAt, Instant overdueAt) {

    Revocation {
        gone = Set.copyOf(gone);
    }

    static Revocation begun(Instant since) {
        return new Revocation(since, Set.of(), null, null);
    }

    /** Keycloak was read back to lack it. */
    Revocation proven(Target target, Instant now) {
        return gone.contains(target) ? this : new Revocation(since, with(target), now, overdueAt);
    }

    /** Another grant wants it, so that it stays. */
    Revocation left(Target target) {
        return new Revocation(since, with(target), provenAt, overdueAt);
    }

    Revocation overdue(Instant now) {
        return new Revocation(since, gone, provenAt, now);
    }

    private Set<Target> with(Target target) {
        Set<Target> next = new HashSet<>(gone);
        next.add(target);
        return next;
    }
}
