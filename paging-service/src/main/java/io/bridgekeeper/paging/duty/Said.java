package io.bridgekeeper.paging.duty;

import io.bridgekeeper.paging.rotation.Range;
import java.util.List;

/** What other services are told under one key. */
sealed interface Said {

    /** Of its event. */
    String key();

    boolean retired();

    /**
     * Whom a system can call.
     *
     * @param window that is spoken of; never empty
     * @param duties in {@link SystemDuty#ORDER}; empty of one that is retired
     */
    record OfSystem(String systemId, Range window, List<SystemDuty> duties, boolean retired) implements Said {

        @Override
        public String key() {
            return "system/" + systemId;
        }

        /** Whether both say the same of the time that both speak of; not where there is none. */
        boolean agreesWith(OfSystem other) {
            Range both = window.within(other.window);
            return !both.isEmpty()
                    && retired == other.retired
                    && SystemDuty.within(both, duties).equals(SystemDuty.within(both, other.duties));
        }
    }

    /** @param members in alphabetical order, each once; empty of one that is retired */
    record OfRotation(String rotationId, List<String> members, boolean retired) implements Said {

        @Override
        public String key() {
            return "rotation/" + rotationId;
        }
    }
}
