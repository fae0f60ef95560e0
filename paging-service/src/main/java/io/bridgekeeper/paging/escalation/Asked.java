package io.bridgekeeper.paging.escalation;

import java.util.Locale;

/**
 * A rule that was asked before somebody was called, with its answer and what it saw.
 *
 * @param step     of the owner's policy, from 1; 0 for the fallback and for a page made by hand
 * @param about    of whom, by person id; the rotation's id where nobody is on call in it
 * @param inFavour whether it spoke for calling them now
 * @param facts    what it saw, in one sentence
 */
public record Asked(Rule rule, int step, String about, boolean inFavour, String facts) {

    /** In the order in which they are asked of one person. */
    public enum Rule {
        /** Whom the step names, at this moment. */
        WHOM_THE_STEP_NAMES,
        CALLED_ONCE_A_ROUND,
        EXPECTS_THE_CALL,
        LOAD_GUARD,
        TRAINING,
        /** Whether nobody else is left, so that whoever was spared is called after all. */
        NOBODY_ELSE_LEFT,
        /** Whether whoever pages by hand may. */
        MAY_PAGE_BY_HAND,
        /** Whether whoever asks for a responder of another system may. */
        MAY_ASK_FOR_RESPONDER;

        /** As it stands in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Asked of(Rule rule, Rung rung, boolean inFavour, String facts) {
        return new Asked(rule, rung.step(), rung.personId(), inFavour, facts);
    }
}
