package io.bridgekeeper.e2e.fault;

import io.bridgekeeper.devstack.Component;
import io.bridgekeeper.devstack.Service;
import io.bridgekeeper.e2e.fault.Ledger.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** F2: paging-service dies between claiming a notice, sending it and noting it. */
final class PagingKilled implements Fault {

    @Override
    public String name() {
        return "F2";
    }

    @Override
    public String what() {
        return "paging-service killed at random moments";
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
    public void happens(Scene scene, Act act) {
        killOneByOne(scene, act, List.of(scene.paging()));
    }

    static void killOneByOne(Scene scene, Act act, List<Component> processes) {
        do {
            Scene.pause(scene.between(500, 4_000));
            scene.harm(processes.get(scene.chance().nextInt(processes.size())), Duration.ZERO);
        } while (act.load().running() && !scene.isShort());
    }

    @Override
    public String figures(Scene scene, Act act, Ledger ledger) {
        return "killed %d times".formatted(scene.harms().size());
    }

    /** Nobody kills it: it is stopped and started again, as an update does. */
    static final class Stopped implements Fault {

        @Override
        public String name() {
            return "F2";
        }

        @Override
        public String what() {
            return "paging-service stopped and started again, as an update does";
        }

        @Override
        public Duration lasts(boolean isShort) {
            return Duration.ofSeconds(isShort ? 10 : 60);
        }

        @Override
        public void happens(Scene scene, Act act) {
            do {
                Scene.pause(scene.between(500, 4_000));
                scene.restart(scene.paging());
            } while (act.load().running() && !scene.isShort());
        }

        @Override
        public String figures(Scene scene, Act act, Ledger ledger) {
            return "stopped %d times".formatted(scene.harms().size());
        }
    }

    /**
     * The same as one of two behind one address: the gateway, and with it whoever accepts, meets now the one, now the other.
     */
    static final class OneOfTwo implements Fault {

        private Optional<ServiceDoor> door = Optional.empty();

        @Override
        public String name() {
            return "F2";
        }

        @Override
        public String what() {
            return "two replicas of paging-service behind one address, one or the other killed at random moments";
        }

        @Override
        public Duration lasts(boolean isShort) {
            return Duration.ofSeconds(isShort ? 10 : 60);
        }

        @Override
        public Terms terms(Scene scene) {
            return new Terms(scene.harms().size(), Optional.empty());
        }

        @Override
        public void before(Scene scene, Act act) {
            scene.paging().stop();
            replicas(scene).forEach(Component::start);
            door = Optional.of(new ServiceDoor(
                    scene.platform().address(Service.PAGING), scene.platform().replicas(Service.PAGING)));
        }

        @Override
        public void happens(Scene scene, Act act) {
            killOneByOne(scene, act, replicas(scene));
        }

        @Override
        public void end(Scene scene) {
            door.ifPresent(ServiceDoor::close);
            replicas(scene).forEach(Component::stop);
        }

        @Override
        public List<Breach> also(Scene scene, Act act, Ledger ledger) {
            return door.orElseThrow().taken().values().stream().anyMatch(taken -> taken == 0)
                    ? List.of(new Breach(
                            "F2",
                            "one of the two was never asked: " + door.get().taken()))
                    : List.of();
        }

        @Override
        public String figures(Scene scene, Act act, Ledger ledger) {
            return "killed %d times, one of two; connections that each took, by port: %s"
                    .formatted(scene.harms().size(), door.orElseThrow().taken());
        }

        private static List<Component> replicas(Scene scene) {
            return List.of(
                    scene.platform().second(Service.PAGING), scene.platform().third(Service.PAGING));
        }
    }
}
