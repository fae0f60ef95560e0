package io.bridgekeeper.paging.notify.twilio;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.paging.notify.Delivery;
import io.bridgekeeper.paging.notify.ReceiverClient;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Speaks to the provider, and to no number that has said STOP. */
@ApplicationScoped
class TwilioClient {

    private final StopFlow stops;
    private final ReceiverClient client;
    private final Optional<String> account;
    private final String authorization;
    private final String publicUrl;

    TwilioClient(TwilioConfig config, StopFlow stops, Clock clock, ObjectMapper json, Vertx vertx) {
        this.stops = stops;
        this.client = new ReceiverClient(
                "outgoing-twilio",
                config,
                List.of(String.valueOf(config.baseUrl().getHost())),
                clock,
                json,
                vertx);
        String base = config.baseUrl().toString().replaceAll("/+$", "");
        this.account = config.accountSid().map(sid -> base + "/2010-04-01/Accounts/" + sid + "/");
        this.publicUrl = config.publicUrl().resolve("/").toString().replaceAll("/+$", "");
        this.authorization = authorization(config);
        // A wrong setting stops the start, not the night.
        client.objection(base).ifPresent(why -> {
            throw new IllegalArgumentException("paging.notify.twilio.base-url: " + why);
        });
        if (config.accountSid().isPresent() && config.authToken().isEmpty()) {
            throw new IllegalArgumentException(
                    "paging.notify.twilio.auth-token: is needed, for callbacks are signed with it");
        }
        if (config.apiKeySid().isPresent() != config.apiKeySecret().isPresent()) {
            throw new IllegalArgumentException(
                    "paging.notify.twilio.api-key-sid and .api-key-secret: one needs the other");
        }
    }

    private static String authorization(TwilioConfig config) {
        String user = config.apiKeySid().or(config::accountSid).orElse("");
        String password = config.apiKeySecret().or(config::authToken).orElse("");
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    boolean isSetUp() {
        return account.isPresent();
    }

    /** The whole address of a callback. */
    String callback(String path) {
        return publicUrl + path;
    }

    /**
     * @param resource such as {@code Messages.json}
     * @param number   sound, of a provider that is set up
     * @return never a failure
     */
    Uni<Delivery> post(UUID id, String channel, String number, String resource, Map<String, String> fields) {
        return stops.isStopped(channel, number)
                .chain(isStopped -> isStopped
                        ? Uni.createFrom().item(new Delivery.PermanentFailure(StopFlow.REASON))
                        : client.postForm(
                                id,
                                account.orElseThrow() + resource,
                                Map.of("authorization", authorization),
                                fields,
                                TwilioAnswer::read))
                .onFailure()
                .recoverWithItem(failure ->
                        new Delivery.TemporaryFailure("it is not known just now whether the number said STOP"));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
