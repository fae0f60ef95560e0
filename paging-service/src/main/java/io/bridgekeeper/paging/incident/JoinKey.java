package io.bridgekeeper.paging.incident;

import io.bridgekeeper.paging.catalog.Grouping;
import io.bridgekeeper.paging.catalog.Grouping.By;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What alerts share that belong to one incident.
 *
 * @param scope  within which the key tells incidents apart: their integration, or {@link #ANY}
 * @param key    as the incident keeps it
 * @param within of the incident's opening; what comes later opens one of its own
 */
public record JoinKey(UUID scope, String key, Optional<Duration> within) {

    /** The scope of groups that span all integrations. */
    public static final UUID ANY = new UUID(0, 0);

    /** Begins the keys of such groups, and no sender's. */
    private static final char SHARED = '\u0001';

    private static final char SENDERS = '\u0002';

    /** As the sender groups them. */
    public static JoinKey ofSender(UUID integrationId, String dedupKey, Optional<String> groupKey) {
        return new JoinKey(integrationId, foreign(groupKey.orElse(dedupKey)), Optional.empty());
    }

    /** @param systemId the system of the signal, whose grouping this is */
    public static JoinKey of(
            Grouping grouping,
            String systemId,
            Map<String, String> labels,
            UUID integrationId,
            String dedupKey,
            Optional<String> groupKey) {
        Optional<Duration> within = grouping.within();
        return switch (grouping.by()) {
            case By.Sender() -> new JoinKey(integrationId, foreign(groupKey.orElse(dedupKey)), within);
            case By.Key() -> new JoinKey(integrationId, foreign(dedupKey), within);
            case By.WholeSystem() -> new JoinKey(ANY, SHARED + field(systemId), within);
            // Alerts that have none of the labels have nothing in common.
            case By.Labels(List<String> names) ->
                names.stream().noneMatch(labels::containsKey)
                        ? new JoinKey(integrationId, foreign(groupKey.orElse(dedupKey)), within)
                        : new JoinKey(ANY, SHARED + field(systemId) + fields(names, labels), within);
        };
    }

    /** The scope of a key that an incident keeps. */
    public static UUID scope(UUID integrationId, String key) {
        return !key.isEmpty() && key.charAt(0) == SHARED ? ANY : integrationId;
    }

    private static String fields(List<String> names, Map<String, String> labels) {
        StringBuilder fields = new StringBuilder();
        names.stream()
                .sorted()
                .forEach(name -> fields.append(field(name)).append(field(labels.getOrDefault(name, ""))));
        return fields.toString();
    }

    /** With its length before it, so that no two lists of fields read alike. */
    private static String field(String text) {
        return text.length() + ":" + text;
    }

    private static String foreign(String key) {
        return !key.isEmpty() && key.charAt(0) == SHARED ? SENDERS + key : key;
    }
}
