package io.bridgekeeper.devstack.notice;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/** An SMTP server that takes every mail and keeps it as an {@link Arrival}. */
final class MailServer {
    /** Mailboxes nobody reads are emptied now and then, so that memory stays bounded. */
    private static final int EMPTY_MAILBOXES_EVERY = 1_000;

    private static final String MAILBOX = "everybody@bridgekeeper.test";

    private final GreenMail server;
    private final Arrivals arrivals;
    private final Clock clock;
    private final AtomicInteger delivered = new AtomicInteger();

    MailServer(String host, int port, Arrivals arrivals, Clock clock) {
        this.server = new GreenMail(new ServerSetup(port, host, ServerSetup.PROTOCOL_SMTP));
        this.arrivals = arrivals;
        this.clock = clock;
    }

    void start() throws UserException {
        server.start();
        UserManager users = server.getManagers().getUserManager();
        GreenMailUser everybody = users.createUser(MAILBOX, MAILBOX, "");
        users.setMessageDeliveryHandler((message, to) -> {
            arrivals.add(Arrival.ofMail(clock.instant(), to.getEmail(), subject(message), text(message)));
            if (delivered.incrementAndGet() % EMPTY_MAILBOXES_EVERY == 0) {
                empty();
            }
            return everybody;
        });
    }

    void stop() {
        server.stop();
    }

    private void empty() throws MessagingException {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new MessagingException("cannot empty the mailbox", e);
        }
    }

    private static String subject(MovingMessage message) throws MessagingException {
        String subject = message.getMessage().getSubject();
        return subject == null ? "" : subject;
    }

    private static String text(MovingMessage message) throws MessagingException {
        try {
            return text(message.getMessage());
        } catch (IOException e) {
            throw new MessagingException("cannot read the mail", e);
        }
    }

    /** The plain text, which mail for people always has; else the first text of any kind. */
    private static String text(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof Multipart parts) {
            String other = "";
            for (int i = 0; i < parts.getCount(); i++) {
                String text = text(parts.getBodyPart(i));
                if (parts.getBodyPart(i).isMimeType("text/plain")) {
                    return text;
                }
                other = other.isEmpty() ? text : other;
            }
            return other;
        }
        return content instanceof String text ? text : "";
    }
}
