package io.bridgekeeper.e2e.fault;

import io.bridgekeeper.devstack.Component;
import io.bridgekeeper.devstack.Service;
import io.bridgekeeper.e2e.fault.Ledger.Terms;
import java.time.Duration;
import java.util.Optional;

/** F2: paging-service dies between claiming a notice, sending it and noting it; alone, or as one of two. */
record PagingKilled(boolean isSingle) implements Fault {

    @Override
    public String name() {
        return "F2";
    }

    @Override
    public String what() {
        return isSingle
                ? "paging-service killed at random moments"
                : "two replicas of paging-service, one or the other killed at random moments";
    }

    @Override
    public Duration lasts(boolean isShort) {
        return Duration.ofSeconds(isShort ? 10 : 60);
    }

    /** Whatever a process had sent and not noted when it died goes out once more. */
    @Override
    public Terms terms(Scene scene) {
        return new Terms(scene.harms().size(), Optional.empty());
    }

    @Override
    public void before(Scene scene, Act act) {
        if (!isSingle) {
            scene.platform().second(Service.PAGING).start();
        }
    }

    @Override
    public void happens(Scene scene, Act act) {
        do {
            Scene.pause(scene.between(500, 4_000));
            Component victim = isSingle || scene.chance().nextBoolean()
                    ? scene.paging()
                    : scene.platform().second(Service.PAGING);
            scene.harm(victim, Duration.ZERO);
        } while (act.load().running() && !scene.isShort());
    }

    @Override
    public String figures(Scene scene, Act act, Ledger ledger) {
        return "killed %d times%s".formatted(scene.harms().size(), isSingle ? "" : ", one of two");
    }
}
