package io.bridgekeeper.paging.notify;

import java.util.UUID;

/**
 * Over which contact a notice went, for who notes how contacts work and decides what follows.
 *
 * @param target where it went, as the notifier of the channel reads it
 */
public record NoticeContact(
        UUID noticeId, UUID pageId, UUID incidentId, String personId, String channel, String target) {

    static NoticeContact of(Notice notice) {
        return new NoticeContact(
                notice.id(),
                notice.pageId(),
                notice.incidentId(),
                notice.personId(),
                notice.channel(),
                notice.target());
    }

    /** Not the target: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "NoticeContact[" + noticeId + ", " + channel + "]";
    }
}
