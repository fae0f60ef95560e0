package io.bridgekeeper.gateway.format.azuremonitor;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.SignalDraft;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the schemas of metric alerts from before the common one: {@code status} and a {@code context}.
 *
 * <p>An alert is known by its rule and its resource: a rule may watch several.
 */
final class ClassicAlert {

    private static final Map<String, SignalState> STATES = Map.of(
            "activated", SignalState.FIRING,
            "deactivated", SignalState.RESOLVED,
            "resolved", SignalState.RESOLVED);

    private static final String[] TEXTS = {
        "id",
        "name",
        "timestamp",
        "description",
        "severity",
        "resourceId",
        "portalLink",
        "resourceName",
        "resourceType",
        "resourceGroupName",
        "resourceRegion",
        "subscriptionId",
        "conditionType"
    };
    private static final String[] LABELS = {
        "resourceName", "resourceType", "resourceGroupName", "resourceRegion", "subscriptionId"
    };
    private static final Set<String> BODY = Set.of("schemaId", "status", "context", "properties", "version");
    private static final Set<String> CONTEXT = Set.of(
            "id",
            "name",
            "timestamp",
            "description",
            "severity",
            "resourceId",
            "portalLink",
            "resourceName",
            "resourceType",
            "resourceGroupName",
            "resourceRegion",
            "subscriptionId",
            "conditionType",
            "condition");

    private ClassicAlert() {}

    static Reading read(Json.Struct notice, String prefix, Shape shape) {
        String inContext = prefix + "context.";
        SignalState state = shape.oneOf(notice, prefix, "status", STATES).orElse(SignalState.INFO);
        Json.Struct context = shape.needed(notice, prefix, "context");
        Json.Struct properties = shape.optional(notice, prefix, "properties");
        Json.Struct condition = shape.optional(context, inContext, "condition");
        List<Json> criteria = shape.items(condition, inContext + "condition.", "allOf");
        shape.texts(context, inContext, TEXTS);
        String id = shape.text(context, inContext, "id").orElse("");
        if (!shape.fits()) {
            return shape.unreadable();
        }
        String resource = context.text("resourceId").orElse("");
        SignalDraft draft = new SignalDraft(state, context.text("name").orElse(id))
                .dedupKey((id + " " + resource).strip().toLowerCase(Locale.ROOT));
        context.text("severity").ifPresent(draft::severity);
        context.text("timestamp").ifPresent(at -> draft.startsAt("timestamp", at));
        for (String name : LABELS) {
            context.text(name).ifPresent(value -> draft.label(name, value));
        }
        properties.members().forEach((name, value) -> draft.label(name, value.words()));
        context.text("portalLink").ifPresent(href -> draft.link("Azure portal", href));
        context.text("description").ifPresent(words -> draft.evidence("description", words));
        if (!resource.isEmpty()) {
            draft.evidence("resourceId", resource);
        }
        Metric.describe(condition, draft);
        for (Json criterion : criteria) {
            if (criterion instanceof Json.Struct struct) {
                Metric.describe(struct, draft);
            }
        }
        Unread unread = new Unread();
        unread.look(prefix, notice, BODY);
        unread.look(inContext, context, CONTEXT);
        return new Reading.Signals(List.of(draft.build()), unread.paths());
    }
}
