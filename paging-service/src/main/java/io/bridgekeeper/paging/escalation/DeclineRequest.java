package io.bridgekeeper.paging.escalation;

/** @param reason in the person's words; may be null */
record DeclineRequest(String reason) {}
