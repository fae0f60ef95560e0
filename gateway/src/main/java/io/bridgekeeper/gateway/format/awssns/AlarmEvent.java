package io.bridgekeeper.gateway.format.awssns;

import io.bridgekeeper.gateway.format.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same change of an alarm's state in the words of EventBridge, where a rule passes it on to the topic. */
final class AlarmEvent {

    private static final String KIND = "CloudWatch Alarm State Change";

    private AlarmEvent() {}

    static boolean isOne(Json.Struct message) {
        return message.text("detail-type").filter(KIND::equals).isPresent();
    }

    /** In the words of CloudWatch's own message; what is not there is left out, and so at fault where it is needed. */
    static Json.Struct asAlarm(Json.Struct event) {
        Json.Struct detail = struct(event.get("detail"));
        Json.Struct state = struct(detail.get("state"));
        Json.Struct configuration = struct(detail.get("configuration"));
        Map<String, Json> alarm = new LinkedHashMap<>();
        alarm.put("AlarmName", detail.get("alarmName"));
        alarm.put("AlarmDescription", configuration.get("description"));
        alarm.put("AWSAccountId", event.get("account"));
        alarm.put("Region", event.get("region"));
        alarm.put("NewStateValue", state.get("value"));
        alarm.put("NewStateReason", state.get("reason"));
        alarm.put("StateChangeTime", state.get("timestamp"));
        alarm.put("OldStateValue", struct(detail.get("previousState")).get("value"));
        if (event.get("resources") instanceof Json.Items(List<Json> resources) && !resources.isEmpty()) {
            alarm.put("AlarmArn", resources.getFirst());
        }
        return new Json.Struct(alarm);
    }

    private static Json.Struct struct(Json value) {
        return value instanceof Json.Struct struct ? struct : new Json.Struct(Map.of());
    }
}
