package io.bridgekeeper.paging.contact;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A contact method as the API shows it to its person.
 *
 * @param source       {@code own}, or {@code catalog} for one that only the catalog changes
 * @param gone         whether it was verified, and nothing goes over it any more: its device is gone, or silent for long
 * @param codeExpiresAt null where no code waits for an answer
 * @param failingSince the first time that something was given up since anything last arrived; null while it works
 * @param nextTestAt   null where it is not tested
 */
record MethodView(
        UUID id,
        String source,
        String channel,
        String target,
        String name,
        boolean verified,
        boolean gone,
        Instant codeExpiresAt,
        Instant lastTriedAt,
        Instant lastDeliveredAt,
        Instant lastFailedAt,
        String lastFailure,
        Instant failingSince,
        Instant nextTestAt) {

    /** Those of the catalog first. */
    record All(List<MethodView> contactMethods) {}

    /**
     * @param sent    whether the receiver has taken the code or the test; null where none was to be sent
     * @param problem why not; null where it has
     */
    record Changed(MethodView contactMethod, Boolean sent, String problem) {}

    /** @param code as it came over the method */
    record Verification(String code) {}

    static MethodView of(ContactMethod method) {
        MethodHealth health = method.health();
        return new MethodView(
                method.id(),
                method.source().word(),
                method.channel(),
                method.target(),
                method.name(),
                method.verifiedAt().isPresent(),
                method.isGone(),
                method.code()
                        .filter(code -> !code.isNone())
                        .map(SentCode::expiresAt)
                        .orElse(null),
                health.lastTriedAt().orElse(null),
                health.lastDeliveredAt().orElse(null),
                health.lastFailedAt().orElse(null),
                health.lastFailure().orElse(null),
                health.failingSince().orElse(null),
                method.testDueAt().orElse(null));
    }

    /** Neither target nor code: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "MethodView[" + id + ", " + channel + "]";
    }
}
