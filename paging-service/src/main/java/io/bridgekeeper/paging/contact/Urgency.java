package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.incident.Severity;

/** Whether a person is woken for it. */
public enum Urgency {
    HIGH,
    LOW;

    public static Urgency of(Severity severity) {
        return switch (severity) {
            case SEV1, SEV2 -> HIGH;
            case SEV3, SEV4, SEV5 -> LOW;
        };
    }

    String word() {
        return this == HIGH ? "high" : "low";
    }
}
