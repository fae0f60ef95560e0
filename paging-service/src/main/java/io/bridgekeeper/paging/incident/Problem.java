package io.bridgekeeper.paging.incident;

import java.util.UUID;

/** One problem of a monitoring tool, whichever incident it belongs to. */
public record Problem(UUID integrationId, String dedupKey) {}
