package io.bridgekeeper.paging;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** Real servers for webhooks, for mails and for phones at the addresses of the settings, started when first asked for. */
public final class Receivers {

    private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();
    private static final int HTTP_PORT = 19151;
    private static final int SMTP_PORT = 19152;
    private static final int PHONE_PORT = 19153;

    private Receivers() {}

    private static final class Webhooks {
        static final WebhookSink SINK = started();

        private static WebhookSink started() {
            stopEarlier("webhooks");
            WebhookSink sink = new WebhookSink(HTTP_PORT);
            stopLater("webhooks", sink::close);
            return sink;
        }
    }

    private static final class Phones {
        static final PhoneProvider PROVIDER = started();

        private static PhoneProvider started() {
            stopEarlier("phones");
            PhoneProvider provider = new PhoneProvider(PHONE_PORT);
            stopLater("phones", provider::close);
            return provider;
        }
    }

    private static final class Mails {
        static final GreenMail SERVER = started();

        private static GreenMail started() {
            stopEarlier("mails");
            GreenMail server = new GreenMail(new ServerSetup(SMTP_PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            server.start();
            stopLater("mails", server::stop);
            return server;
        }
    }

    /**
     * Tests with settings of their own are loaded anew in the same process, where the receivers of those before them
     * still listen. What both know of each other is the JDK alone.
     */
    private static void stopEarlier(String which) {
        try {
            if (BEANS.isRegistered(name(which))) {
                BEANS.invoke(name(which), "run", null, null);
                BEANS.unregisterMBean(name(which));
            }
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stopLater(String which, Runnable stop) {
        try {
            BEANS.registerMBean(new StandardMBean(stop, Runnable.class), name(which));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectName name(String which) throws JMException {
        return new ObjectName("bridgekeeper.test:receiver=" + which);
    }

    public static WebhookSink webhooks() {
        return Webhooks.SINK;
    }

    public static PhoneProvider phones() {
        return Phones.PROVIDER;
    }

    public static GreenMail mails() {
        return Mails.SERVER;
    }
}
