package io.bridgekeeper.followup;

/** Whether the way in which an incident ended can ever count as solved. Only a fix can: the rest leaves the cause in place. */
sealed interface Solvability {

    /** The cause may be gone; time without recurrence will tell. */
    record Possible() implements Solvability {}

    /** The cause is still there.
     *
     * @param because one sentence for a person
     */
    record Excluded(String because) implements Solvability {}

    /** @param how as the resolver said; a way that we have not heard of is not a fix */
    static Solvability of(String how) {
        return switch (how) {
            case "fix" -> new Possible();
            case "workaround" -> excluded("a workaround", "goes around the cause");
            case "restart" -> excluded("a restart", "hides the cause until next time");
            case "rollback" -> excluded("a rollback", "puts the change off that brought the cause to light");
            case "scale-up" -> excluded("more capacity", "feeds the cause and does not end it");
            case "self-cleared" -> new Excluded("It cleared by itself, and nobody knows why.");
            case "false-alarm" -> new Excluded("It was a false alarm, and the alarm still stands.");
            default -> excluded("'" + how + "'", "is not a fix");
        };
    }

    private static Excluded excluded(String way, String why) {
        return new Excluded("Resolved by %s, which %s.".formatted(way, why));
    }
}
