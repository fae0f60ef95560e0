package io.bridgekeeper.paging.notify;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** @param hearBy until when something must be heard of it; empty where nothing ever is over its channel */
record SentNotice(UUID id, Optional<Instant> hearBy) {}
