package io.bridgekeeper.followup;

import io.bridgekeeper.followup.accountability.Nominee;

/** What is asked of a follow-up that stands open. */
sealed interface FollowUpCommand {

    /** The catalog now names a product owner whom it also knows as a person. */
    record ProposeProductOwner(String personId) implements FollowUpCommand {}

    /** Somebody names another person. */
    record ProposeAccountable(Nominee nominee, Caller by) implements FollowUpCommand {}

    /** Somebody says yes, for themselves. */
    record AcceptAccountability(Caller by) implements FollowUpCommand {}
}
