package io.bridgekeeper.devstack;

/** The five services, by the names of their modules. */
public enum Service {
    GATEWAY("gateway", 0),
    PAGING("paging-service", 1),
    ROSTER("roster-service", 2),
    ACCESS("access-service", 3),
    FOLLOWUP("followup-service", 4);

    private final String module;
    private final int portOffset;

    Service(String module, int portOffset) {
        this.module = module;
        this.portOffset = portOffset;
    }

    public String module() {
        return module;
    }

    int portOffset() {
        return portOffset;
    }

    /**
     * On the way from a signal to a page. Where the processor is short, the others give way: a bridge, a grant and a
     * follow-up are wanted once somebody was called.
     */
    boolean onHotPath() {
        return this == GATEWAY || this == PAGING;
    }

    /** Database and database role of the service; the gateway keeps nothing and has none. */
    boolean hasDatabase() {
        return this != GATEWAY;
    }

    /** Name of the service's database and of the role that owns it. */
    String database() {
        return module.replace("-service", "");
    }

    /**
     * The role by which the service works. access-service does not own its tables: the database keeps the audit from
     * whoever wrote it.
     */
    String databaseRole() {
        return this == ACCESS ? "access_service" : database();
    }
}
