package io.bridgekeeper.idempotency;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/**
 * Has the body of a POST with an Idempotency-Key in memory before anything asks for it: one key stands for one body.
 *
 * <p>Only of those: a reading filter of Quarkus REST takes the body of every call, and forms then arrive empty.
 */
@ApplicationScoped
class KeyedBodyResource {

    /** Before the token is looked at, which takes its time while the body arrives. */
    private static final int BEFORE_AUTHENTICATION = 400;

    private static final String FORM = "application/x-www-form-urlencoded";

    /** Bytes: as much as the services take of any body; whoever reads here is not bounded by Quarkus where no length is told. */
    private static final long MOST = 8L * 1024 * 1024;

    private final BodyHandler reader = BodyHandler.create(false).setBodyLimit(MOST);

    void filter(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    if (isKeyed(exchange.request())) {
                        reader.handle(exchange);
                    } else {
                        exchange.next();
                    }
                },
                BEFORE_AUTHENTICATION);
    }

    private static boolean isKeyed(HttpServerRequest request) {
        return request.method() == HttpMethod.POST
                && request.getHeader(IdempotencyMapper.HEADER) != null
                && request.path().startsWith(IdempotencyMapper.PREFIX)
                && !isForm(request.getHeader("Content-Type"));
    }

    private static boolean isForm(String type) {
        return type != null
                && (type.toLowerCase(Locale.ROOT).startsWith(FORM)
                        || type.toLowerCase(Locale.ROOT).startsWith("multipart/"));
    }
}
