package io.bridgekeeper.gateway.format.uptimekuma;

import io.bridgekeeper.gateway.format.Json;
import java.util.Optional;

/** Reads when a heartbeat was: {@code time} in UTC, which it does not say, or the local time with its offset. */
final class Heartbeats {

    private Heartbeats() {}

    /** ISO 8601 where it was written as usual. */
    static Optional<String> time(Json.Struct heartbeat) {
        Optional<String> local = heartbeat
                .text("localDateTime")
                .flatMap(time -> heartbeat
                        .text("timezoneOffset")
                        .map(offset -> time.strip().replace(' ', 'T') + offset));
        return heartbeat.text("time").map(Heartbeats::utc).or(() -> local);
    }

    /** {@code 2026-11-23 02:11:00.000} as it is meant; anything else as it stands. */
    static String utc(String time) {
        String text = time.strip();
        return text.length() >= 19 && text.charAt(10) == ' ' ? text.replace(' ', 'T') + "Z" : text;
    }
}
