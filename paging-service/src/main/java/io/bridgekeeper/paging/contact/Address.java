package io.bridgekeeper.paging.contact;

/** Where a person is reached over a channel, whether it stands in the catalog or is their own. */
public record Address(String personId, String channel, String target) {}
