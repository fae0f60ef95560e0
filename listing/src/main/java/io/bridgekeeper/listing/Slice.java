package io.bridgekeeper.listing;

import io.bridgekeeper.problem.RequestFault;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which part of a list is asked for.
 *
 * @param list  the list's name and its filters, in a fixed order
 * @param after only what comes behind it; empty: from the newest on
 * @param limit 1 to {@link #MOST}
 */
public record Slice(List<String> list, Optional<Cursor> after, int limit) {

    public static final int MOST = 200;

    /** Where nothing else is asked for; as a text, for {@code DefaultValue}. */
    public static final String USUAL = "50";

    /** For the descriptions of parameters. */
    public static final String LIMIT = "1 to 200";

    public static final String CURSOR = "next of the part before, with the same filters; left out: from the newest on";

    /**
     * Reads the parameters of a request.
     *
     * @param cursor {@code next} of the part before; null: from the newest on
     * @param faults what is wrong is added to them; then the answer is of no use
     */
    public static Slice read(List<String> list, String cursor, String limit, List<RequestFault> faults) {
        Optional<Cursor> after = Optional.ofNullable(cursor).flatMap(text -> Cursor.read(text, list));
        if (cursor != null && after.isEmpty()) {
            faults.add(new RequestFault("cursor", "must be next of the part before, asked for with the same filters"));
        }
        boolean sound = limit.matches("[0-9]{1,3}") && Integer.parseInt(limit) >= 1 && Integer.parseInt(limit) <= MOST;
        if (!sound) {
            faults.add(new RequestFault("limit", "must be 1 to " + MOST));
        }
        return new Slice(list, after, sound ? Integer.parseInt(limit) : MOST);
    }

    /** The items are behind it, whichever part this is. */
    public Cursor behind() {
        return after.orElse(Cursor.BEFORE_ALL);
    }

    /** How many to look for: one more than is shown tells whether there is more. */
    public int sought() {
        return limit + 1;
    }

    /** @param found up to {@link #sought} items behind {@link #after}, the newest first */
    public <T> Part<T> part(List<T> found, Function<T, Cursor> place) {
        return found.size() <= limit
                ? new Part<>(found, Optional.empty())
                : new Part<>(found.subList(0, limit), Optional.of(next(place.apply(found.get(limit - 1)))));
    }

    /** @param last the place of the last item that is shown */
    public String next(Cursor last) {
        return last.text(list);
    }
}
