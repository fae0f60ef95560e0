package io.bridgekeeper.paging.notify.twilio;

import io.bridgekeeper.paging.notify.ReceiverConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Text messages and calls by Twilio, or by whoever speaks its API. The host need not be in the allow-list: nobody but the
 * admin chooses it.
 */
@ConfigMapping(prefix = "paging.notify.twilio")
interface TwilioConfig extends ReceiverConfig {

    /** What stands before {@code /2010-04-01}. */
    @WithDefault("https://api.twilio.com")
    URI baseUrl();

    /** Where the provider reaches the gateway; callbacks are signed over it. */
    URI publicUrl();

    /** {@code AC} and what follows; without it nobody can be reached by phone. */
    Optional<String> accountSid();

    /** Signs the provider's callbacks, and is the password where there is no API key. */
    Optional<String> authToken();

    /** That of before, while callbacks that it has signed may still come. */
    Optional<String> previousAuthToken();

    /** {@code SK} and what follows: who calls, instead of the account. */
    Optional<String> apiKeySid();

    Optional<String> apiKeySecret();

    Sms sms();

    Voice voice();

    /** Text messages. */
    interface Sms {

        /** The number that they come from; without it and the service there are none. */
        Optional<String> from();

        /** {@code MG} and what follows: a pool of numbers instead of one. */
        Optional<String> messagingServiceSid();

        /** How long the provider may keep one in its queue; a later one is dropped, and the next contact tried. */
        @WithDefault("PT10S")
        Duration validity();

        /** After it one of which nothing was heard counts as not arrived. */
        @WithDefault("PT60S")
        Duration receiptWithin();
    }

    /** Calls. */
    interface Voice {

        /** The number that they come from; without it there are none. */
        Optional<String> from();

        /** How long the phone rings. */
        @WithDefault("PT30S")
        Duration ringFor();

        /** Whether the provider is to tell answering machines from people, which costs more and a few seconds. */
        @WithDefault("true")
        boolean machineDetection();

        /** After it one of which nothing was heard counts as not arrived: ringing and listening included. */
        @WithDefault("PT2M")
        Duration receiptWithin();
    }
}
