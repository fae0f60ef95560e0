package io.bridgekeeper.devstack.notice;

import com.icegreen.greenmail.user.UserException;
import java.io.IOException;
import java.time.Clock;

/** Runs the mail server and the webhook receiver until it is told to end. */
public final class NoticeSink {
    public static final String WEBHOOK_SECRET = "NOTICE_SINK_WEBHOOK_SECRET";

    private static final int KEPT = 20_000;

    private NoticeSink() {}

    /**
     * @param arguments host, SMTP port, HTTP port; the webhooks' signing secret comes by environment
     */
    public static void main(String[] arguments) throws IOException, UserException {
        String host = arguments[0];
        Clock clock = Clock.systemUTC();
        Arrivals arrivals = new Arrivals(KEPT);
        MailServer mails = new MailServer(host, Integer.parseInt(arguments[1]), arrivals, clock);
        WebhookServer webhooks = new WebhookServer(
                host,
                Integer.parseInt(arguments[2]),
                arrivals,
                new WebhookSignature(System.getenv(WEBHOOK_SECRET)),
                clock);
        mails.start();
        webhooks.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            webhooks.stop();
            mails.stop();
        }));
    }
}
