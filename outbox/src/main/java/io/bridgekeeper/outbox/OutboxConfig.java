package io.bridgekeeper.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the outbox and the inbox; every one has a default that fits. Public for the validator of settings. */
@ConfigMapping(prefix = "outbox")
public interface OutboxConfig {

    Relay relay();

    Inbox inbox();

    Topics topics();

    /** Sending. */
    interface Relay {
        /** Longest wait for an event whose notification was lost, and between two tries while the broker is away. */
        @WithDefault("1s")
        Duration poll();

        /**
         * How long events wait for others that commit a moment later, and are then sent together; 0 for not at all. Whoever is
         * paged does not wait for it.
         */
        @WithDefault("20ms")
        Duration gather();

        /** How often a standing-by replica tries to become the one that sends. */
        @WithDefault("1s")
        Duration standby();

        /** Most events read at once. */
        @WithDefault("500")
        int batch();
    }

    /** Remembering what was seen. */
    interface Inbox {
        /** How long ids are remembered; must exceed the retention of every topic that is consumed. */
        @WithDefault("P8D")
        Duration keep();
    }

    /** Creating the topics of the event catalogue and their dead-letter topics at start. */
    interface Topics {
        /** Off where the topics are declared elsewhere, as with an operator on Kubernetes. */
        @WithDefault("true")
        boolean create();

        /** Partitions of an event topic; dead-letter topics have one. */
        @WithDefault("6")
        int partitions();

        /** Replicas of each partition; -1 leaves it to the broker. */
        @WithDefault("-1")
        short replication();
    }
}
