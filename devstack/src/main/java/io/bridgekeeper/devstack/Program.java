package io.bridgekeeper.devstack;

import java.util.List;

/** What {@link Component} must know to run one program. */
interface Program {
    String name();

    List<NamedPort> ports();

    /** Everything that must be there before the process starts: unpacked files, settings, folders. Idempotent. */
    void prepare();

    Command command();

    /** Whether it answers; asked again and again while it starts, so it must be cheap. */
    boolean ready();

    /** What must hold once it answers. Idempotent; done at each start, also when it was running already. */
    default void afterReady() {}

    default boolean mayFailToStartAfterACrash() {
        return false;
    }

    /** The signal that makes it end in order without waiting for its clients. */
    default String stopSignal() {
        return "TERM";
    }
}
