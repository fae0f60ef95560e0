package io.bridgekeeper.gateway.edge;

import io.bridgekeeper.gateway.GatewayConfig;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Closes connections whose client has begun the head of a request and does not come to its end.
 *
 * <p>The server closes a connection on which nothing moves; a byte now and then keeps it open for ever. Vert.x has no
 * time for a whole head and tells of a connection with its first request, so each connection is looked up where Netty
 * keeps it, soon after it came. The time begins with a byte that ends no message: a client that is silent, as on a stream of events
 * or between two requests, has none to lose. Bodies have a time of their own, see {@link BodyFlow}.
 */
@ApplicationScoped
class HeadTimer {

    private static final Logger LOG = Logger.getLogger(HeadTimer.class);

    /** As Vert.x names what reads HTTP/1; connections of HTTP/2 have none, and their heads come in whole frames. */
    private static final String DECODER = "httpDecoder";

    private static final String NAME = "bridgekeeper.head";

    /** How often new connections are looked for; what a head may take beyond its time. */
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Vertx vertx;
    private final Duration timeout;
    private final List<Future<?>> rounds = new ArrayList<>();

    HeadTimer(Vertx vertx, GatewayConfig config) {
        this.vertx = vertx;
        this.timeout = config.client().headTimeout();
    }

    void start(@Observes StartupEvent event) {
        for (EventExecutor loop : ((VertxInternal) vertx).getEventLoopGroup()) {
            if (loop instanceof SingleThreadEventLoop channels) {
                rounds.add(channels.scheduleAtFixedRate(
                        () -> watch(channels), EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS));
            }
        }
    }

    @PreDestroy
    void stop() {
        rounds.forEach(round -> round.cancel(false));
    }

    private void watch(SingleThreadEventLoop channels) {
        for (Iterator<Channel> all = channels.registeredChannelsIterator(); all.hasNext(); ) {
            Channel channel = all.next();
            // Only those that were accepted have a parent.
            if (channel.parent() != null
                    && channel.pipeline().context(DECODER) != null
                    && channel.pipeline().context(NAME) == null) {
                channel.pipeline().addAfter(DECODER, NAME, new Head(timeout));
            }
        }
    }

    /** One connection; runs on its event loop. */
    private static final class Head extends ChannelInboundHandlerAdapter {
        private final Duration timeout;
        private boolean told;
        private Future<?> late;

        Head(Duration timeout) {
            this.timeout = timeout;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            told = true;
            forget();
            context.fireChannelRead(message);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            if (!told && late == null) {
                late = context.executor().schedule(() -> close(context), timeout.toMillis(), TimeUnit.MILLISECONDS);
            }
            told = false;
            context.fireChannelReadComplete();
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            forget();
        }

        private void close(ChannelHandlerContext context) {
            if (context.pipeline().context(DECODER) != null) {
                LOG.debugf(
                        "%s did not come to the end of a head",
                        context.channel().remoteAddress());
                context.close();
            }
        }

        private void forget() {
            if (late != null) {
                late.cancel(false);
                late = null;
            }
        }
    }
}
