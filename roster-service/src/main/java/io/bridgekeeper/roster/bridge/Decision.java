package io.bridgekeeper.roster.bridge;

import java.util.List;

/** What comes of a command. */
sealed interface Decision {

    /**
     * What happens now, in order.
     *
     * @return may be empty
     */
    List<BridgeEvent> events();

    /** It is done. */
    record Accept(List<BridgeEvent> events) implements Decision {
        public Accept {
            events = List.copyOf(events);
        }

        Accept(BridgeEvent event) {
            this(List.of(event));
        }
    }

    /**
     * It is so already, or came too late to matter.
     *
     * @param why for the service's log
     */
    record Nothing(String why) implements Decision {
        @Override
        public List<BridgeEvent> events() {
            return List.of();
        }
    }

    /** A person is told no. That they were turned to the gallery may itself be worth a line. */
    record Refuse(Refusal refusal, List<BridgeEvent> events) implements Decision {
        public Refuse {
            events = List.copyOf(events);
        }

        Refuse(Refusal refusal) {
            this(refusal, List.of());
        }
    }
}
