package io.bridgekeeper.paging.absence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Calendars that tell when people are absent. */
@ConfigMapping(prefix = "paging.absence")
interface AbsenceConfig {

    /** How often a calendar is read. */
    @WithDefault("PT1H")
    Duration interval();

    /** The longest wait for one that fails: the wait doubles with each failure. */
    @WithDefault("P1D")
    Duration longestPause();

    /** Shifts that begin within it are looked at. */
    @WithDefault("P60D")
    Duration ahead();

    /** How often the database is asked for calendars to read; one is late by this at most. */
    @WithDefault("PT30S")
    Duration poll();

    /** Calendars read at the same time. */
    @WithDefault("8")
    int atOnce();

    /** After it another replica reads a calendar that one has begun to read; longer than {@code timeout}. */
    @WithDefault("PT2M")
    Duration lease();

    /** Hosts that may be called, by name. {@code *}: every host that is not private; a private one must be named. */
    @WithDefault("*")
    List<String> allowedHosts();

    /** For finding the host's address. */
    @WithDefault("PT2S")
    Duration lookUpTimeout();

    @WithDefault("PT3S")
    Duration connectTimeout();

    /** For the whole of one calendar, body included. */
    @WithDefault("PT20S")
    Duration timeout();

    /** The longest body that is read, in bytes. */
    @WithDefault("2097152")
    int maxBytes();
}
