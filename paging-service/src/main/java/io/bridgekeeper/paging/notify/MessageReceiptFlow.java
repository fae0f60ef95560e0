package io.bridgekeeper.paging.notify;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What is heard of messages that are about no page: told by receipts, answered by whoever sent them. */
public interface MessageReceiptFlow {

    /**
     * @param messageId perhaps of none that anybody knows
     * @return completes when it is noted; harmless when it comes twice, late or out of order
     */
    Uni<Void> heard(Mutiny.Session session, UUID messageId, Receipt receipt, Instant now);
}
