package io.bridgekeeper.gateway.stream;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far somebody has heard: the last offset of each partition, which is the same on every replica.
 *
 * <p>An event's own id would not do: replicas hear partitions in another order, so what came before an event on one came
 * after it on another.
 */
final class Position {

    /** Nothing is known yet. */
    static final Position START = new Position(Map.of());

    /** Longer than that is nothing of ours. */
    private static final int LONGEST = 8_000;

    private static final int RADIX = Character.MAX_RADIX;

    /**
     * One partition.
     *
     * @param topic     place of the topic in {@link StreamInbox#TOPICS}
     * @param partition 0 and up
     */
    record Place(int topic, int partition) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return topic == other.topic
                    ? Integer.compare(partition, other.partition)
                    : Integer.compare(topic, other.topic);
        }
    }

    private final Map<Place, Long> offsets;

    /** Written once for all who hear of it; two threads that write it at once write the same. */
    private String text;

    private Position(Map<Place, Long> offsets) {
        this.offsets = Map.copyOf(offsets);
    }

    /** By {@link Place}; {@code -1} where nothing was heard of a partition that is known. */
    Map<Place, Long> offsets() {
        return offsets;
    }

    /** The same, further on in one partition. */
    Position with(Place place, long offset) {
        Map<Place, Long> next = new TreeMap<>(offsets);
        next.put(place, offset);
        return new Position(next);
    }

    /** As far as either of both. */
    Position and(Position other) {
        Map<Place, Long> next = new TreeMap<>(offsets);
        other.offsets.forEach((place, offset) -> next.merge(place, offset, Math::max));
        return new Position(next);
    }

    /** Whether everything that was heard there was heard here. */
    boolean covers(Position other) {
        return other.offsets.entrySet().stream().allMatch(at -> at.getValue() <= offset(at.getKey()));
    }

    long offset(Place place) {
        return offsets.getOrDefault(place, -1L);
    }

    /** For one who has heard that as well: as far as either, and itself where it covers that. */
    Position behind(Position heard) {
        return covers(heard) ? this : and(heard);
    }

    /** One word of letters, digits, dots and underscores, as {@link #of} reads it; empty where nothing is known. */
    String text() {
        String known = text;
        if (known == null) {
            known = new TreeMap<>(offsets)
                    .entrySet().stream()
                            .map(at -> digits(at.getKey().topic()) + "."
                                    + digits(at.getKey().partition()) + "." + digits(at.getValue() + 1))
                            .collect(Collectors.joining("_"));
            text = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Position position && offsets.equals(position.offsets);
    }

    @Override
    public int hashCode() {
        return offsets.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }

    /** Empty where this is no position that we ever told. */
    static Optional<Position> of(String text) {
        if (text == null || text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        Map<Place, Long> offsets = new TreeMap<>();
        for (String at : text.split("_", -1)) {
            String[] numbers = at.split("\\.", -1);
            try {
                long offset = Long.parseLong(numbers[2], RADIX) - 1;
                Place place = new Place(Integer.parseInt(numbers[0], RADIX), Integer.parseInt(numbers[1], RADIX));
                if (numbers.length != 3 || offset < -1 || place.topic() < 0 || place.partition() < 0) {
                    return Optional.empty();
                }
                offsets.put(place, offset);
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                return Optional.empty();
            }
        }
        return Optional.of(new Position(offsets));
    }

    private static String digits(long number) {
        return Long.toString(number, RADIX);
    }
}
