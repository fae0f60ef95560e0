package io.bridgekeeper.paging.notify;

import java.util.UUID;

/**
 * Something to tell one person over one contact that is about no page, and can wait a moment.
 *
 * @param id       stays the same over all attempts, so that a receiver can drop repeats
 * @param target   where it goes, as the notifier of the channel reads it
 * @param attempts over this contact, this one included, from 1
 */
public record Message(UUID id, String personId, String channel, String target, int attempts, MessageText text) {

    /** Neither target nor text, which may be a code: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "Message[" + id + ", " + channel + ", " + text.about() + "]";
    }
}
