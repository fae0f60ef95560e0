package io.bridgekeeper.planted.environment;

/** Depends on how the process was started. */
record SeatLimit(int seats) {

    static SeatLimit usual() {
        return new SeatLimit(Integer.parseInt(System.getenv("SEATS")));
    }
}
