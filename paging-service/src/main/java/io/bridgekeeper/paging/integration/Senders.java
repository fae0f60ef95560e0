package io.bridgekeeper.paging.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * How those who send to an integration prove, beside the key, who they are.
 *
 * @param signatureRequired whether a body without a signature that holds is refused
 * @param topics            ARNs of the SNS topics that are believed
 * @param secrets           of signatures, the oldest first; at most {@link #MOST_SECRETS}
 */
record Senders(boolean signatureRequired, List<String> topics, List<SenderSecret> secrets) {

    /** One that is in use, one that replaces it, and one that was forgotten. */
    static final int MOST_SECRETS = 3;

    /** As an integration begins. */
    static final Senders ANYBODY_WITH_THE_KEY = new Senders(false, List.of(), List.of());

    Senders {
        topics = List.copyOf(topics);
        secrets = List.copyOf(secrets);
    }

    Senders with(SenderSecret secret) {
        List<SenderSecret> more = new ArrayList<>(secrets);
        more.add(secret);
        return new Senders(signatureRequired, topics, more);
    }

    Senders without(UUID secretId) {
        return new Senders(
                signatureRequired,
                topics,
                secrets.stream().filter(secret -> !secret.id().equals(secretId)).toList());
    }

    Senders checkedBy(boolean required, List<String> wanted) {
        return new Senders(required, wanted, secrets);
    }

    Senders withoutSecrets() {
        return new Senders(signatureRequired, topics, List.of());
    }

    boolean has(UUID secretId) {
        return secrets.stream().anyMatch(secret -> secret.id().equals(secretId));
    }

    boolean isFull() {
        return secrets.size() >= MOST_SECRETS;
    }

    /** Whether nobody could send anything: signatures are asked for, and there is nothing to check them with. */
    boolean letsNobodyIn() {
        return signatureRequired && secrets.isEmpty() && topics.isEmpty();
    }
}
