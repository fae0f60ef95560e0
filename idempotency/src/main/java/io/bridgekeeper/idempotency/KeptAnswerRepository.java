package io.bridgekeeper.idempotency;

import io.bridgekeeper.outbox.ColumnMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Answers that are kept for repeats. */
@ApplicationScoped
class KeptAnswerRepository {

    private static final String COLUMNS = ColumnMapper.columns(KeptAnswerRow.class, "kept_answer");

    /** That an answer is not kept, since it held a secret, is noted as a status of none. */
    private static final int ONCE = 0;

    /**
     * Claims the key where nobody has it, where its time is over, or where whoever had it for the same body was gone before
     * it was answered.
     *
     * @param lease for how long nobody else does the same
     * @param keep  for how long the answer is kept
     */
    Uni<Claim> claim(Mutiny.Session session, Asked asked, UUID id, Instant now, Duration lease, Duration keep) {
        return session.createNativeQuery("""
                        insert into kept_answer (caller, path, key, body_hash, claim_id, lease_until, expires_at)
                        values (:caller, :path, :key, :hash, :id, :lease, :expires)
                        on conflict (caller, path, key) do update set body_hash = excluded.body_hash,
                            claim_id = excluded.claim_id, lease_until = excluded.lease_until,
                            expires_at = excluded.expires_at, status = null, media_type = null, answer = null, location = null,
                            etag = null
                        where kept_answer.expires_at <= :now or (kept_answer.status is null
                            and kept_answer.lease_until <= :now and kept_answer.body_hash = excluded.body_hash)
                        returning %s""".formatted(COLUMNS), KeptAnswerRow.class)
                .setParameter("caller", asked.caller())
                .setParameter("path", asked.path())
                .setParameter("key", asked.key())
                .setParameter("hash", asked.bodyHash())
                .setParameter("id", id)
                .setParameter("lease", now.plus(lease))
                .setParameter("expires", now.plus(keep))
                .setParameter("now", now)
                .getResultList()
                .chain(ours -> ours.isEmpty()
                        ? session.createQuery(
                                        "from KeptAnswerRow k where k.caller = :caller and k.path = :path and k.key = :key",
                                        KeptAnswerRow.class)
                                .setParameter("caller", asked.caller())
                                .setParameter("path", asked.path())
                                .setParameter("key", asked.key())
                                .getSingleResultOrNull()
                                .map(row -> known(row, asked))
                        : Uni.createFrom().item(new Claim.Ours(asked, id)));
    }

    /** A row that went away between the two looks is asked for again soon. */
    private static Claim known(KeptAnswerRow row, Asked asked) {
        if (row == null) {
            return new Claim.UnderWay();
        }
        if (!row.bodyHash.equals(asked.bodyHash())) {
            return new Claim.Other();
        }
        if (row.status == null) {
            return new Claim.UnderWay();
        }
        return row.status == ONCE
                ? new Claim.AnsweredOnce()
                : new Claim.Answered(row.status, row.mediaType, row.answer, row.location, row.etag);
    }

    /** Keeps the answer, unless the key went to somebody else meanwhile. */
    Uni<Void> keep(Mutiny.Session session, Claim.Ours ours, Claim.Answered answered) {
        return end(session, ours, answered);
    }

    Uni<Void> keepOnce(Mutiny.Session session, Claim.Ours ours) {
        return end(session, ours, new Claim.Answered(ONCE, null, new byte[0], null, null));
    }

    private static Uni<Void> end(Mutiny.Session session, Claim.Ours ours, Claim.Answered kept) {
        return session.createMutationQuery("update KeptAnswerRow k set k.status = :status, k.mediaType = :type,"
                        + " k.answer = :answer, k.location = :location, k.etag = :etag where k.claimId = :id"
                        + " and k.caller = :caller and k.path = :path and k.key = :key")
                .setParameter("status", kept.status())
                .setParameter("type", kept.mediaType())
                .setParameter("answer", kept.body())
                .setParameter("location", kept.location())
                .setParameter("etag", kept.etag())
                .setParameter("id", ours.id())
                .setParameter("caller", ours.asked().caller())
                .setParameter("path", ours.asked().path())
                .setParameter("key", ours.asked().key())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** As if it had never been asked for: the same may be asked again at once. */
    Uni<Void> letGo(Mutiny.Session session, Claim.Ours ours) {
        return session.createMutationQuery("delete KeptAnswerRow k where k.claimId = :id and k.caller = :caller"
                        + " and k.path = :path and k.key = :key")
                .setParameter("id", ours.id())
                .setParameter("caller", ours.asked().caller())
                .setParameter("path", ours.asked().path())
                .setParameter("key", ours.asked().key())
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Integer> forget(Mutiny.Session session, Instant now) {
        return session.createMutationQuery("delete KeptAnswerRow k where k.expiresAt <= :now")
                .setParameter("now", now)
                .executeUpdate();
    }
}
