package io.bridgekeeper.paging.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Has at hand who can log in no more, so that a page costs no question to the database. */
@ApplicationScoped
public class AccountFlow {

    private final Mutiny.SessionFactory sessions;
    private final AccountRepository accounts;

    // A copy of the table, and no more: one replica hears an event, the others read of it a refresh later. Until it is
    // read for the first time nobody is passed over: rather one page too many.
    private volatile Set<String> left = Set.of();

    AccountFlow(Mutiny.SessionFactory sessions, AccountRepository accounts) {
        this.sessions = sessions;
        this.accounts = accounts;
    }

    /** Who could not accept a page, by person id. */
    public Set<String> left() {
        return left;
    }

    /** Reads the table; what was read before stays where that fails. */
    Uni<Void> refresh() {
        return sessions.withSession(accounts::left)
                .invoke(departures ->
                        left = departures.stream().map(Departure::personId).collect(Collectors.toUnmodifiableSet()))
                .replaceWithVoid();
    }
}
