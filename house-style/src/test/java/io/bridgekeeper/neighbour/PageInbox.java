package io.bridgekeeper.neighbour;

import io.bridgekeeper.contracts.planted.v1.PageAccepted;

/** Allowed: the only place where a consumer reads another's contract record. */
class PageInbox {

    String personId(PageAccepted accepted) {
        return accepted.personId();
    }
}
