package io.bridgekeeper.planted.shell;

/** Does its I/O through a shell of its own module. */
record SeatDecider(SeatRepository seats) {

    boolean hasRoom(int limit) {
        return seats.taken() < limit;
    }
}
