package io.bridgekeeper.paging.calendar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How calendars are shown. */
@ConfigMapping(prefix = "paging.calendar")
interface CalendarConfig {

    /** Where people reach the platform: the gateway's address, which addresses of calendars begin with. */
    URI publicUrl();

    /** How long programs are asked to wait before they read again; few wait shorter than an hour, whatever they are asked. */
    @WithDefault("PT1H")
    Duration refresh();

    /** How long what was read may be shown again without asking. */
    @WithDefault("PT5M")
    Duration maxAge();
}
