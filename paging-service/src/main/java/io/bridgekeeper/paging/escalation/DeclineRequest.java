package io.bridgekeeper.paging.escalation;

/**
 * @param reason    in the person's words; may be null
 * @param belongsTo the system that the incident is of, by its catalog id, where it is not the person's; may be null
 */
record DeclineRequest(String reason, String belongsTo) {}
