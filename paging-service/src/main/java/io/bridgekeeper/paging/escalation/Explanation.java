package io.bridgekeeper.paging.escalation;

import java.util.List;

/**
 * Why somebody was called, as it was decided.
 *
 * @param whyNow in one sentence
 * @param asked  every rule that was asked, of whomever, in the order of asking
 */
public record Explanation(String whyNow, List<Asked> asked) {}
