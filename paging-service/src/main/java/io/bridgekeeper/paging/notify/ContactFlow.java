package io.bridgekeeper.paging.notify;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** What follows when a notice has arrived or is given up: told by notices, answered by whoever called the person. */
public interface ContactFlow {

    /** @return completes when it is noted that the contacts of these notices work */
    Uni<Void> contactsReached(Mutiny.Session session, List<NoticeContact> notices);

    /**
     * The provider of a notice does not answer, and the notice waits for it: the next contact is looked for, and where
     * there is none nothing is given up.
     *
     * @param session in a transaction that holds the lock of the notice's incident
     * @return completes when the next contact is written
     */
    Uni<Void> contactWaits(Mutiny.Session session, NoticeContact notice, String reason);

    /**
     * @param session in a transaction that holds the lock of the notice's incident
     * @param notice  of a page that may have been answered meanwhile: then nothing follows
     * @param reason  what the last attempt said, in words
     * @return completes when the next contact, or the next step, is written
     */
    Uni<Void> contactFailed(Mutiny.Session session, NoticeContact notice, String reason);

    /** The same of a contact over which nothing will ever arrive again: no later page is told over it either. */
    Uni<Void> contactGone(Mutiny.Session session, NoticeContact notice, String reason);
}
