package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.membership.Target;
import io.bridgekeeper.access.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Grants for tests of rules. */
final class Grants {

    static final Instant T = Instant.parse("2026-11-23T02:30:00Z");
    static final Duration MAX = Duration.ofHours(4);
    static final Target GROUP = new Target.Group("/systems/checkout/responders");
    static final Profile PROFILE = new Profile("checkout-prod", "checkout", List.of(GROUP), MAX);

    private Grants() {}

    static Grant in(GrantState state) {
        return new Grant(id(1), id(2), id(3), "alice", PROFILE, T.minusSeconds(90), state);
    }

    static UUID id(long number) {
        return new UUID(0x7000L, number);
    }
}
