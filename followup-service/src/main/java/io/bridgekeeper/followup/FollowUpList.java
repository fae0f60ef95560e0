package io.bridgekeeper.followup;

import java.util.List;

/** Follow-ups, newest first. */
record FollowUpList(List<FollowUpSummary> followUps) {}
