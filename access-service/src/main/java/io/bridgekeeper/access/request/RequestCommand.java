package io.bridgekeeper.access.request;

import java.util.UUID;

/** What can be done to a request. */
sealed interface RequestCommand {

    /**
     * @param may     whether a role, or the system's catalog entry, lets the person decide
     * @param grantId of the access that it gives if this is the last yes that was needed
     */
    record Approve(Who by, boolean may, String reason, UUID grantId) implements RequestCommand {}

    record Deny(Who by, boolean may, String reason) implements RequestCommand {}

    /** By whoever may decide, of what was approved; by its asker, of what was not decided or approved. */
    record Revoke(Who by, boolean may, String reason) implements RequestCommand {}

    /** Nothing, but time went on. */
    record TimePasses() implements RequestCommand {}
}
