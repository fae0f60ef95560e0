package io.bridgekeeper.roster.bridge;

/**
 * That a person was turned to the gallery, and why. Told once for each reason: asking again and again floods neither
 * the log nor the topic.
 */
record TurnedAway(String personId, Reason reason) {

    enum Reason {
        NOT_INVITED("not-invited", "not invited"),
        BRIDGE_FULL("bridge-full", "the bridge is full");

        private final String word;
        private final String sentence;

        Reason(String word, String sentence) {
            this.word = word;
            this.sentence = sentence;
        }

        /** As it is written in events and tables. */
        String word() {
            return word;
        }

        /** As people read it. */
        String sentence() {
            return sentence;
        }
    }
}
