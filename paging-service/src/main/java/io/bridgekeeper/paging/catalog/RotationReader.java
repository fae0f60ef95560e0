package io.bridgekeeper.paging.catalog;

import io.bridgekeeper.paging.catalog.Rotation.HandOff;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/** Reads one rotation of a catalog. */
final class RotationReader {

    private RotationReader() {}

    static Rotation read(FileNode node) {
        FileNode starts = node.at("starts");
        Rotation rotation = new Rotation(
                node.id(),
                node.at("zone").parsed(ZoneId::of, ZoneId.of("UTC"), "an IANA time zone"),
                node.at("people").listOfSome(FileNode::text),
                handOff(node.at("handOff")),
                starts.parsed(LocalDate::parse, LocalDate.EPOCH, "a day such as 2026-01-05"));
        node.endOfMap();
        if (rotation.handOff() instanceof HandOff.Weekly weekly
                && !rotation.starts().equals(LocalDate.EPOCH)
                && rotation.starts().getDayOfWeek() != weekly.on()) {
            starts.fault("must be a " + weekly.on() + ", the day of the hand-off");
        }
        return rotation;
    }

    private static HandOff handOff(FileNode node) {
        FileNode on = node.at("on");
        LocalTime at = node.at("at")
                .parsed(LocalTime::parse, LocalTime.MIDNIGHT, "a time of day in quotes, such as \"09:00\"");
        String every = node.at("every").oneOf(Set.of("day", "week"), "day", "day or week");
        node.endOfMap();
        if (every.equals("week")) {
            return new HandOff.Weekly(on.parsed(DayOfWeek::valueOf, DayOfWeek.MONDAY, "a day such as MONDAY"), at);
        }
        if (!on.isAbsent()) {
            on.fault("belongs to a weekly hand-off only");
        }
        return new HandOff.Daily(at);
    }
}
