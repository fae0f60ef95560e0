package io.bridgekeeper.sealing;

/** What came of opening what was sealed. */
public sealed interface Opening {

    /** What was sealed. */
    record Opened(String clear) implements Opening {

        /** Not the secret: a record's text ends up in logs. */
        @Override
        public String toString() {
            return "Opened[]";
        }
    }

    /** It was sealed under a key that is not here; with that key in the settings it opens. */
    record UnknownKey(String keyId) implements Opening {}

    /** It was changed, or sealed for something else, or was never sealed here. No key helps. */
    record Broken() implements Opening {}
}
