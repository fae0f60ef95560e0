package io.bridgekeeper.paging.phone;

/** What a key in a call means. */
sealed interface KeyPress {

    record Accept() implements KeyPress {}

    record Decline() implements KeyPress {}

    /**
     * It is all said again.
     *
     * @param isWrong whether the key was none of those
     */
    record Again(boolean isWrong) implements KeyPress {}

    /** No more calls: asked once more, for a wrong key must not silence a phone. */
    record AskToStop() implements KeyPress {}

    record Stop() implements KeyPress {}

    /** It was said often enough. */
    record End() implements KeyPress {}

    int MOST_SILENT_ROUNDS = 3;
    int MOST_ROUNDS = 6;

    /**
     * @param digits as they were pressed; blank where none was
     * @param round  how often it was said, from 1
     * @param isSure whether it was asked before whether calls are to stop
     */
    static KeyPress of(String digits, int round, boolean isSure) {
        return switch (digits) {
            case "1" -> new Accept();
            case "2" -> new Decline();
            case "9" -> isSure ? new Stop() : new AskToStop();
            case "3" -> again(round, MOST_ROUNDS, false);
            case "" -> again(round, MOST_SILENT_ROUNDS, false);
            default -> again(round, MOST_ROUNDS, !isSure);
        };
    }

    private static KeyPress again(int round, int most, boolean isWrong) {
        return round >= most ? new End() : new Again(isWrong);
    }
}
