package io.bridgekeeper.idempotency;

/** What is kept of an answer for who asks again. */
sealed interface Keeping {

    /** Bytes; what is longer is made again. */
    int LONGEST = 256 * 1024;

    /** Nothing: what went wrong on our side is no answer, and may be asked for again at once. */
    record Nothing() implements Keeping {}

    /** That it was answered, and no more: it held a secret that is shown once. */
    record ThatItWas() implements Keeping {}

    record TheAnswer(Claim.Answered answered) implements Keeping {}

    /** @param ofSecretPath whether answers of its path hold such a secret where they are no refusal */
    static Keeping of(Claim.Answered answered, boolean ofSecretPath) {
        if (answered.status() >= 500 || answered.status() == 429) {
            return new Nothing();
        }
        if (ofSecretPath && answered.status() < 300) {
            return new ThatItWas();
        }
        return answered.body().length > LONGEST ? new Nothing() : new TheAnswer(answered);
    }
}
