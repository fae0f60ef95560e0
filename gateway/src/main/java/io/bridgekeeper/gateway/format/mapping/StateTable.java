package io.bridgekeeper.gateway.format.mapping;

import io.bridgekeeper.gateway.signal.SignalState;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a tool's words for its state mean, in any case. A whole word goes before a beginning, a longer beginning before a
 * shorter one.
 *
 * @param from       where the word stands
 * @param words      by the whole word, in lower case
 * @param beginnings by how the word begins, in lower case
 * @param otherwise  of any other word and of none; empty where that is a fault
 */
record StateTable(
        Expression from,
        Map<String, SignalState> words,
        Map<String, SignalState> beginnings,
        Optional<SignalState> otherwise) {

    /** Every signal is of that state. */
    static StateTable always(SignalState state) {
        return new StateTable(Expression.NOTHING, Map.of(), Map.of(), Optional.of(state));
    }

    /** @param word empty where the tool sent none */
    Optional<SignalState> of(Optional<String> word) {
        return word.map(sent -> sent.strip().toLowerCase(Locale.ROOT))
                .flatMap(this::known)
                .or(() -> otherwise);
    }

    private Optional<SignalState> known(String word) {
        SignalState whole = words.get(word);
        return whole != null
                ? Optional.of(whole)
                : beginnings.entrySet().stream()
                        .filter(beginning -> word.startsWith(beginning.getKey()))
                        .max((one, other) -> Integer.compare(
                                one.getKey().length(), other.getKey().length()))
                        .map(Map.Entry::getValue);
    }
}
