package io.bridgekeeper.paging.brief;

/**
 * @param how  {@code fix}, {@code workaround}, {@code restart}, {@code rollback}, {@code scale-up},
 *     {@code self-cleared} or {@code false-alarm}
 * @param note in the resolver's words; may be null
 */
record ResolveRequest(String how, String note) {}
