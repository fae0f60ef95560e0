package io.bridgekeeper.gateway.edge;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Has the server compress, by gzip or deflate, each answer that does not say that it is as it is;
 * {@link CompressionResource} has all others say so.
 */
@Singleton
class CompressionConfig implements HttpServerOptionsCustomizer {

    /** Nearly as small as the default 6 makes JSON, in about half the time of the thread that serves all others too. */
    private static final int LEVEL = 4;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setCompressionSupported(true).setCompressionLevel(LEVEL);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customizeHttpServer(options);
    }
}
