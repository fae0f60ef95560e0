package io.bridgekeeper.gateway.stream;

/**
 * One event that callers may hear of.
 *
 * @param id       CloudEvents id
 * @param type     CloudEvents type, such as {@code paging.page.accepted.v1}
 * @param personId whom it is about; null where it is about nobody
 * @param data     the event's JSON, as it was published
 */
record StreamEvent(String id, String type, String personId, String data) {}
