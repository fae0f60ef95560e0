package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.membership.Answer.Fault;
import java.time.Instant;

/** What can happen to a grant. */
sealed interface GrantChange {

    /** Its page was accepted. */
    record Accept(Instant acceptedAt) implements GrantChange {}

    /** It is no longer needed, or no longer allowed. */
    record End(EndReason reason) implements GrantChange {}

    /** Nothing, but time went on. */
    record TimePasses() implements GrantChange {}

    /**
     * Keycloak says that the person is a member.
     *
     * @param wanted whether some grant wants it so: then one that is ending leaves the membership to that grant
     */
    record Held(boolean wanted) implements GrantChange {}

    /** Keycloak says that the person is no member. */
    record Gone() implements GrantChange {}

    /** Keycloak could not be asked, or refused. */
    record Failed(Fault fault, String detail) implements GrantChange {}
}
