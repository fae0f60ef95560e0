package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.membership.Answer.Fault;
import io.bridgekeeper.access.membership.Target;
import java.time.Duration;
import java.time.Instant;

/** What can happen to a grant. */
sealed interface GrantChange {

    /** Its page was accepted. */
    record Accept(Instant acceptedAt) implements GrantChange {}

    /** It is no longer needed, or no longer allowed. */
    record End(EndReason reason) implements GrantChange {}

    /** Its holder begins another term. */
    record Renew() implements GrantChange {}

    /**
     * Nothing, but time went on.
     *
     * @param patience how long the taking of a grant may last before others are told
     */
    record TimePasses(Duration patience) implements GrantChange {}

    /**
     * Keycloak says that the person has one of its targets.
     *
     * @param wanted whether some grant wants it so: then one that is ending leaves it to that grant
     */
    record Held(Target target, boolean wanted) implements GrantChange {}

    /** Keycloak was read back: the person lacks one of its targets. */
    record Gone(Target target) implements GrantChange {}

    /** Keycloak could not be asked, or refused. */
    record Failed(Fault fault, String detail) implements GrantChange {}
}
