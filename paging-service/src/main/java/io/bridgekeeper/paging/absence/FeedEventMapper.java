package io.bridgekeeper.paging.absence;

import io.bridgekeeper.paging.rotation.Range;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Reads the events of a calendar (RFC 5545) that touch a range. */
final class FeedEventMapper {

    private FeedEventMapper() {}

    /** @param zone of events that name none; empty: that of the calendar, or else UTC */
    static FeedAnswer read(byte[] bytes, Optional<ZoneId> zone, Range range, Optional<String> etag) {
        return switch (FeedContentMapper.read(bytes)) {
            case FeedContent.Unreadable(String reason) -> new FeedAnswer.Failed(reason);
            case FeedContent.Entries content -> {
                ZoneId usual = zone.or(() -> content.zone().flatMap(name -> ZoneMapper.zone(name, Map.of())))
                        .orElse(ZoneOffset.UTC);
                var times = new FeedTimeMapper(content.zoneOrigins(), usual);
                yield new FeedAnswer.Read(new OccurrenceMapper(times, range).of(content.entries()), etag);
            }
        };
    }
}
