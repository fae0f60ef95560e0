package io.bridgekeeper.planted.publisher;

import io.bridgekeeper.contracts.planted.v1.PageAccepted;

/** Allowed: turns what happened into the publisher's own contract record. */
class PageMapper {

    PageAccepted accepted(String personId) {
        return new PageAccepted(personId);
    }
}
