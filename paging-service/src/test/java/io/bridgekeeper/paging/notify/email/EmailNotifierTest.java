package io.bridgekeeper.paging.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.notify.Delivery;
import io.bridgekeeper.paging.notify.Message;
import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.notify.Notice;
import io.bridgekeeper.paging.notify.NoticeBrief;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailNotifierTest {

    /** A mail server that takes its time. */
    private final List<UniEmitter<? super Void>> begun = new ArrayList<>();

    private final ReactiveMailer mailer = mails -> Uni.createFrom().emitter(begun::add);

    private final EmailNotifier notifier = new EmailNotifier(mailer, new EmailConfig() {
        @Override
        public Duration timeout() {
            return Duration.ofHours(1);
        }

        @Override
        public int atOnce() {
            return 2;
        }
    });

    private UniAssertSubscriber<Delivery> send() {
        UUID id = UUID.randomUUID();
        NoticeBrief brief = new NoticeBrief(
                id,
                id,
                "Down",
                "SEV1",
                null,
                Instant.EPOCH,
                "",
                1,
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                "https://example.org");
        return notifier.send(new Notice(id, id, id, "bob", 0, "email", "bob@example.org", 1, brief))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    @Test
    void queuesNothingBehindConnectionsThatTheMailServerHolds() {
        send();
        send();
        assertThat(send().assertCompleted().getItem()).isInstanceOf(Delivery.TemporaryFailure.class);
        assertThat(begun).hasSize(2);
    }

    @Test
    void waitsForTheConnectionAlsoWhenNobodyWaitsForTheMail() {
        send().cancel();
        send().cancel();
        assertThat(send().assertCompleted().getItem()).isInstanceOf(Delivery.TemporaryFailure.class);
        begun.getFirst().complete(null);
        send().assertNotTerminated();
        assertThat(begun).hasSize(3);
    }

    @Test
    void leavesTheLastConnectionToPages() {
        send();
        UUID id = UUID.randomUUID();
        MessageText text = new MessageText("test", "A test", "Nothing is broken.", "https://example.org");
        Delivery told = notifier.tell(new Message(id, "bob", "email", "bob@example.org", 1, text))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertCompleted()
                .getItem();
        assertThat(told).isInstanceOf(Delivery.TemporaryFailure.class);
        send().assertNotTerminated();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "a@b@c",
                "ada lovelace@example.org",
                "ada@example.org,bob@example.org",
                "<ada@example.org>",
                "ada@example.org\r\nBcc: all@example.org",
                "ada@-.."
            })
    void objectsToWhatIsNoAddress(String target) {
        assertThat(notifier.objection(target)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org", "ada+pager@mail.example.org", "root@localhost"})
    void takesAnAddress(String target) {
        assertThat(notifier.objection(target)).isEmpty();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        new CompletionException(new IOException("mail.internal.example.org: no route")),
                        new Delivery.TemporaryFailure("the mail could not be handed to the mail server")),
                Arguments.of(
                        new NoStackTraceThrowable("could not send to bob@example.org"),
                        new Delivery.TemporaryFailure("the mail could not be handed to the mail server")),
                Arguments.of(
                        new SMTPException("recipient", 451, List.of("451 <bob@example.org> is busy"), false),
                        new Delivery.TemporaryFailure("the mail server answered 451")),
                Arguments.of(
                        new SMTPException("recipient", 550, List.of("550 <bob@example.org> is nobody"), true),
                        new Delivery.PermanentFailure("the mail server answered 550")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysWhyItFailedWithoutTheWordsOfTheMailClient(Throwable failure, Delivery delivery) {
        UniAssertSubscriber<Delivery> sent = send();
        begun.getFirst().fail(failure);
        assertThat(sent.assertCompleted().getItem()).isEqualTo(delivery);
    }

    @Test
    void tellsThatItWasSent() {
        UniAssertSubscriber<Delivery> sent = send();
        begun.getFirst().complete(null);
        assertThat(sent.assertCompleted().getItem()).isEqualTo(new Delivery.Sent());
    }
}
