/**
 * Is it solved, who is accountable, has it happened before.
 *
 * <p>The pure heart is {@link io.bridgekeeper.followup.FollowUpDecider}; {@link io.bridgekeeper.followup.FollowUpFlow}
 * reads, asks it, and writes. What other services told is kept in {@code catalog} and {@code timeline}.
 */
package io.bridgekeeper.followup;
