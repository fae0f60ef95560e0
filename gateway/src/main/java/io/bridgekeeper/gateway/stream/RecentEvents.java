package io.bridgekeeper.gateway.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The last events, for those whose connection broke; within bounds of number and of length. Not for several threads at
 * once.
 */
final class RecentEvents {

    /** What somebody missed. */
    sealed interface Missed {
        /**
         * These, the oldest first, each behind all that was heard here before it; none where nothing was missed.
         *
         * @param from from where they begin: nothing up to there is among them, and each of them is behind it as well
         */
        record Events(List<StreamEvent> events, Position from) implements Missed {}

        /** More than is still known. */
        record TooMuch(String why) implements Missed {}
    }

    private record Kept(Position.Place place, long offset, StreamEvent event) {
        int length() {
            return event.data().length();
        }
    }

    private final int most;
    private final long longest;
    private final Deque<Kept> events = new ArrayDeque<>();
    private final Map<Position.Place, Long> floors = new HashMap<>();
    private Position position = Position.START;
    private long length;

    /**
     * @param most    events
     * @param longest characters of their data, all together
     */
    RecentEvents(int most, long longest) {
        this.most = most;
        this.longest = longest;
    }

    /** From now on everything of this partition is heard, from this offset on. */
    void begin(Position.Place place, long offset) {
        floors.put(place, offset);
        position = position.with(place, offset - 1);
    }

    /**
     * Something happened.
     *
     * @return the position behind it
     */
    Position add(Position.Place place, long offset, StreamEvent event) {
        floors.putIfAbsent(place, offset);
        position = position.with(place, offset);
        Kept kept = new Kept(place, offset, event.at(position));
        events.addLast(kept);
        length += kept.length();
        while (events.size() > most || length > longest) {
            Kept oldest = events.removeFirst();
            length -= oldest.length();
            floors.put(oldest.place(), oldest.offset() + 1);
        }
        return position;
    }

    /** Behind everything that was heard. */
    Position position() {
        return position;
    }

    /** What is behind that position. */
    Missed since(Position heard) {
        for (Map.Entry<Position.Place, Long> floor : floors.entrySet()) {
            if (heard.offset(floor.getKey()) + 1 < floor.getValue()) {
                return new Missed.TooMuch("older than what is kept");
            }
        }
        if (!floors.keySet().containsAll(heard.offsets().keySet())) {
            return new Missed.TooMuch("of a topic that is not heard here yet");
        }
        List<StreamEvent> missed = events.stream()
                .filter(kept -> kept.offset() > heard.offset(kept.place()))
                .map(Kept::event)
                .toList();
        return new Missed.Events(missed, heard);
    }
}
