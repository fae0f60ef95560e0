package io.bridgekeeper.paging.notify;

import java.util.UUID;

/**
 * One message to one person over one contact.
 *
 * @param id       stays the same over all attempts, so that a receiver can drop repeats
 * @param contact  which notice of its page it is, from 0
 * @param target   where it goes, as the notifier of the channel reads it
 * @param attempts this one included, from 1
 */
public record Notice(
        UUID id,
        UUID pageId,
        UUID incidentId,
        String personId,
        int contact,
        String channel,
        String target,
        int attempts,
        NoticeBrief brief) {

    /** Neither target nor brief: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "Notice[" + id + ", " + channel + ", attempt " + attempts + "]";
    }
}
