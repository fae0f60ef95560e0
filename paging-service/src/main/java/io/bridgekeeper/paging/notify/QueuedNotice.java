package io.bridgekeeper.paging.notify;

import java.time.Instant;
import java.util.UUID;

/**
 * A notice that is to go out.
 *
 * @param contact which notice of its page it is, from 0
 * @param target  where it goes, as the notifier of the channel reads it
 * @param why     over this contact and at this time, in words
 * @param at      when it is first tried; one that is due is sent soon after the commit when {@link NoticeTimer#wake}
 *     is called then
 * @param isLate whether it is told together with others of its kind to the same person over the same contact, where there
 *     are some: then it leaves a moment later
 */
public record QueuedNotice(
        UUID id,
        UUID pageId,
        UUID incidentId,
        String personId,
        int contact,
        String channel,
        String target,
        String why,
        Instant at,
        boolean isLate,
        Instant queuedAt) {

    /** Not the target: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "QueuedNotice[" + id + ", " + channel + "]";
    }
}
