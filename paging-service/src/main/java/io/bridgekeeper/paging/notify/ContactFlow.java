package io.bridgekeeper.paging.notify;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** What follows when a notice has arrived or is given up: told by notices, answered by whoever called the person. */
public interface ContactFlow {

    /** @return completes when it is noted that the contacts of these notices work */
    Uni<Void> contactsReached(Mutiny.Session session, List<NoticeContact> notices);

    /**
     * @param session in a transaction that holds the lock of the notice's incident
     * @param notice  of a page that may have been answered meanwhile: then nothing follows
     * @param reason  what the last attempt said, in words
     * @return completes when the next contact, or the next step, is written
     */
    Uni<Void> contactFailed(Mutiny.Session session, NoticeContact notice, String reason);
}
