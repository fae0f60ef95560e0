package io.bridgekeeper.paging.consent;

import java.time.Instant;

/** What a person said when asked whether they may be called. */
public sealed interface Answer permits Consent, Decline {

    String personId();

    Scope scope();

    Instant answeredAt();
}
