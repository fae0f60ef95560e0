package io.bridgekeeper.paging.change;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Something that was changed on a running system.
 *
 * @param toldBy     the account that told it, or {@code integration:} and the integration's id
 * @param toldId     the teller's own id, by which telling twice is known; empty: nothing is a repeat of it
 * @param summary    what was done, in one line
 * @param at         when it took effect, as the teller says
 * @param systemIds  of the catalog as it stood when it was told; none where nothing matched its labels
 * @param source     the tool that did it
 * @param url        where to look, http or https
 * @param who        did it, in the teller's words
 */
public record Change(
        UUID id,
        String toldBy,
        Optional<String> toldId,
        Kind kind,
        String summary,
        Instant at,
        List<String> systemIds,
        Map<String, String> labels,
        Optional<String> source,
        Optional<String> url,
        Optional<String> who,
        Instant receivedAt) {

    /** What was changed, in a word of the API and one for people. */
    public enum Kind {
        DEPLOY("deploy"),
        CONFIG("config change"),
        FEATURE_FLAG("feature flag"),
        MIGRATION("migration"),
        OTHER("change");

        private final String noun;

        Kind(String noun) {
            this.noun = noun;
        }

        /** As it stands in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** In a sentence, before "of". */
        public String noun() {
            return noun;
        }

        static Optional<Kind> of(String word) {
            return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
        }
    }
}
