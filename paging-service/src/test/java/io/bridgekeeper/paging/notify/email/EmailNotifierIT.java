package io.bridgekeeper.paging.notify.email;

import io.bridgekeeper.paging.SmtpSink;
import io.bridgekeeper.paging.notify.Notifier;
import io.bridgekeeper.paging.notify.NotifierSuite;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

class EmailNotifierIT extends NotifierSuite {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(\\S+)");
    private static final Pattern SOFT_BREAK = Pattern.compile("=\n");

    private SmtpSink sink;

    @Override
    protected Notifier begin() {
        sink = new SmtpSink();
        MailClient client = MailClient.create(
                vertx,
                new MailConfig()
                        .setHostname("127.0.0.1")
                        .setPort(sink.port())
                        .setStarttls(StartTLSOptions.DISABLED)
                        .setMaxPoolSize(4));
        ReactiveMailer mailer = mails -> Uni.createFrom()
                .completionStage(() -> client.sendMail(message(mails[0])).toCompletionStage())
                .replaceWithVoid();
        return new EmailNotifier(mailer, new EmailConfig() {
            @Override
            public Duration timeout() {
                return TIMEOUT;
            }

            @Override
            public int atOnce() {
                return 4;
            }
        });
    }

    /** The mail client of Quarkus is this one too. */
    private static MailMessage message(Mail mail) {
        MailMessage message =
                new MailMessage("bridgekeeper@localhost", mail.getTo().getFirst(), mail.getSubject(), mail.getText());
        mail.getHeaders().forEach((name, values) -> message.addHeader(name, values.getFirst()));
        return message;
    }

    @Override
    protected void end() {
        sink.close();
    }

    @Override
    protected String target() {
        return SECRET + "@example.org";
    }

    @Override
    protected void refuseForNow() {
        sink.answer("451 <" + target() + "> is busy");
    }

    @Override
    protected void refuseForGood() {
        sink.answer("550 <" + target() + "> is nobody");
    }

    @Override
    protected void hang() {
        sink.answer("250 ok");
        sink.hang();
    }

    @Override
    protected List<Taken> taken() {
        return sink.mails().stream()
                .map(mail -> new Taken(
                        MESSAGE_ID
                                .matcher(mail)
                                .results()
                                .map(MatchResult::group)
                                .findFirst()
                                .orElse(""),
                        SOFT_BREAK.matcher(mail).replaceAll("")))
                .toList();
    }

    @Override
    protected List<String> badTargets() {
        return List.of(
                "", "ada", "ada@", "ada@example.org,bob@example.org", SECRET + "@example.org\r\nBcc: all@example.org");
    }
}
