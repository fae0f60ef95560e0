package io.bridgekeeper.paging.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who can log in, as last told. */
@ApplicationScoped
public class AccountRepository {

    private static final String UPSERT = """
            insert into person_account (person_id, state, checked_at, changed_at)
            values (:personId, :state, :checkedAt, :checkedAt)
            on conflict (person_id) do update
               set state = excluded.state, checked_at = excluded.checked_at,
                   changed_at = case when person_account.state = excluded.state
                                     then person_account.changed_at else excluded.changed_at end
             where person_account.checked_at < excluded.checked_at""";

    /** Everybody who can log in no more, by id. */
    public Uni<List<Departure>> left(Mutiny.Session session) {
        return session.createQuery(
                        "from PersonAccountRow where state <> 'enabled' order by personId", PersonAccountRow.class)
                .getResultList()
                .map(rows -> rows.stream().map(PersonAccountRow::toDeparture).toList());
    }

    /** Takes what was told of a person. Older news is dropped. */
    Uni<Void> keep(Mutiny.Session session, String personId, AccountState state, Instant checkedAt) {
        return session.createNativeQuery(UPSERT)
                .setParameter("personId", personId)
                .setParameter("state", state.word())
                .setParameter("checkedAt", checkedAt)
                .executeUpdate()
                .replaceWithVoid();
    }
}
