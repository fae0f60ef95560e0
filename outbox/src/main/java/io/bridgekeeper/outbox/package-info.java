/**
 * Events that leave and enter a service in the transaction of the work they tell of, and the due work between them.
 *
 * <p>Out: {@link io.bridgekeeper.outbox.OutboxRepository} writes, {@code OutboxRelay} sends. In:
 * {@link io.bridgekeeper.outbox.InboxFlow}. Due: {@link io.bridgekeeper.outbox.DueWorkTimer}.
 */
package io.bridgekeeper.outbox;
