package io.bridgekeeper.neighbour;

import io.bridgekeeper.contracts.planted.v1.PageAccepted;

/** Lets another's contract record past the inbox. */
class SeatFlow {

    String takeSeat(PageAccepted accepted) {
        return accepted.personId();
    }
}
