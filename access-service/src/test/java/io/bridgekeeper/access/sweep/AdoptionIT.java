package io.bridgekeeper.access.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgekeeper.access.AccessStack;
import io.bridgekeeper.access.MovableClock;
import io.bridgekeeper.access.World;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where access that is found without a grant is not taken at once, but ends. */
@QuarkusTest
@TestProfile(AdoptionIT.Adopting.class)
@WithTestResource(AccessStack.class)
class AdoptionIT {

    public static final class Adopting implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("access.sweep.strays", "adopt");
        }
    }

    private final World world = World.get();

    @Inject
    SweepTimer sweep;

    @Inject
    MovableClock clock;

    @Test
    void givesWhatItFindsAGrantThatEnds() {
        world.door.open();
        String system = world.system();
        world.join("alice", system);
        sweep.wake();
        await().atMost(World.PATIENCE)
                .until(() -> world.findings(World.group(system)), Set.of("adopted alice")::equals);
        assertThat(world.isMember("alice", system)).isTrue();
        String grants = "grants.findAll { it.systemId == '" + system + "' }";
        var json = world.as("alice").get("/api/access/grants").jsonPath();
        assertThat(json.getList(grants + ".state")).containsExactly("active");

        clock.move(World.MAX.plus(Duration.ofSeconds(1)));
        await().atMost(World.PATIENCE).until(() -> world.members(system), List::isEmpty);
        await().atMost(World.PATIENCE)
                .until(() -> world.count(
                                "select count(*) from access_grant where system_id = ? and state = 'ended'"
                                        + " and proven_at is not null",
                                system)
                        == 1);
    }
}
