package io.bridgekeeper.gateway.format.awssns;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.SignalDraft;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads one change of state of a CloudWatch alarm: of one metric, of a metric that is computed, or of other alarms.
 *
 * <p>An alarm is known by its ARN; older ones lack it and are known by account, region and name. That it lacks data says
 * neither that the problem is there nor that it is gone, so it informs.
 */
final class CloudWatchAlarm {

    private static final Map<String, SignalState> STATES = Map.of(
            "alarm", SignalState.FIRING,
            "ok", SignalState.RESOLVED,
            "insufficient_data", SignalState.INFO);

    private static final String[] LABELS = {"AlarmName", "NewStateValue", "AWSAccountId", "Region"};
    private static final String[] METRIC_LABELS = {"Namespace", "MetricName"};
    private static final String[] EVIDENCE = {"AlarmDescription", "NewStateReason", "OldStateValue", "AlarmRule"};
    private static final Set<String> MEMBERS = Set.of(
            "AlarmName",
            "NewStateValue",
            "AWSAccountId",
            "Region",
            "AlarmDescription",
            "NewStateReason",
            "OldStateValue",
            "AlarmRule",
            "AlarmArn",
            "StateChangeTime",
            "Trigger");

    private CloudWatchAlarm() {}

    static boolean isOne(Json.Struct message) {
        return message.members().containsKey("NewStateValue")
                || message.members().containsKey("AlarmName");
    }

    static Reading read(Json.Struct alarm, Json.Struct envelope, Shape shape, Unread unread) {
        String prefix = "Message.";
        shape.texts(alarm, prefix, "AlarmName", "AlarmArn", "AWSAccountId", "Region", "StateChangeTime");
        shape.texts(alarm, prefix, EVIDENCE);
        String name = shape.text(alarm, prefix, "AlarmName").orElse("");
        SignalState state = shape.oneOf(alarm, prefix, "NewStateValue", STATES).orElse(SignalState.INFO);
        Json.Struct trigger = shape.optional(alarm, prefix, "Trigger");
        List<Json> dimensions = shape.items(trigger, prefix + "Trigger.", "Dimensions");
        if (!shape.fits()) {
            return shape.unreadable();
        }
        unread.look(prefix, alarm, MEMBERS);
        SignalDraft draft = new SignalDraft(state, name).dedupKey(key(alarm, name));
        alarm.text("StateChangeTime").ifPresent(at -> draft.startsAt("StateChangeTime", at));
        labels(alarm, LABELS, draft);
        labels(trigger, METRIC_LABELS, draft);
        for (Json dimension : dimensions) {
            if (dimension instanceof Json.Struct named) {
                named.text("name", "Name")
                        .ifPresent(label ->
                                draft.label(label, named.text("value", "Value").orElse("")));
            }
        }
        envelope.text("TopicArn").ifPresent(topic -> draft.label("TopicArn", topic));
        for (String told : EVIDENCE) {
            alarm.text(told).ifPresent(words -> draft.evidence(told, words));
        }
        condition(trigger, draft);
        return new Reading.Signals(List.of(draft.build()), unread.paths());
    }

    private static String key(Json.Struct alarm, String name) {
        return alarm.text("AlarmArn")
                .orElseGet(() -> "cloudwatch:" + alarm.text("AWSAccountId").orElse("") + ":"
                        + alarm.text("Region").orElse("") + ":" + name);
    }

    private static void labels(Json.Struct from, String[] names, SignalDraft draft) {
        for (String name : names) {
            from.text(name).ifPresent(value -> draft.label(name, value));
        }
    }

    private static void condition(Json.Struct trigger, SignalDraft draft) {
        String words = Stream.of("Statistic", "MetricName", "ComparisonOperator", "Threshold")
                .flatMap(name -> trigger.text(name).stream())
                .collect(Collectors.joining(" "));
        if (!words.isEmpty()) {
            draft.evidence("condition", words);
        }
        if (trigger.get("Metrics") instanceof Json.Items metrics) {
            draft.evidence("metrics", metrics.words());
        }
    }
}
