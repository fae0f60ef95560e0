package io.bridgekeeper.roster.bridge;

/**
 * Name of the conference room of one bridge. Who knows it can dial in, so it is told to nobody without a seat and
 * must not be guessable from anything that others see.
 */
record Room(String name) {

    /** Not the name: records are printed in logs. */
    @Override
    public String toString() {
        return "Room[secret]";
    }
}
