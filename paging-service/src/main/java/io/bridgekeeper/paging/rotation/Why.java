package io.bridgekeeper.paging.rotation;

/** Why somebody is on call in a shift. */
public sealed interface Why {

    /** In words, to be shown to the person. */
    String sentence();

    /** @param turn from the layer's first hand-off, which begins turn 0 */
    record OfLayer(String layer, long turn) implements Why {
        @Override
        public String sentence() {
            return "Turn " + turn + " of the layer " + layer + ".";
        }
    }

    record Added(String overrideId) implements Why {
        @Override
        public String sentence() {
            return "Added by the override " + overrideId + ".";
        }
    }

    /** @param before what it would be without */
    record Replaced(String overrideId, String insteadOf, Why before) implements Why {
        @Override
        public String sentence() {
            return "Instead of " + insteadOf + " by the override " + overrideId + ". " + before.sentence();
        }
    }

    /** @param before what it would be without */
    record Swapped(String swapId, String insteadOf, Why before) implements Why {
        @Override
        public String sentence() {
            return "Took the shift of " + insteadOf + " by the swap " + swapId + ". " + before.sentence();
        }
    }

    record OfTemporary(String scheduleId) implements Why {
        @Override
        public String sentence() {
            return "Set by the temporary schedule " + scheduleId + ".";
        }
    }
}
