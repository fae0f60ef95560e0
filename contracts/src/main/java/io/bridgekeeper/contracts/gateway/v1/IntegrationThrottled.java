package io.bridgekeeper.contracts.gateway.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * An integration sends faster than it may, and some of what it sent was refused. Told at the first refusal and again
 * about every minute while it lasts, by each gateway for itself; that it is over is told by nobody, since the gateway
 * that knew may be gone.
 *
 * <p>Type {@code gateway.integration.throttled.v1} on {@code gateway.integration.v1}.
 *
 * @param integrationId whose key the sender used, also the topic key
 * @param perSecond     how many bodies one gateway takes of it in a second, in the long run
 * @param refused       bodies that this gateway refused since it told of it last, at least one
 * @param throttledAt   when the newest of them was refused
 */
public record IntegrationThrottled(UUID integrationId, int perSecond, long refused, Instant throttledAt) {}
