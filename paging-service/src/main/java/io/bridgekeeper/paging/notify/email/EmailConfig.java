package io.bridgekeeper.paging.notify.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Outgoing e-mail; the server is that of {@code quarkus.mailer}. */
@ConfigMapping(prefix = "paging.notify.email")
interface EmailConfig {

    /** For the whole of one message, from connecting to the server's answer. */
    @WithDefault("PT8S")
    Duration timeout();

    /** Messages on their way at the same time: the connections to the mail server, {@code quarkus.mailer.max-pool-size}. */
    @WithDefault("${quarkus.mailer.max-pool-size}")
    int atOnce();
}
