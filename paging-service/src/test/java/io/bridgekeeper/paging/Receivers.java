package io.bridgekeeper.paging;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** A real HTTP server and a real mail server at the addresses of {@code catalog.yaml}, started when first asked for. */
public final class Receivers {

    private static final int HTTP_PORT = 19151;
    private static final int SMTP_PORT = 19152;

    private Receivers() {}

    private static final class Webhooks {
        static final WebhookSink SINK = new WebhookSink(HTTP_PORT);
    }

    private static final class Mails {
        static final GreenMail SERVER = started();

        private static GreenMail started() {
            GreenMail server = new GreenMail(new ServerSetup(SMTP_PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            server.start();
            return server;
        }
    }

    public static WebhookSink webhooks() {
        return Webhooks.SINK;
    }

    public static GreenMail mails() {
        return Mails.SERVER;
    }
}
