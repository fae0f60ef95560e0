package io.bridgekeeper.paging.absence;

import io.bridgekeeper.paging.recurrence.FeedMoment;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.fortuna.ical4j.model.TemporalAmountAdapter;

/** Reads the times in the lines of one calendar. */
final class FeedTimeMapper {

    private final Map<String, String> origins;
    private final ZoneId usual;

    /**
     * @param origins for zones that the calendar defines: the name that the definition says it is made of
     * @param usual   of times that name no zone, or none that anybody knows
     */
    FeedTimeMapper(Map<String, String> origins, ZoneId usual) {
        this.origins = origins;
        this.usual = usual;
    }

    /** @return empty where the line is missing or cannot be read */
    Optional<FeedMoment> moment(FeedEntry entry, String name) {
        return entry.line(name).flatMap(this::moment);
    }

    /** All of the lines of a name, each of which may have several; of a period its beginning. */
    List<FeedMoment> moments(FeedEntry entry, String name) {
        return entry.all(name).stream()
                .flatMap(line -> Arrays.stream(line.value().split(","))
                        .map(value -> new FeedEntry.Line(line.parameters(), value.split("/")[0])))
                .flatMap(line -> moment(line).stream())
                .toList();
    }

    /**
     * @return days by the calendar or hours by the clock; empty where the event has no duration
     * @throws java.time.DateTimeException where it cannot be read
     */
    Optional<TemporalAmount> duration(FeedEntry entry) {
        return entry.line("DURATION")
                .map(line -> TemporalAmountAdapter.parse(line.value().strip()).getDuration());
    }

    private Optional<FeedMoment> moment(FeedEntry.Line line) {
        ZoneId zone = Optional.ofNullable(line.parameters().get("TZID"))
                .flatMap(name -> ZoneMapper.zone(name, origins))
                .orElse(usual);
        return FeedMoment.read(line.value().strip(), zone);
    }
}
