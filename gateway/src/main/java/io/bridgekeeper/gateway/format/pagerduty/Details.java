package io.bridgekeeper.gateway.format.pagerduty;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.signal.SignalDraft;
import java.util.Map;

/** Reads the members that a sender may name as it likes: short ones are labels, others are to be read by people. */
final class Details {

    /** A longer text, or one of several lines, is prose. */
    static final int LABEL = 256;

    private Details() {}

    /** @param name of the whole, where it is no object */
    static void read(String name, Json sent, SignalDraft draft) {
        if (sent instanceof Json.Struct(Map<String, Json> members)) {
            members.forEach((member, value) -> one(member, value, draft));
        } else if (!sent.words().isBlank()) {
            draft.evidence(name, sent.words());
        }
    }

    private static void one(String name, Json value, SignalDraft draft) {
        String words = value.words();
        boolean label = value.scalar()
                .filter(text -> text.length() <= LABEL && text.indexOf('\n') < 0)
                .isPresent();
        if (words.isBlank()) {
            return;
        }
        if (label) {
            draft.label(name, words);
        } else {
            draft.evidence(name, words);
        }
    }
}
