package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.profile.Profile;
import io.bridgekeeper.contracts.paging.v1.SystemPublished;
import io.bridgekeeper.outbox.InboxFlow;
import io.bridgekeeper.outbox.IncomingEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hibernate.reactive.mutiny.Mutiny;

/** What paging-service tells of systems. */
@ApplicationScoped
class CatalogInbox {

    private final InboxFlow inbox;
    private final IncidentFlow incidents;
    private final MembershipTimer timer;

    CatalogInbox(InboxFlow inbox, IncidentFlow incidents, MembershipTimer timer) {
        this.inbox = inbox;
        this.incidents = incidents;
        this.timer = timer;
    }

    @Incoming("catalog")
    Uni<Void> receive(Message<byte[]> message) {
        return inbox.receive(message, this::handle).invoke(timer::wake);
    }

    private Uni<Void> handle(Mutiny.Session session, IncomingEvent event) {
        return switch (event.data()) {
            case SystemPublished system ->
                incidents.hearProfiles(session, system.systemId(), profiles(system), system.publishedAt());
            default -> Uni.createFrom().voidItem();
        };
    }

    private static List<Profile> profiles(SystemPublished system) {
        if (system.retired()) {
            return List.of();
        }
        return system.accessProfiles().stream()
                .map(p -> new Profile(p.profileId(), system.systemId(), p.keycloakGroup(), p.maxDuration()))
                .toList();
    }
}
