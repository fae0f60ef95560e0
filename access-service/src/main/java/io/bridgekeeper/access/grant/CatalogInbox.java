package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.membership.Target;
import io.bridgekeeper.access.membership.UserName;
import io.bridgekeeper.access.profile.Profile;
import io.bridgekeeper.access.profile.ProfileRepository;
import io.bridgekeeper.access.profile.RuleRepository;
import io.bridgekeeper.access.profile.TellingFlow;
import io.bridgekeeper.contracts.paging.v1.SystemPublished;
import io.bridgekeeper.outbox.InboxFlow;
import io.bridgekeeper.outbox.IncomingEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What paging-service tells of systems. */
@ApplicationScoped
class CatalogInbox {

    private final InboxFlow inbox;
    private final ProfileRepository profiles;
    private final TellingFlow telling;
    private final RuleRepository rules;
    private final MembershipTimer timer;

    CatalogInbox(
            InboxFlow inbox,
            ProfileRepository profiles,
            TellingFlow telling,
            RuleRepository rules,
            MembershipTimer timer) {
        this.inbox = inbox;
        this.profiles = profiles;
        this.telling = telling;
        this.rules = rules;
        this.timer = timer;
    }

    @Incoming("catalog")
    Uni<Void> receive(KafkaRecordBatch<String, byte[]> batch) {
        return inbox.receive(batch, this::work).invoke(timer::wakeFor).replaceWithVoid();
    }

    private Optional<InboxFlow.Work> work(IncomingEvent event) {
        return switch (event.data()) {
            case SystemPublished system ->
                Optional.of(session -> profiles.publish(
                                session, system.systemId(), profiles(system), system.publishedAt())
                        .chain(() -> telling.profilesChanged(session, Set.of(system.systemId())))
                        .chain(() -> rules.own(
                                session,
                                system.systemId(),
                                system.productOwner() == null ? null : UserName.of(system.productOwner()),
                                system.publishedAt())));
            default -> Optional.empty();
        };
    }

    private static List<Profile> profiles(SystemPublished system) {
        if (system.retired()) {
            return List.of();
        }
        return system.accessProfiles().stream()
                .map(p -> new Profile(
                        p.profileId(),
                        system.systemId(),
                        List.of(new Target.Group(p.keycloakGroup())),
                        p.maxDuration()))
                .toList();
    }
}
