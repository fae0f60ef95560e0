package io.bridgekeeper.paging.integration;

import io.bridgekeeper.paging.tag.EntityTag;
import io.bridgekeeper.paging.tag.IfMatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads, changes and removes integrations' own mappings, and tells the gateway. */
@ApplicationScoped
class MappingFlow {

    private final Mutiny.SessionFactory sessions;
    private final IntegrationRepository integrations;
    private final IntegrationFlow flow;
    private final Clock clock;

    MappingFlow(Mutiny.SessionFactory sessions, IntegrationRepository integrations, IntegrationFlow flow, Clock clock) {
        this.sessions = sessions;
        this.integrations = integrations;
        this.flow = flow;
        this.clock = clock;
    }

    /** What became of asking for a mapping, or of changing it. */
    sealed interface Outcome {
        /** The mapping as it stands; empty where there is none. */
        record Stands(Optional<IntegrationMapping> mapping) implements Outcome {}

        /** There is no such integration. */
        record Unknown() implements Outcome {}

        record NotYours() implements Outcome {}

        /** It is another one than the caller has seen. */
        record Changed(EntityTag now) implements Outcome {}
    }

    /**
     * Who asks.
     *
     * @param isAdmin whether every integration is theirs to change
     */
    record Caller(String id, boolean isAdmin) {

        private boolean may(Integration integration) {
            return isAdmin || integration.createdBy().equals(id);
        }
    }

    Uni<Outcome> known(UUID id, Caller caller) {
        return sessions.withSession(session -> integrations
                .find(session, id)
                .map(found -> found.<Outcome>map(integration -> caller.may(integration)
                                ? new Outcome.Stands(integration.mapping())
                                : new Outcome.NotYours())
                        .orElseGet(Outcome.Unknown::new)));
    }

    /** @param text empty: from now on there is none. The same again changes nothing, and is told to nobody. */
    Uni<Outcome> change(UUID id, Optional<String> text, Caller caller, IfMatch seen) {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> integrations
                .lock(session, id)
                .chain(found -> {
                    if (found.isEmpty()) {
                        return Uni.createFrom().item(new Outcome.Unknown());
                    }
                    Integration before = found.get();
                    if (!caller.may(before)) {
                        return Uni.createFrom().item(new Outcome.NotYours());
                    }
                    EntityTag stands =
                            before.mapping().map(IntegrationMapping::tag).orElseGet(IntegrationMapping::noTag);
                    if (!seen.allows(stands)) {
                        return Uni.createFrom().item(new Outcome.Changed(stands));
                    }
                    if (before.mapping().map(IntegrationMapping::text).equals(text)) {
                        return Uni.createFrom().item(new Outcome.Stands(before.mapping()));
                    }
                    Integration after =
                            before.withMapping(text.map(words -> new IntegrationMapping(words, caller.id(), now)));
                    return integrations
                            .changeMapping(session, after)
                            .chain(() -> flow.tell(session, after, now))
                            .replaceWith(new Outcome.Stands(after.mapping()));
                }));
    }
}
