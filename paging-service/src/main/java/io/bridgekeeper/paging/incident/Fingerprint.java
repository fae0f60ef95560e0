package io.bridgekeeper.paging.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What recurrences of one problem share.
 *
 * <p>SHA-256 over the system and those labels that name a problem and not one instance of it ({@link #IDENTIFYING}).
 * Nothing in it changes from one occurrence to the next: no time, no pod, no host. Where the system is known the
 * integration is not in it either: a tool that is wired anew, or a second tool, sees the same problem. Where it is not
 * known, labels of two tools may name two things, so the integration tells them apart; and a signal without any such
 * label is told by its integration and its join key.
 */
public final class Fingerprint {

    /** Labels that name a problem. Adding one changes the fingerprint of every problem that carries it. */
    public static final List<String> IDENTIFYING = List.of(
            "alertname",
            "alert_name",
            "check",
            "check_name",
            "rule",
            "rulename",
            "monitor",
            "trigger",
            "service",
            "component",
            "job",
            "namespace",
            "cluster",
            "env",
            "environment",
            "region");

    private Fingerprint() {}

    /** @return 64 lower-case hexadecimal characters */
    public static String of(UUID integrationId, Optional<String> systemId, Map<String, String> labels, String joinKey) {
        List<String> identity = IDENTIFYING.stream()
                .filter(labels::containsKey)
                .map(label -> field(label) + field(labels.get(label)))
                .sorted()
                .toList();
        boolean toldByItself = systemId.isPresent() && !identity.isEmpty();
        String what = field(toldByItself ? "" : integrationId.toString())
                + field(systemId.orElse(""))
                + (identity.isEmpty() ? field(joinKey) : String.join("", identity));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** With its length in front, so that no two lists of fields read the same. */
    private static String field(String text) {
        return text.length() + ":" + text;
    }
}
