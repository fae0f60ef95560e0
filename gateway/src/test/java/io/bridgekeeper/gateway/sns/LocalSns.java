package io.bridgekeeper.gateway.sns;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** In every test of the whole gateway: what it would ask of SNS is asked of a server here, and written down. */
@Alternative
@Priority(1)
@Singleton
class LocalSns implements SnsClient {

    private final SnsServer server = new SnsServer();
    private final HttpsSnsClient client;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    LocalSns(Vertx vertx) {
        client = new HttpsSnsClient(vertx, server.trusting(), server.place());
    }

    @Override
    public Uni<SnsAnswer> get(String address, int most) {
        asked.add(address);
        return client.get(address, most);
    }

    SnsServer server() {
        return server;
    }

    /** Every address that the gateway wanted to call, the first first. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @PreDestroy
    void close() {
        server.close();
    }
}
