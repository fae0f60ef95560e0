package io.bridgekeeper.e2e.fault;

import io.bridgekeeper.e2e.fault.Ledger.Terms;
import java.time.Duration;
import java.util.Optional;

/** F7: PostgreSQL dies, of all services and of Keycloak; what was committed is there, what was not is done again. */
record DatabaseAway() implements Fault {

    @Override
    public String name() {
        return "F7";
    }

    @Override
    public String what() {
        return "PostgreSQL killed and restarted";
    }

    @Override
    public Duration lasts(boolean isShort) {
        return Duration.ofSeconds(isShort ? 10 : 40);
    }

    /** A notice that was sent and could not be noted goes out once more. */
    @Override
    public Terms terms(Scene scene) {
        return new Terms(scene.harms().size(), Optional.empty());
    }

    @Override
    public void happens(Scene scene, Act act) {
        Scene.pause(scene.between(1_000, 4_000));
        scene.harm(scene.platform().database(), Duration.ofSeconds(scene.isShort() ? 2 : 20));
        if (!scene.isShort()) {
            Scene.pause(scene.between(2_000, 6_000));
            scene.harm(scene.platform().database(), Duration.ZERO);
        }
    }
}
