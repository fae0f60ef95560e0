package io.bridgekeeper.paging.notify.apprise;

import io.bridgekeeper.paging.notify.ReceiverConfig;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** An Apprise API beside the platform. Its host need not be in the allow-list: nobody but the admin chooses it. */
@ConfigMapping(prefix = "paging.notify.apprise")
interface AppriseConfig extends ReceiverConfig {

    /** Such as {@code http://apprise:8000}; without it nobody can be reached over Apprise. */
    Optional<URI> url();
}
