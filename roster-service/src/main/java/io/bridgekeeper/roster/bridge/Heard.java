package io.bridgekeeper.roster.bridge;

import java.util.UUID;

/** What another service's event means for the bridge of an incident. */
record Heard(UUID incidentId, BridgeCommand command) {}
