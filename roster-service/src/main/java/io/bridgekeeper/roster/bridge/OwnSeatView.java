package io.bridgekeeper.roster.bridge;

/**
 * The seat of the person who reads this.
 *
 * @param state   always {@code taken}
 * @param callUrl where the call is; for this person only
 */
record OwnSeatView(String personId, String role, String purpose, String state, String callUrl) {

    static OwnSeatView of(Seat seat, String callUrl) {
        return new OwnSeatView(
                seat.personId(),
                seat.role().word(),
                seat.purpose().text(),
                seat.state().word(),
                callUrl);
    }
}
