package io.bridgekeeper.devstack;

import java.util.List;

/**
 * Where everything listens, from one base: all on loopback, all below the ephemeral range.
 *
 * @param base first port of the 256 that belong to this stack; 1024 to {@value #HIGHEST_BASE}
 */
public record Ports(int base) {
    static final int UP = 18_000;
    static final int TEST = 19_000;
    static final int SPAN = 256;
    static final int HIGHEST_BASE = 32_768 - SPAN;
    static final String HOST = "127.0.0.1";

    /** Modules whose tests get a broker of their own, so that one module's tests never read another's records. */
    private static final List<String> MODULES_WITH_BROKER = List.of(
            "devstack",
            "outbox",
            "paging-service",
            "roster-service",
            "access-service",
            "followup-service",
            "gateway",
            "benchmarks");

    public Ports {
        if (base < 1024 || base > HIGHEST_BASE) {
            throw new Fault("BRIDGEKEEPER_PORT_BASE is " + base + ": choose a port from 1024 to " + HIGHEST_BASE + ".");
        }
    }

    /**
     * @param setting the value of BRIDGEKEEPER_PORT_BASE, null or blank when unset
     */
    static Ports of(String setting, int otherwise) {
        if (setting == null || setting.isBlank()) {
            return new Ports(otherwise);
        }
        try {
            return new Ports(Integer.parseInt(setting.strip()));
        } catch (NumberFormatException notANumber) {
            throw new Fault(
                    "BRIDGEKEEPER_PORT_BASE is \"" + setting + "\": it must be a number, such as " + UP + ".", null);
        }
    }

    public int of(Service service) {
        return base + service.portOffset();
    }

    /** Where a second process of the service listens, beside the first. */
    int secondOf(Service service) {
        return base + 5 + service.portOffset();
    }

    /** Where a third one does, for when something else answers where the first would. */
    int thirdOf(Service service) {
        return base + 30 + service.portOffset();
    }

    public int keycloak() {
        return base + 10;
    }

    public int keycloakManagement() {
        return base + 11;
    }

    public int kafka() {
        return base + 12;
    }

    public int kafkaController() {
        return base + 13;
    }

    public int postgres() {
        return base + 14;
    }

    public int noticeSmtp() {
        return base + 20;
    }

    public int noticeHttp() {
        return base + 21;
    }

    /** Where the load tool receives notices while it runs. */
    int benchReceiver() {
        return base + 22;
    }

    /** The broker of one module's tests; the controller listens one port higher. The stack's own for other callers. */
    int kafkaOf(String module) {
        int index = MODULES_WITH_BROKER.indexOf(module);
        return index < 0 ? kafka() : base + 120 + 2 * index;
    }

    static boolean hasOwnBroker(String module) {
        return MODULES_WITH_BROKER.contains(module);
    }
}
