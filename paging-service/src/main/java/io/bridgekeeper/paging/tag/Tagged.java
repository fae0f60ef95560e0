package io.bridgekeeper.paging.tag;

/** @param tag of what is there now, once {@code what} has been read or has happened */
public record Tagged<T>(T what, EntityTag tag) {}
