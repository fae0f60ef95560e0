package io.bridgekeeper.paging.rotation;

/** As what somebody is on call. */
public enum Role {
    /** Called first. */
    PRIMARY,
    /** Called when the primary does not answer. */
    SECONDARY,
    /** Learns: is told, and never has to answer. */
    SHADOW
}
