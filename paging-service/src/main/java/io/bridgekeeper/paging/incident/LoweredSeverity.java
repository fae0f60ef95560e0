package io.bridgekeeper.paging.incident;

/**
 * An incident that is said to be less bad than it was.
 *
 * @param title of the incident
 */
public record LoweredSeverity(SeverityChange change, String title) {}
