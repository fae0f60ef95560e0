package io.bridgekeeper.followup;

/** What a caller hears. */
sealed interface FollowUpAnswer {

    record Shown(FollowUpView followUp) implements FollowUpAnswer {}

    record Refused(Refusal refusal) implements FollowUpAnswer {}
}
