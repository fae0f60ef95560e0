package io.bridgekeeper.paging.device;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How devices are let in. */
@ConfigMapping(prefix = "paging.device")
interface DeviceConfig {

    /** How long a link to enrol a device is good. */
    @WithDefault("PT10M")
    Duration enrolmentLasts();

    /** How long a device may be silent before nothing is sent to it any more; it speaks at every test at least. */
    @WithDefault("P60D")
    Duration silentFor();

    /** How often silent devices are looked for. */
    @WithDefault("PT10M")
    Duration poll();

    /** Where the gateway is reached from outside: the links begin with it. */
    URI publicUrl();
}
