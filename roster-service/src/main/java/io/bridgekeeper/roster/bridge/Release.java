package io.bridgekeeper.roster.bridge;

/** Why a seat is free again. */
enum Release {
    STOOD_DOWN("stood-down"),
    DECLINED("declined"),
    WITHDRAWN("withdrawn"),
    CLOSED("closed");

    private final String word;

    Release(String word) {
        this.word = word;
    }

    /** As it is written in events. */
    String word() {
        return word;
    }
}
