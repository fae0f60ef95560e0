package io.bridgekeeper.paging.catalog;

import java.net.URI;

/** One way to reach a person. */
public sealed interface Contact {

    /** Which notifier sends over it. */
    String channel();

    /** Where it goes, as the notifier of the channel reads it. */
    String target();

    record Email(String address) implements Contact {
        @Override
        public String channel() {
            return "email";
        }

        @Override
        public String target() {
            return address;
        }
    }

    record Webhook(URI url) implements Contact {
        @Override
        public String channel() {
            return "webhook";
        }

        @Override
        public String target() {
            return url.toString();
        }
    }
}
