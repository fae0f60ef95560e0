package io.bridgekeeper.followup;

/** What comes of asking. */
sealed interface Decision {

    /**
     * It happened.
     *
     * @param followUp as it stands after the event
     */
    record Happened(FollowUp followUp, FollowUpEvent event) implements Decision {}

    /**
     * It is so already, or does not matter any more.
     *
     * @param because for the log
     */
    record Nothing(String because) implements Decision {}

    /** A person is told no. */
    record Refuse(Refusal refusal) implements Decision {}
}
