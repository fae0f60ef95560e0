package io.bridgekeeper.gateway.proxy;

import io.bridgekeeper.gateway.edge.AnswerTag;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.streams.ReadStream;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyResponse;
import java.util.function.Function;

/**
 * Sends what a service answered a GET, with an ETag where that is cheap, and not at all to one who has it.
 *
 * <p>The service's own tag stands, for it may be what If-Match wants. Of an answer without one the gateway makes it, where
 * the answer says that it is short; all others pass as they come.
 */
final class TaggedAnswerFlow {

    /** Bytes of an answer that is held until it is whole, so that its tag can be told before it. */
    static final int LONGEST = 256 * 1024;

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private TaggedAnswerFlow() {}

    /**
     * @param ifNoneMatch what the client has; null where it does not say
     * @param broken      writes an answer in place of one that broke off before any of it was sent
     */
    static Future<Void> send(ProxyContext context, String ifNoneMatch, Function<Throwable, Future<Void>> broken) {
        ProxyResponse answer = context.response();
        MultiMap headers = answer.headers();
        if (answer.getStatusCode() != OK || mustNotBeKept(headers)) {
            return context.sendResponse();
        }
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
        headers.add(HttpHeaders.VARY, "Authorization, Cookie");
        String given = headers.get(HttpHeaders.ETAG);
        if (given != null) {
            return AnswerTag.isKnown(ifNoneMatch, given) ? sendNothing(context) : context.sendResponse();
        }
        long length = answer.getBody().length();
        if (length < 0 || length > LONGEST) {
            return context.sendResponse();
        }
        return whole(answer.getBody().stream())
                .transform(read -> read.succeeded()
                        ? sendTagged(context, read.result(), ifNoneMatch)
                        : broken.apply(read.cause()));
    }

    private static Future<Void> sendTagged(ProxyContext context, Buffer body, String ifNoneMatch) {
        String tag = AnswerTag.of(body.getBytes());
        context.response().setBody(Body.body(body)).putHeader(HttpHeaders.ETAG, tag);
        return AnswerTag.isKnown(ifNoneMatch, tag) ? sendNothing(context) : context.sendResponse();
    }

    /** What the service sends nevertheless is read, so that its connection can go on. */
    private static Future<Void> sendNothing(ProxyContext context) {
        ProxyResponse answer = context.response();
        answer.getBody().stream()
                .exceptionHandler(gone -> {})
                .handler(chunk -> {})
                .resume();
        answer.headers().remove(HttpHeaders.CONTENT_TYPE).remove(HttpHeaders.CONTENT_LENGTH);
        answer.setStatusCode(NOT_MODIFIED).setStatusMessage(null).setBody(null);
        return context.sendResponse();
    }

    private static boolean mustNotBeKept(MultiMap headers) {
        String cacheControl = headers.get(HttpHeaders.CACHE_CONTROL);
        return cacheControl != null && cacheControl.contains("no-store");
    }

    private static Future<Buffer> whole(ReadStream<Buffer> stream) {
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        stream.handler(body::appendBuffer)
                .endHandler(end -> whole.tryComplete(body))
                .exceptionHandler(whole::tryFail)
                .resume();
        return whole.future();
    }
}
