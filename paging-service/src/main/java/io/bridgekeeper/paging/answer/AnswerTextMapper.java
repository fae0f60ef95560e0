package io.bridgekeeper.paging.answer;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.catalog.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Says how a page stands with the names that the catalog has. */
@ApplicationScoped
class AnswerTextMapper {

    private final CatalogFlow catalog;

    AnswerTextMapper(CatalogFlow catalog) {
        this.catalog = catalog;
    }

    AnswerText text(Seen seen) {
        Catalog known = catalog.current();
        return AnswerText.of(
                seen,
                seen.incident()
                        .systemId()
                        .map(id -> known.system(id).map(CatalogSystem::name).orElse(id)),
                person -> Optional.ofNullable(known.people().get(person))
                        .map(Person::name)
                        .orElse(person));
    }
}
