package io.bridgekeeper.gateway;

import io.bridgekeeper.gateway.limit.Rate;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the gateway; a wrong one stops the start. */
@ConfigMapping(prefix = "gateway")
public interface GatewayConfig {

    @Valid
    Upstream upstream();

    @Valid
    Hook hook();

    @Valid
    Broker broker();

    @Valid
    Proxy proxy();

    @Valid
    Client client();

    @Valid
    Incident incident();

    @Valid
    Calendar calendar();

    Heartbeat heartbeat();

    Discovery discovery();

    Answer answer();

    Provider provider();

    Push push();

    @Valid
    Stream stream();

    @Valid
    Console console();

    @Valid
    Browser browser();

    /** Where the services are: scheme, host and port, no path. */
    interface Upstream {
        @WithDefault("http://127.0.0.1:18001")
        @NotNull
        URI paging();

        @WithDefault("http://127.0.0.1:18002")
        @NotNull
        URI roster();

        @WithDefault("http://127.0.0.1:18003")
        @NotNull
        URI access();

        @WithDefault("http://127.0.0.1:18004")
        @NotNull
        URI followup();
    }

    /** What a monitoring tool may send. */
    interface Hook {
        /** Bytes of one body. */
        @WithDefault("1048576")
        @Min(1024)
        @Max(16 * 1024 * 1024)
        int maxBody();

        /** How long a body may take to arrive. */
        @WithDefault("10s")
        @DurationMin(millis = 100)
        Duration bodyTimeout();

        /** Raw events of one integration that are handed on in one second; of a flood the others are not kept. */
        @WithDefault("20")
        @Min(1)
        @Max(1000)
        int rawEventsPerSecond();

        /** Hooks under way at once; further ones are asked to come again. */
        @WithDefault("2000")
        @Min(1)
        int maxInFlight();

        /** How far the time that a sender signs may be from ours, either way. */
        @WithDefault("5m")
        @DurationMin(seconds = 1)
        @DurationMax(hours = 1)
        Duration signatureWindow();

        /** Signatures that are remembered within their time, so that none comes twice. */
        @WithDefault("100000")
        @Min(1)
        @Max(1_000_000)
        int signaturesSeen();

        /** Bodies a second that one gateway takes of one integration, in the long run. */
        @WithDefault("3000")
        @Min(1)
        @Max(Rate.MOST)
        int rate();

        /** Bodies that it takes of one integration at once, after a rest. */
        @WithDefault("10000")
        @Min(1)
        @Max(Rate.MOST)
        int burst();

        /** How often it is told that an integration is throttled, while it is. */
        @WithDefault("1m")
        @DurationMin(millis = 10)
        @DurationMax(minutes = 2)
        Duration throttledEvery();
    }

    /** How often a client may call one gateway, and how slowly. */
    interface Client {
        /** Calls a second of one who is logged in, in the long run. */
        @WithDefault("200")
        @Min(1)
        @Max(Rate.MOST)
        int rate();

        /** Calls at once of one who is logged in, after a rest. */
        @WithDefault("1000")
        @Min(1)
        @Max(Rate.MOST)
        int burst();

        /** Calls a second without a valid token from one address, in the long run. */
        @WithDefault("20")
        @Min(1)
        @Max(Rate.MOST)
        int anonymousRate();

        /** Calls at once without a valid token from one address, after a rest. */
        @WithDefault("200")
        @Min(1)
        @Max(Rate.MOST)
        int anonymousBurst();

        /** How long the head of a request may take from its first bytes; a slower client is disconnected. */
        @WithDefault("10s")
        @DurationMin(millis = 100)
        @DurationMax(minutes = 1)
        Duration headTimeout();
    }

    /** How long the broker gets before signals go straight to paging-service. */
    interface Broker {
        /** From the append to the acknowledgement of all in-sync replicas. */
        @WithDefault("2s")
        @DurationMin(millis = 200)
        @DurationMax(seconds = 30)
        Duration deliveryTimeout();

        /** How long records wait to travel together. */
        @WithDefault("1ms")
        @DurationMax(millis = 100)
        Duration linger();

        /** How long the broker is left alone after it failed. */
        @WithDefault("2s")
        @DurationMin(millis = 100)
        Duration restAfterFailure();
    }

    /** How calls are passed on to the services. */
    interface Proxy {
        /** Bytes of one request's body. */
        @WithDefault("1048576")
        @Min(1024)
        @Max(16 * 1024 * 1024)
        int maxBody();

        /** Bytes of a whole catalog or of an import, from a catalog-admin; paging-service takes at most 8 MiB. */
        @WithDefault("8388608")
        @Min(1024)
        @Max(8 * 1024 * 1024)
        int maxCatalog();

        @WithDefault("1s")
        @DurationMin(millis = 10)
        Duration connectTimeout();

        /** How long a service may be silent. */
        @WithDefault("10s")
        @DurationMin(millis = 10)
        Duration timeout();

        /** Connections to one service. */
        @WithDefault("64")
        @Min(1)
        int connections();
    }

    /** One incident, composed of what all services know of it. */
    interface Incident {
        /** How long each service may take for its part; what is late is shown as missing. */
        @WithDefault("1s")
        @DurationMin(millis = 10)
        Duration partTimeout();
    }

    /** Calendars that programs read without a token. */
    interface Calendar {
        /** Readings under way at once; further ones are asked to come again, so that they never crowd out people. */
        @WithDefault("32")
        @Min(1)
        int maxInFlight();
    }

    /** What clients of OpenID AuthZEN look up without a token. */
    interface Discovery {
        /** Look-ups under way at once. */
        @WithDefault("8")
        @Min(1)
        int maxInFlight();
    }

    /** Beats that come without a token. */
    interface Heartbeat {
        /** Beats under way at once; further ones are asked to come again, so that they never crowd out people. */
        @WithDefault("32")
        @Min(1)
        int maxInFlight();
    }

    /** Answers to pages, by the links in notices. */
    interface Answer {
        /** Answers under way at once; further ones are asked to come again, so that they never crowd out people. */
        @WithDefault("32")
        @Min(1)
        int maxInFlight();
    }

    /** What a provider of text messages and calls calls back. */
    interface Provider {
        /** Callbacks under way at once; further ones are asked to come again, so that they never crowd out people. */
        @WithDefault("32")
        @Min(1)
        int maxInFlight();
    }

    /** What browsers ask that show notices. */
    interface Push {
        /** Calls under way at once; a browser whose receipt finds no room brings it again. */
        @WithDefault("64")
        @Min(1)
        int maxInFlight();
    }

    /** The stream of incident events. */
    interface Stream {
        /** How often a silent stream says that it lives. */
        @WithDefault("15s")
        @DurationMin(millis = 50)
        Duration heartbeat();

        /** Events that wait for one slow client before it is told to read the state anew. */
        @WithDefault("256")
        @Min(1)
        int buffer();

        /** Events that are kept for clients whose connection broke. */
        @WithDefault("4096")
        @Min(1)
        int keep();

        /** Characters of the data of those events, all together. */
        @WithDefault("8388608")
        @Min(1)
        long keepLength();

        /** How far back a gateway that starts reads, so that clients of another one can come to it. */
        @WithDefault("5m")
        @DurationMax(hours = 1)
        Duration keepFor();

        /** Streams at once; fewer where the heap has no room for them. */
        @WithDefault("6000")
        @Min(1)
        int maxClients();
    }

    /** Pages for people, who log in at Keycloak and have a session after it. */
    interface Console {
        /** Off, there are no sessions: callers have bearers. On, the secret must be given. */
        @WithDefault("false")
        boolean enabled();

        /** Keycloak's client. */
        @WithDefault("bridgekeeper-console")
        @NotNull
        String clientId();

        /**
         * Of that client, 32 characters or more, the same for all replicas: the cookie is encrypted with it too.
         */
        Optional<@Size(min = 32) String> secret();

        /** Whether people come by HTTPS, here or at a proxy before; off, the session's cookie goes over plain HTTP. */
        @WithDefault("true")
        boolean https();

        /** Whom an access token must be for. */
        @WithDefault("bridgekeeper-api")
        @NotNull
        String audience();

        /** How long a session that ended elsewhere may still be taken for one that lasts. */
        @WithDefault("10s")
        @DurationMin(millis = 1)
        @DurationMax(minutes = 5)
        Duration recheck();
    }

    /** What browsers may do. */
    interface Browser {
        /** Origins whose pages may call the API with bearers, for example https://ops.example.com; none by default. */
        Optional<List<@Pattern(regexp = "https?://[^/*\\s]+") String>> allowedOrigins();

        /** How long browsers shall use HTTPS only; 0 to say nothing of it, as where a proxy before says it. */
        @WithDefault("0s")
        @DurationMin(seconds = 0)
        @DurationMax(days = 730)
        Duration hsts();
    }
}
