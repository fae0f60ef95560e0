package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.incident.Severity;

/** What may happen to a {@link World} next. Pages and people are counted around, so that every number names one. */
sealed interface Act {

    /** One more alert of the same problem. */
    record Fires() implements Act {}

    /** One alert clears; with the last the incident is over. */
    record Clears() implements Act {}

    /** Pages are counted from the newest. */
    record Accepts(int page) implements Act {}

    record Declines(int page) implements Act {}

    /** It belongs to another system. */
    record SendsOn(int page) implements Act {}

    record Confirms(int page) implements Act {}

    record HandsBack(int page) implements Act {}

    /** A commander, or whoever was paged first, pages somebody. */
    record PagesByHand(int person, boolean byCommander, boolean anyway) implements Act {}

    /** A commander, or whoever was paged first, asks for a responder of one of two other systems. */
    record AsksForHelp(int system, boolean byCommander) implements Act {}

    record CancelsHelp() implements Act {}

    /** The time of whoever is asked to help is up, and the timer looks so much later, twice. */
    record HelpIsLate(int minutesLate) implements Act {}

    record Says(Severity severity) implements Act {}

    record Resolves() implements Act {}

    record Reopens() implements Act {}

    /** The timer looks, early perhaps, or for a step that is long over. */
    record TimerLooks() implements Act {}

    /** The running step's time is up, and the timer looks so much later, twice. */
    record TimeIsUp(int minutesLate) implements Act {}

    record SecondsPass(int seconds) implements Act {}

    record NoticesAreClaimed(int most) implements Act {}

    /** The provider answers one of those under way, in whichever order. */
    record ProviderAnswers(int which, Answer answer) implements Act {}

    /** Something is heard of a notice that was begun, or nothing in time. */
    record IsHeardOf(int which, boolean hasArrived) implements Act {}

    /** What is under way is never noted, as if it had not been sent. */
    record Crashes() implements Act {}

    /** What is so of a person from now on. */
    record BecomesOtherwise(int person, Somebody how) implements Act {}

    enum Answer {
        TAKEN,
        /** Taken; and whoever sent it dies before it is noted. */
        TAKEN_AND_LOST,
        NOT_NOW,
        NEVER
    }

    /** How somebody is. */
    record Somebody(Willing willing, boolean isTired, boolean isTrained, boolean sleeps, int ways) {}

    enum Willing {
        EXPECTS_IT,
        NEVER_AGREED,
        HAS_LEFT,
        HAS_NO_ACCOUNT
    }
}
