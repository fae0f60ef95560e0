package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.catalog.Person;
import io.bridgekeeper.paging.notify.Message;
import io.bridgekeeper.paging.notify.Reach;
import io.bridgekeeper.paging.notify.ReachFlow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds the ways over which messages go, and notes how they work. */
@ApplicationScoped
class MessageReachFlow implements ReachFlow {

    private final ContactRepository contacts;
    private final CatalogFlow catalog;

    MessageReachFlow(ContactRepository contacts, CatalogFlow catalog) {
        this.contacts = contacts;
        this.catalog = catalog;
    }

    @Override
    public Uni<Reach> of(Mutiny.Session session, String personId, Instant now) {
        Optional<Person> person = Optional.ofNullable(catalog.current().people().get(personId));
        if (person.isEmpty()) {
            // Whoever has left the catalog is told nothing any more.
            return Uni.createFrom().item(new Reach(List.of(), now));
        }
        return contacts.own(session, Set.of(personId))
                .chain(own -> contacts.failing(session, personId)
                        .map(failing -> MessageOrder.of(
                                Way.of(person.get()),
                                own.getOrDefault(personId, OwnContacts.NONE),
                                Set.copyOf(failing),
                                now)));
    }

    @Override
    public Uni<Void> reached(Mutiny.Session session, Message message, Instant now) {
        Address address = new Address(message.personId(), message.channel(), message.target());
        return contacts.reached(session, Set.of(address), now);
    }

    @Override
    public Uni<Void> failed(Mutiny.Session session, Message message, String reason, boolean isGone, Instant now) {
        Address address = new Address(message.personId(), message.channel(), message.target());
        return isGone
                ? contacts.gone(session, address, reason, now)
                : contacts.failed(session, address.personId(), address.channel(), address.target(), reason, now);
    }
}
