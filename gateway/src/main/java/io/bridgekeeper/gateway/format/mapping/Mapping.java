package io.bridgekeeper.gateway.format.mapping;

import java.util.Set;

/**
 * How the bodies of one tool become signals: an expression for each part of one. A part that has none is
 * {@link Expression#NOTHING}.
 *
 * @param signals  of the body: the list whose items are a signal each; null where the body is one signal. All others are of
 *     the item
 * @param ignore   true of what is no alert, such as a test
 * @param title    a text
 * @param dedupKey a text, or a list of the texts that make the key together; of a list with one missing there is no key
 * @param state    what the tool's words for its state mean
 * @param severity a text
 * @param startsAt a moment
 * @param links    an object of addresses by their text, a list of addresses, or one
 * @param labels   an object
 * @param evidence an object, or one text
 * @param redact   names, in lower case, of members whose values are never kept, wherever they stand
 */
public record Mapping(
        Expression signals,
        Expression ignore,
        Expression title,
        Expression dedupKey,
        StateTable state,
        Expression severity,
        Expression startsAt,
        Expression links,
        Expression labels,
        Expression evidence,
        Set<String> redact) {

    /** Whether the body holds a list of signals, and is not one itself. */
    boolean hasList() {
        return signals != Expression.NOTHING;
    }
}
