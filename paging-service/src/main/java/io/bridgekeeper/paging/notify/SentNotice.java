package io.bridgekeeper.paging.notify;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * @param attempt that was taken, from 1
 * @param hearBy  until when something must be heard of it; empty where nothing ever is over its channel
 */
record SentNotice(UUID id, int attempt, Optional<Instant> hearBy) {}
