package io.bridgekeeper.planted.shell;

class SeatRepository {

    int taken() {
        return 4;
    }
}
