package io.bridgekeeper.gateway.stream;

/**
 * One event that callers may hear of.
 *
 * @param position up to which everything was heard, this event included
 * @param type     CloudEvents type, such as {@code paging.page.accepted.v1}
 * @param personId whom it is about; null where it is about nobody
 * @param data     the event's JSON, as it was published
 */
record StreamEvent(Position position, String type, String personId, String data) {

    /** The same, for one who has heard another part of what was told before. */
    StreamEvent at(Position heard) {
        return new StreamEvent(heard, type, personId, data);
    }
}
