package io.bridgekeeper.paging.notify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How notices are sent. */
@ConfigMapping(prefix = "paging.notify")
interface NotifyConfig {

    /** Where people reach the platform: the gateway's address, which links in notices begin with. */
    URI publicUrl();

    /** Signs the links by which a page is answered: at least 32 characters that nobody guesses. */
    String linkSecret();

    /** That of before, while links that it has signed are still about. */
    Optional<String> previousLinkSecret();

    /** How long a page may be answered by its link after it was queued: an hour to a week. */
    @WithDefault("PT24H")
    Duration linkLasts();

    /** How often one contact is tried before the next, at least 1. */
    @WithDefault("3")
    int tries();

    /** Between the first and the second try; doubles after each. */
    @WithDefault("PT1S")
    Duration firstPause();

    /**
     * The longest that a receiver may ask to wait ({@code Retry-After}); one that asks for more is given up, and the next
     * contact tried at once.
     */
    @WithDefault("PT60S")
    Duration longestWait();

    /** After it a notice that is still being sent is taken over; longer than any channel's timeout. */
    @WithDefault("PT10S")
    Duration lease();

    /**
     * By channel, how many notices may go to one destination in which time, such as {@code 5/PT15M, 11/PT1H}; {@code none}
     * for a channel that has limits otherwise. What is more is told in one notice as soon as the limits allow one; the
     * first notice of an incident never waits.
     */
    Map<String, String> limits();

    /**
     * So long a notice of an incident that is late waits for others to the same person over the same contact, which it then
     * tells of; to a minute.
     */
    @WithDefault("PT5S")
    Duration gatherFor();

    Breaker breaker();

    /** When a provider that does not answer is left alone. */
    interface Breaker {

        /** Temporary failures in a row, at least 1. */
        @WithDefault("5")
        int failures();

        /** Doubles each time the provider is not back. */
        @WithDefault("PT0.5S")
        Duration firstPause();

        /** No shorter than the first. */
        @WithDefault("PT3S")
        Duration longestPause();
    }

    /** The longest wait for a retry that is due; new notices do not wait for it. */
    @WithDefault("PT0.5S")
    Duration poll();

    /** The longest wait for a message that is about no page; a new one does not wait for it. */
    @WithDefault("PT10S")
    Duration messagePoll();
}
