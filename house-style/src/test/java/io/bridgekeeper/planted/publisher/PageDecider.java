package io.bridgekeeper.planted.publisher;

import io.bridgekeeper.contracts.planted.v1.PageAccepted;

/** Decides on the publisher's contract record instead of an event of its own. */
class PageDecider {

    boolean isFor(PageAccepted accepted, String personId) {
        return accepted.personId().equals(personId);
    }
}
