package io.bridgekeeper.gateway.format.alertmanager;

import java.util.List;

/**
 * What a sender adds to the notification that Alertmanager made known.
 *
 * @param sender   as a person knows it
 * @param links    members of an alert that hold an address, each shown by its name
 * @param evidence members of an alert that a person wants to see
 */
public record Dialect(String sender, List<String> links, List<String> evidence) {}
