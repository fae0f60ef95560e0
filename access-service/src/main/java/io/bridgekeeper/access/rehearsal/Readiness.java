package io.bridgekeeper.access.rehearsal;

import java.util.List;

/** Whether a person would have the access of a system, with the reasons. */
sealed interface Readiness {

    /** @param reasons what could not be tried, and what is otherwise in the way; may be empty */
    List<Reason> reasons();

    /** As it stands in events, tables and the API. */
    String slug();

    /** As far as it can be known. @param reasons what could not be tried; nearly always empty */
    record Ready(List<Reason> reasons) implements Readiness {

        @Override
        public String slug() {
            return "ready";
        }
    }

    /** @param reasons every one; never empty */
    record NotReady(List<Reason> reasons) implements Readiness {

        @Override
        public String slug() {
            return "not-ready";
        }
    }

    /** The person cannot be called for the system any more. */
    record NotCovered() implements Readiness {

        @Override
        public List<Reason> reasons() {
            return List.of();
        }

        @Override
        public String slug() {
            return "not-covered";
        }
    }
}
