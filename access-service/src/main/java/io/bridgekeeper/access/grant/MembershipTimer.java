package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.AccessConfig;
import io.bridgekeeper.access.SettingFaults;
import io.bridgekeeper.outbox.DueWorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Carries out due memberships, a few side by side: a person whom Keycloak is slow about holds up nobody else. */
@ApplicationScoped
public class MembershipTimer {

    private static final Duration LAST_CALL = Duration.ofSeconds(8);

    private final AccessConfig config;
    private final List<DueWorkTimer> workers;

    MembershipTimer(MembershipFlow flow, Vertx vertx, AccessConfig config) {
        this.config = config;
        this.workers = IntStream.rangeClosed(1, config.work().workers())
                .mapToObj(number -> new DueWorkTimer(
                        "membership " + number, vertx, config.work().poll(), flow::work))
                .toList();
    }

    void start(@Observes StartupEvent event) {
        List<String> faults = Stream.of(
                        faults(),
                        SettingFaults.ofRoles(
                                config.managedRealmRoles().orElse(Set.of()),
                                config.managedClients().orElse(Set.of())),
                        SettingFaults.ofRevocation(config.revocation().patience()),
                        SettingFaults.ofPublicUrl(config.publicUrl()),
                        SettingFaults.ofAsking(
                                config.grace(),
                                config.request().decideWithin(),
                                config.request().poll(),
                                config.breakGlass().longest()))
                .flatMap(List::stream)
                .toList();
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join("; ", faults));
        }
        workers.forEach(DueWorkTimer::start);
    }

    /** A wrong setting stops the start, not the night. */
    private List<String> faults() {
        return SettingFaults.of(
                config.managedGroupsParent(),
                config.work().poll(),
                config.work().workers(),
                config.work().lease(),
                config.keycloak().timeout(),
                config.sweep().every(),
                config.sweep().retry(),
                config.account().every(),
                config.account().retry(),
                config.account().afterPublishing(),
                config.account().page());
    }

    /** There may be due memberships: call it after the commit. */
    public void wake() {
        workers.forEach(DueWorkTimer::wake);
    }

    /** As above, where something was done that may have made one due. */
    void wakeFor(int events) {
        if (events > 0) {
            wake();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        Uni.join()
                .all(workers.stream().map(DueWorkTimer::stop).toList())
                .andCollectFailures()
                .await()
                .atMost(LAST_CALL);
    }
}
