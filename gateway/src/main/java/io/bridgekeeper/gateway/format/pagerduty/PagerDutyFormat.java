package io.bridgekeeper.gateway.format.pagerduty;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.JsonFormat;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;

/**
 * Reads what is sent to PagerDuty's Events API: events and change events of version 2, and events of version 1.
 *
 * <p>Source: <a href="https://developer.pagerduty.com/docs/events-api-v2-overview">Events API v2</a>.
 */
public final class PagerDutyFormat implements JsonFormat {

    @Override
    public String name() {
        return "pagerduty";
    }

    @Override
    public Reading read(Json body, Sent sent) {
        if (!(body instanceof Json.Struct event)) {
            return Reading.Unreadable.because("", "must be an object");
        }
        boolean own = sent.path().equals("/enqueue");
        if (!own && EventV1.is(event)) {
            return EventV1.read(event);
        }
        boolean change = sent.path().equals("/change/enqueue") || !own && isChange(event);
        return change ? EventV2.readChange(event) : EventV2.read(event);
    }

    /** A change event has neither action nor severity. */
    private static boolean isChange(Json.Struct event) {
        return event.get("event_action") == Json.Nothing.NULL
                && event.get("dedup_key") == Json.Nothing.NULL
                && event.get("payload") instanceof Json.Struct payload
                && payload.get("severity") == Json.Nothing.NULL;
    }
}
