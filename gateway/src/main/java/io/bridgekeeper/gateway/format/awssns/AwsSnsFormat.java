package io.bridgekeeper.gateway.format.awssns;

import io.bridgekeeper.gateway.format.Body;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Format;
import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.SignalDraft;
import io.bridgekeeper.gateway.signal.SignalState;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what Amazon SNS posts: an envelope, and in its {@code Message} an alarm of CloudWatch or any other text.
 *
 * <p>A message that is no alarm is known by its {@code MessageId}, which stays the same when SNS tries again. Plain text
 * was written for people and fires; JSON of another kind is an event of some machine, and informs. Where a subscription
 * has raw message delivery on, the body is the message alone, and headers tell the rest.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">SNS message
 * formats</a>.
 */
public final class AwsSnsFormat implements Format {

    private enum Type {
        NOTIFICATION,
        SUBSCRIPTION,
        UNSUBSCRIPTION
    }

    private static final Map<String, Type> TYPES = Map.of(
            "notification",
            Type.NOTIFICATION,
            "subscriptionconfirmation",
            Type.SUBSCRIPTION,
            "unsubscribeconfirmation",
            Type.UNSUBSCRIPTION);

    /** SNS itself writes URL, AWS Lambda's copies of its messages write Url. */
    private static final Set<String> MEMBERS = Set.of(
            "Type",
            "MessageId",
            "TopicArn",
            "Subject",
            "Message",
            "Timestamp",
            "SignatureVersion",
            "Signature",
            "SigningCertURL",
            "SigningCertUrl",
            "UnsubscribeURL",
            "UnsubscribeUrl");

    @Override
    public String name() {
        return "aws-sns";
    }

    @Override
    public Reading read(Sent sent) {
        if (sent.header("x-amz-sns-rawdelivery").filter("true"::equals).isPresent()) {
            return read(raw(sent), sent);
        }
        return switch (sent.json()) {
            case Body.Tree(Json body) -> read(body, sent);
            case Body.Broken(Fault fault) -> Reading.Unreadable.because(fault);
        };
    }

    private static Json raw(Sent sent) {
        Map<String, Json> envelope = new LinkedHashMap<>();
        envelope.put("Type", new Json.Text("Notification"));
        envelope.put("Message", new Json.Text(new String(sent.bytes(), StandardCharsets.UTF_8)));
        sent.header("x-amz-sns-message-id").ifPresent(id -> envelope.put("MessageId", new Json.Text(id)));
        sent.header("x-amz-sns-topic-arn").ifPresent(topic -> envelope.put("TopicArn", new Json.Text(topic)));
        return new Json.Struct(envelope);
    }

    private static Reading read(Json body, Sent sent) {
        Shape shape = new Shape();
        Json.Struct envelope = shape.object(body, "");
        if (!shape.fits()) {
            return shape.unreadable();
        }
        Type type = shape.oneOf(envelope, "", "Type", TYPES).orElse(Type.NOTIFICATION);
        shape.texts(envelope, "", "MessageId", "TopicArn", "Subject", "Message", "Timestamp");
        if (type == Type.NOTIFICATION && shape.text(envelope, "", "Message").isEmpty() || !shape.fits()) {
            return shape.unreadable();
        }
        return switch (type) {
            case NOTIFICATION -> notification(envelope, sent, shape);
            case SUBSCRIPTION ->
                new Reading.Nothing("asks to confirm the subscription of the topic; it tells of no problem");
            case UNSUBSCRIPTION -> unsubscription(envelope);
        };
    }

    /** Whoever relied on the topic is deaf from now on, and nothing else would tell them. Its {@code Message} has a link. */
    private static Reading unsubscription(Json.Struct envelope) {
        String topic = envelope.text("TopicArn").orElse("without a name");
        SignalDraft draft = new SignalDraft(
                        SignalState.FIRING, "SNS topic " + topic + " sends nothing to Bridgekeeper any more")
                .severity("warning")
                .dedupKey("sns:unsubscribed:" + topic)
                .label("TopicArn", topic);
        envelope.text("Timestamp").ifPresent(at -> draft.startsAt("Timestamp", at));
        return new Reading.Signals(List.of(draft.build()), List.of());
    }

    private static Reading notification(Json.Struct envelope, Sent sent, Shape shape) {
        String message = envelope.text("Message").orElseThrow();
        Unread unread = new Unread();
        unread.look("", envelope, MEMBERS);
        Body inside = sent.json(message);
        Json value = inside instanceof Body.Tree(Json tree) ? tree : Json.Nothing.NULL;
        if (value instanceof Json.Struct struct && AlarmEvent.isOne(struct)) {
            return CloudWatchAlarm.read(AlarmEvent.asAlarm(struct), envelope, shape, unread);
        }
        if (value instanceof Json.Struct alarm && CloudWatchAlarm.isOne(alarm)) {
            return CloudWatchAlarm.read(alarm, envelope, shape, unread);
        }
        boolean machine = value instanceof Json.Struct || value instanceof Json.Items;
        Optional<String> kind = value instanceof Json.Struct event ? event.text("detail-type") : Optional.empty();
        String title = envelope.text("Subject").or(() -> kind).orElse(machine ? "Message of an SNS topic" : message);
        SignalDraft draft = new SignalDraft(machine ? SignalState.INFO : SignalState.FIRING, title);
        envelope.text("MessageId").ifPresent(id -> draft.dedupKey("sns:" + id));
        envelope.text("Timestamp").ifPresent(at -> draft.startsAt("Timestamp", at));
        envelope.text("TopicArn").ifPresent(topic -> draft.label("TopicArn", topic));
        draft.evidence("message", message);
        return new Reading.Signals(List.of(draft.build()), unread.paths());
    }
}
