package io.bridgekeeper.paging.dependency;

import io.bridgekeeper.paging.incident.Severity;
import java.util.UUID;

/** An open incident of a system, as far as others that depend on it want to know. */
public record Broken(UUID incidentId, String systemId, Severity severity, String title) {}
