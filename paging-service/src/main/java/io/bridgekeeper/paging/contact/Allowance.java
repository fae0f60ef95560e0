package io.bridgekeeper.paging.contact;

/**
 * Of something that may be asked for some times an hour alone.
 *
 * @param key    what shares it
 * @param limit  how many an hour has, at least 1
 * @param usedUp the answer where none is left
 */
record Allowance(String key, int limit, MethodOutcome.Refused usedUp) {}
