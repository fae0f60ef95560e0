package io.bridgekeeper.paging.catalog;

import java.net.URI;

/** One way to reach a person. */
public sealed interface Contact {

    /** Which notifier sends over it. */
    String channel();

    /** Where it goes, as the notifier of the channel reads it. */
    String target();

    /** Whether a notice that does not arrive is known to have failed, so that the next contact can be tried. */
    default boolean tellsWhatFails() {
        return true;
    }

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

    /** @param topic its URL; who knows it may read along, unless the server asks who they are */
    record Ntfy(URI topic) implements Contact {
        @Override
        public String channel() {
            return "ntfy";
        }

        @Override
        public String target() {
            return topic.toString();
        }
    }

    /** @param url of an incoming webhook of Slack, Mattermost and the like; who knows it may post there */
    record Chat(URI url) implements Contact {
        @Override
        public String channel() {
            return "chat";
        }

        @Override
        public String target() {
            return url.toString();
        }
    }

    /** @param number as ITU-T E.164 has it, {@code +} included */
    record Sms(String number) implements Contact {
        @Override
        public String channel() {
            return "sms";
        }

        @Override
        public String target() {
            return number;
        }
    }

    /** @param number as that of a text message */
    record Voice(String number) implements Contact {
        @Override
        public String channel() {
            return "voice";
        }

        @Override
        public String target() {
            return number;
        }
    }

    /** @param key of the platform's Apprise API */
    record Apprise(String key) implements Contact {
        @Override
        public String channel() {
            return "apprise";
        }

        @Override
        public String target() {
            return key;
        }

        @Override
        public boolean tellsWhatFails() {
            return false;
        }
    }
}
