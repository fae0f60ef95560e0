package io.bridgekeeper.cyclic.escalation;

import io.bridgekeeper.cyclic.notice.Notice;

/** Needs notice, which needs it. */
public record Escalation(Notice notice) {}
