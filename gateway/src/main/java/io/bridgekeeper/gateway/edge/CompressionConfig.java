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

    /** Below the default of 6: the thread that compresses serves all others too. */
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
