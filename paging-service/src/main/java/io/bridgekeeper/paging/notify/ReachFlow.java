package io.bridgekeeper.paging.notify;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** Over which ways people are told what is about no page: asked by messages, answered by whoever keeps the contacts. */
public interface ReachFlow {

    /** As of now: nobody is told over a contact that they have no more. */
    Uni<Reach> of(Mutiny.Session session, String personId, Instant now);

    /** @return completes when it is noted that the contact works */
    Uni<Void> reached(Mutiny.Session session, Message message, Instant now);

    /**
     * @param reason what the last attempt said, in words
     * @param isGone whether nothing will ever arrive over it again
     * @return completes when it is noted that the contact does not work
     */
    Uni<Void> failed(Mutiny.Session session, Message message, String reason, boolean isGone, Instant now);
}
