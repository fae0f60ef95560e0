package io.bridgekeeper.paging.integration;

import io.bridgekeeper.problem.RequestFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How an integration's senders are to prove who they are.
 *
 * @param signatureRequired whether a body without a signature that holds is refused
 * @param topics            ARNs of SNS topics, at most {@link #MOST_TOPICS}, each once
 */
record SendersRequest(Boolean signatureRequired, List<String> topics) {

    static final int MOST_TOPICS = 20;

    private static final Pattern TOPIC =
            Pattern.compile("arn:aws(-[a-z]{1,10}){0,2}:sns:[a-z0-9-]{4,30}:[0-9]{12}:[A-Za-z0-9_-]{1,256}(\\.fifo)?");

    /** Everything that is wrong with it. */
    List<RequestFault> faults() {
        List<RequestFault> faults = new ArrayList<>();
        if (signatureRequired == null) {
            faults.add(new RequestFault("signatureRequired", "is needed: true or false"));
        }
        if (topics == null) {
            faults.add(new RequestFault("topics", "is needed: a list, empty where no topic of SNS is believed"));
            return faults;
        }
        if (topics.size() > MOST_TOPICS) {
            faults.add(new RequestFault("topics", "must be at most " + MOST_TOPICS));
        }
        HashSet<String> seen = new HashSet<>();
        for (int i = 0; i < Math.min(topics.size(), MOST_TOPICS); i++) {
            String topic = topics.get(i);
            if (topic == null || !TOPIC.matcher(topic).matches()) {
                faults.add(new RequestFault(
                        "topics[" + i + "]", "must be the ARN of a topic: arn:aws:sns:<region>:<account>:<name>"));
            } else if (!seen.add(topic)) {
                faults.add(new RequestFault("topics[" + i + "]", "stands there twice"));
            }
        }
        return faults;
    }
}
