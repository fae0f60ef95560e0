package io.bridgekeeper.paging.notify.email;

import io.bridgekeeper.paging.notify.Delivery;
import io.bridgekeeper.paging.notify.Message;
import io.bridgekeeper.paging.notify.Notice;
import io.bridgekeeper.paging.notify.Notifier;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Sends notices and messages by e-mail. */
@ApplicationScoped
class EmailNotifier implements Notifier {

    private static final Logger LOG = Logger.getLogger(EmailNotifier.class);

    /** One address without a name, quotes or a list; a mail server knows better whether it is one. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})*");

    private final ReactiveMailer mailer;
    private final EmailConfig config;
    private final AtomicInteger connections = new AtomicInteger();

    EmailNotifier(ReactiveMailer mailer, EmailConfig config) {
        this.mailer = mailer;
        this.config = config;
    }

    @Override
    public String channel() {
        return "email";
    }

    @Override
    public int atOnce() {
        return config.atOnce();
    }

    @Override
    public Uni<Delivery> send(Notice notice) {
        return send(
                notice.id(),
                notice.target(),
                EmailText.subject(notice.brief()),
                EmailText.body(notice.brief()),
                config.atOnce());
    }

    /** Leaves the last connection to pages, where there is more than one. */
    @Override
    public Uni<Delivery> tell(Message message) {
        return send(
                message.id(),
                message.target(),
                EmailText.oneLine(message.text().subject()),
                EmailText.body(message.text()),
                Math.max(1, config.atOnce() - 1));
    }

    @Override
    public Optional<String> objection(String target) {
        return ADDRESS.matcher(target).matches()
                ? Optional.empty()
                : Optional.of("must be an e-mail address, such as ada@example.org");
    }

    private Uni<Delivery> send(UUID id, String target, String subject, String body, int most) {
        Optional<String> objection = objection(target);
        if (objection.isPresent()) {
            return Uni.createFrom().item(new Delivery.PermanentFailure(objection.get()));
        }
        if (connections.incrementAndGet() > most) {
            connections.decrementAndGet();
            // Left behind by attempts that were not waited for any longer. Queued there, it could leave much too late.
            return Uni.createFrom().item(new Delivery.TemporaryFailure("the mail server holds all connections"));
        }
        Mail mail = Mail.withText(target, subject, body)
                // The same for every attempt: mail servers drop the repeat.
                .addHeader("Message-ID", "<" + id + "@bridgekeeper>")
                .addHeader("Auto-Submitted", "auto-generated");
        return mailer.send(mail)
                .onTermination()
                .invoke(connections::decrementAndGet)
                // Not cancelled with the wait for it: the connection is free when the mail client says so.
                .memoize()
                .indefinitely()
                .<Delivery>replaceWith(new Delivery.Sent())
                .ifNoItem()
                .after(config.timeout())
                .recoverWithItem(() -> new Delivery.TemporaryFailure("no answer within " + config.timeout()))
                .onFailure()
                .recoverWithItem(failure -> read(id, failure));
    }

    /** The server's first digit: 5 says never, 4 says later; without an answer, later. */
    private static Delivery read(UUID id, Throwable failure) {
        // Only here: the mail client's words may name addresses and hosts, and reasons reach the screens of others.
        LOG.warnf("E-mail %s failed: %s", id, failure);
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SMTPException smtp) {
                String reason = "the mail server answered " + smtp.getReplyCode();
                return smtp.isPermanent()
                        ? new Delivery.PermanentFailure(reason)
                        : new Delivery.TemporaryFailure(reason);
            }
        }
        return new Delivery.TemporaryFailure("the mail could not be handed to the mail server");
    }
}
