package io.bridgekeeper.followup;

import java.util.List;
import java.util.Optional;

/**
 * Follow-ups, the newest first.
 *
 * @param next for {@code cursor}; null at the end
 */
record FollowUpList(List<FollowUpSummary> followUps, Optional<String> next) {}
