package io.bridgekeeper.cyclic.notice;

import io.bridgekeeper.cyclic.escalation.Escalation;

/** Needs escalation, which needs it. */
public record Notice(Escalation escalation) {}
