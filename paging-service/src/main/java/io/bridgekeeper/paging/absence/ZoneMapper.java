package io.bridgekeeper.paging.absence;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import net.fortuna.ical4j.model.Recur;

/**
 * Finds the zone that a calendar names.
 *
 * <p>Zones are the JDK's, by their name, by the name that Windows has for them, or by the one that the calendar's own
 * definition gives as its origin: a definition from outside is not turned into rules, for ical4j would keep those for
 * as long as the process lives.
 */
final class ZoneMapper {

    private static final Map<String, String> WINDOWS_ZONES = windowsZones();

    private ZoneMapper() {}

    /**
     * Some programs write a path before the name.
     *
     * @param origins for zones that the calendar defines: the name that the definition says it is made of
     * @return empty where nobody knows it
     */
    static Optional<ZoneId> zone(String name, Map<String, String> origins) {
        String bare = name.replace("\"", "").strip();
        String[] parts = bare.split("/");
        String tail = parts.length > 2 ? parts[parts.length - 2] + "/" + parts[parts.length - 1] : bare;
        return known(bare)
                .or(() -> Optional.ofNullable(WINDOWS_ZONES.get(bare)).flatMap(ZoneMapper::known))
                .or(() -> Optional.ofNullable(origins.get(bare)).flatMap(ZoneMapper::known))
                .or(() -> known(tail));
    }

    private static Optional<ZoneId> known(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** As ical4j ships them. */
    private static Map<String, String> windowsZones() {
        Properties names = new Properties();
        try (var list = Recur.class.getResourceAsStream("/net/fortuna/ical4j/transform/compliance/msTimezoneNames")) {
            names.load(new StringReader(new String(list.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> zones = new HashMap<>();
        names.forEach((name, zone) -> zones.put(name.toString(), zone.toString().strip()));
        return Map.copyOf(zones);
    }
}
