package io.bridgekeeper.paging.integration;

/** @param secret that the sender made, 16 to 256 characters that can be seen; null to have one made */
record NewSecret(String secret) {

    static final int SHORTEST = 16;
    static final int LONGEST = 256;

    /** Whether a sender can be told it, and nobody guesses it. */
    boolean isFit() {
        return secret == null
                || secret.length() >= SHORTEST
                        && secret.length() <= LONGEST
                        && secret.chars().allMatch(sign -> sign > ' ' && sign < 0x7f);
    }

    /** Not the secret: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "NewSecret[]";
    }
}
