package io.bridgekeeper.paging.notify;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** What follows when a contact is given up: told by notices, answered by whoever called the person. */
public interface ContactFlow {

    /**
     * @param session in a transaction that holds the lock of the notice's incident
     * @param reason  what the last attempt said, in words
     * @return completes when the next contact, or the next step, is written
     */
    Uni<Void> contactFailed(Mutiny.Session session, Notice notice, String reason);
}
