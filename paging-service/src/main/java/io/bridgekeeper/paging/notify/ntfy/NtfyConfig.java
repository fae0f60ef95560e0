package io.bridgekeeper.paging.notify.ntfy;

import io.bridgekeeper.paging.notify.ReceiverConfig;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.List;

/** Push messages by ntfy servers. */
@ConfigMapping(prefix = "paging.notify.ntfy")
interface NtfyConfig extends ReceiverConfig {

    /** Those that ask who publishes; every other server is called without a token. */
    List<Server> servers();

    /** A server and who we are there. */
    interface Server {

        /** Such as {@code https://ntfy.example.org}; the token goes to no other scheme, host, port or path. */
        URI url();

        /** An access token, {@code tk_} and what follows. */
        String token();
    }
}
