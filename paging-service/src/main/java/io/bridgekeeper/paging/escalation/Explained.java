package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.contact.ContactPlan.LeftOut;
import io.bridgekeeper.paging.notify.NoticeStatus;
import java.util.List;
import java.util.Optional;

/**
 * A page with all that is known of why it was made.
 *
 * @param why     empty for pages of before it was kept
 * @param notOver ways of the person that were not taken
 * @param notices in the order in which they were planned
 */
record Explained(Page page, Optional<Explanation> why, List<LeftOut> notOver, List<NoticeStatus> notices) {}
