package io.bridgekeeper.gateway.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.gateway.GatewayConfig;
import io.bridgekeeper.gateway.edge.AnswerTag;
import io.bridgekeeper.gateway.proxy.Reach;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.mutiny.Uni;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Fetches the services' API documents and makes one of them, now and then. */
@ApplicationScoped
class OpenApiFlow {

    /** As Quarkus names the one that an application has. */
    private static final String DEFAULT_DOCUMENT = OpenApiConstants.DEFAULT_DOCUMENT_NAME;

    private static final Logger LOG = Logger.getLogger(OpenApiFlow.class);
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** Services change with a release only; one that was away may be back any moment. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private static final Duration KEPT_WHILE_ONE_IS_AWAY = Duration.ofSeconds(5);

    /** @param tag its ETag; changes with the document and only with it */
    record Whole(String json, String tag, Instant until) {}

    private final Map<String, ServiceApiClient> services = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> lastKnown = new ConcurrentHashMap<>();
    private final OpenApiDocumentService ours;
    private final ObjectMapper json;
    private final Clock clock;
    private volatile Whole whole;
    private volatile Uni<Whole> underWay;

    OpenApiFlow(GatewayConfig config, ObjectMapper json, Clock clock, OpenApiDocumentService ours) {
        this.ours = ours;
        this.json = json;
        this.clock = clock;
        services.put("paging", client(config.upstream().paging(), config));
        services.put("roster", client(config.upstream().roster(), config));
        services.put("access", client(config.upstream().access(), config));
        services.put("followup", client(config.upstream().followup(), config));
    }

    /** As the service has it now; empty where there is no such service. */
    Optional<Uni<String>> ofService(String service) {
        return Optional.ofNullable(services.get(service)).map(client -> client.document("json"));
    }

    /** The whole document; those who ask at once get the same. */
    Uni<Whole> whole() {
        Whole before = whole;
        if (before != null && clock.instant().isBefore(before.until())) {
            return Uni.createFrom().item(before);
        }
        Uni<Whole> first = underWay;
        if (first != null) {
            return first;
        }
        Uni<Whole> fetched = fetch().invoke(now -> whole = now)
                .onTermination()
                .invoke(() -> underWay = null)
                .memoize()
                .indefinitely();
        underWay = fetched;
        return fetched;
    }

    private Uni<Whole> fetch() {
        List<Uni<Optional<String>>> asked = services.keySet().stream()
                .map(service -> services.get(service)
                        .document("json")
                        .map(document -> isKept(service, document) ? Optional.<String>empty() : Optional.of(service))
                        .onFailure()
                        .recoverWithItem(failure -> {
                            LOG.warnf("no API document of %s: %s", service, failure);
                            return Optional.of(service);
                        }))
                .toList();
        return Uni.join().all(asked).andFailFast().map(missing -> {
            Set<String> away = new LinkedHashSet<>();
            missing.forEach(service -> service.ifPresent(away::add));
            return merged(away);
        });
    }

    /** Whether it was one; kept then. */
    private boolean isKept(String service, String document) {
        try {
            Map<String, Object> read = json.readValue(document, OBJECT);
            if (!(read.get("paths") instanceof Map)) {
                return false;
            }
            lastKnown.put(service, read);
            return true;
        } catch (JsonProcessingException e) {
            LOG.warnf("the API document of %s is no JSON", service);
            return false;
        }
    }

    private Whole merged(Set<String> away) {
        try {
            Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
            documents.put(MergedApi.OURSELVES, json.readValue(ours.getDocument(DEFAULT_DOCUMENT, Format.JSON), OBJECT));
            services.keySet().forEach(service -> {
                if (lastKnown.containsKey(service)) {
                    documents.put(service, lastKnown.get(service));
                }
            });
            String text = json.writeValueAsString(MergedApi.of(
                    documents,
                    away,
                    (service, path) -> service.equals(MergedApi.OURSELVES) || Reach.has(service, path)));
            Duration kept = away.isEmpty() ? KEPT : KEPT_WHILE_ONE_IS_AWAY;
            return new Whole(text, AnswerTag.of(text), clock.instant().plus(kept));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServiceApiClient client(URI service, GatewayConfig config) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(service)
                .connectTimeout(config.proxy().connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.proxy().timeout().toMillis(), TimeUnit.MILLISECONDS)
                .build(ServiceApiClient.class);
    }
}
