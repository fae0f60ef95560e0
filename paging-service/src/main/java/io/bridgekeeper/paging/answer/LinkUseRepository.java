package io.bridgekeeper.paging.answer;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which pages were answered by their link. Written under the lock of their incident alone. */
@ApplicationScoped
class LinkUseRepository {

    Uni<Optional<Instant>> usedAt(Mutiny.Session session, UUID pageId) {
        return session.find(LinkUseRow.class, pageId)
                .map(row -> Optional.ofNullable(row).map(use -> use.usedAt));
    }

    Uni<Void> used(Mutiny.Session session, UUID pageId, Answer answer, Instant now) {
        LinkUseRow row = new LinkUseRow();
        row.pageId = pageId;
        row.answer = answer.word();
        row.usedAt = now;
        return session.persist(row);
    }
}
