package io.bridgekeeper.paging.escalation;

import java.time.Duration;

/**
 * One person to call, as a step of a policy names them at this moment.
 *
 * @param step     of the owner's policy, from 1; {@link #FALLBACK} for the fallback policy
 * @param personId who; the rotation's id where it has left the catalog or nobody is on call
 * @param reason   why this person, in words
 * @param timeout  how long they have to answer
 */
public record Rung(int step, String personId, String reason, Duration timeout, Reach reach) {

    public static final int FALLBACK = 0;

    /** Whether a person may be called. */
    public enum Reach {
        EXPECTS_THE_CALL,
        NO_CONSENT,
        /** The person can log in no more, so they could not accept. */
        NO_ACCOUNT,
        /** The rotation has nobody on call. */
        NOBODY,
        /** The person or the rotation has left the catalog since the incident opened. */
        GONE
    }
}
