package io.bridgekeeper.paging.incident;

/**
 * How often the steps of an escalation are walked, and which walk it is.
 *
 * @param ofOwner    rounds of the owner's steps, at least 1, as their policy stood when the incident opened
 * @param ofFallback rounds of the fallback's steps, at least 1
 * @param current    which of all it is, from 1; a person is called at most once in each
 * @param walked     rounds of the steps now walked that are behind us, from 0
 */
public record Rounds(int ofOwner, int ofFallback, int current, int walked) {

    public static Rounds of(int ofOwner, int ofFallback) {
        return new Rounds(ofOwner, ofFallback, 1, 0);
    }

    /** Whether the owner's steps may be walked once more. */
    public boolean ownerHasAnother() {
        return walked + 1 < ofOwner;
    }

    /** Whether the fallback's steps may be walked once more. */
    public boolean fallbackHasAnother() {
        return walked + 1 < ofFallback;
    }

    /** The same steps again. */
    public Rounds next() {
        return new Rounds(ofOwner, ofFallback, current + 1, walked + 1);
    }

    /** On to the fallback's steps, in the round in which the owner's ended. */
    public Rounds toFallback() {
        return new Rounds(ofOwner, ofFallback, current, 0);
    }

    /** From the owner's first step, as if nothing had been walked; in a round of its own. */
    public Rounds afresh() {
        return new Rounds(ofOwner, ofFallback, current + 1, 0);
    }
}
