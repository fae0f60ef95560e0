package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds the people whom nothing reaches any more. */
@ApplicationScoped
public class UnreachableFlow {

    private final ContactRepository contacts;
    private final CatalogFlow catalog;

    UnreachableFlow(ContactRepository contacts, CatalogFlow catalog) {
        this.contacts = contacts;
        this.catalog = catalog;
    }

    /** Those who have been so for longest first. */
    public Uni<List<UnreachablePerson>> all(Mutiny.Session session) {
        return contacts.ofThoseWithAFailingOne(session)
                .map(methods -> UnreachablePerson.among(methods, catalog.current()));
    }
}
