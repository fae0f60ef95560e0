package io.bridgekeeper.gateway.integration;

import java.util.List;
import java.util.Set;

/**
 * How those who send to an integration prove, beside the key, who they are.
 *
 * @param signatureRequired whether a body without a signature that holds is refused
 * @param secrets           with which bodies may be signed, in clear; none of them empty
 * @param shut              how many more there are that cannot be opened here
 * @param topics            ARNs of the SNS topics that are believed
 */
public record Senders(boolean signatureRequired, List<String> secrets, int shut, Set<String> topics) {

    /** Whether only topics on the list may send messages of SNS. */
    public boolean believesTopicsAlone() {
        return signatureRequired || !topics.isEmpty();
    }

    /** Not the secrets: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "Senders[signatureRequired=" + signatureRequired + ", secrets=" + secrets.size() + ", shut=" + shut
                + ", topics=" + topics + "]";
    }
}
