package io.bridgekeeper.access.membership;

import java.util.Optional;

/** One person's own hold on one target, in Keycloak: asked for and changed. Every call is idempotent. */
interface HoldClient {

    /** Whether the person has it, of their own. */
    boolean held();

    /** Looks for what is to be given. @return why it cannot be; empty where {@link #give} may be called */
    Optional<String> find();

    /** Gives what {@link #find} found. */
    void give();

    /** Takes it, where it is held. @return whether it was */
    boolean take();

    /**
     * Reads again whether a token that is made now would still show it, by whatever way.
     *
     * @return how it would; empty where no token can
     */
    Optional<String> leftover();
}
