package io.bridgekeeper.paging.integration;

import io.bridgekeeper.paging.tag.EntityTag;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * How the bodies that come to an integration's generic hooks are read. What its expressions mean the gateway knows, which lets
 * no faulty one come here; here it is one JSON object as it was written.
 *
 * @param text at most {@value #LONGEST} characters
 */
record IntegrationMapping(String text, String changedBy, Instant changedAt) {

    static final int LONGEST = 32_768;

    /** What is there where there is no mapping. */
    static EntityTag noTag() {
        return EntityTag.of(Stream.of());
    }

    EntityTag tag() {
        return EntityTag.of(Stream.of(text));
    }
}
