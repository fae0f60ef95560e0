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
import java.util.stream.Collectors;

/**
 * Reads the common alert schema.
 *
 * <p>{@code monitorCondition} alone says whether it is over; a {@code resolvedDateTime} may stand beside Fired. The alert's
 * id is the same when it ends, but not always in the same letters, so its case does not count. Service health and
 * resource health always say Fired under new ids: {@link HealthNotice} reads what they mean.
 */
final class CommonSchema {

    private static final Map<String, SignalState> STATES =
            Map.of("fired", SignalState.FIRING, "resolved", SignalState.RESOLVED);

    private static final String[] TEXTS = {
        "alertId",
        "originAlertId",
        "alertRule",
        "severity",
        "signalType",
        "monitoringService",
        "firedDateTime",
        "resolvedDateTime",
        "description",
        "investigationLink",
        "targetResourceType",
        "targetResourceGroup"
    };
    private static final String[] LABELS = {
        "alertRule", "signalType", "monitoringService", "targetResourceType", "targetResourceGroup"
    };
    private static final String[] SEARCHES = {"linkToFilteredSearchResultsUI", "linkToSearchResultsUI"};
    private static final Set<String> DATA = Set.of("essentials", "alertContext", "customProperties");
    private static final Set<String> ESSENTIALS = Set.of(
            "alertId",
            "originAlertId",
            "alertRule",
            "severity",
            "signalType",
            "monitorCondition",
            "monitoringService",
            "firedDateTime",
            "resolvedDateTime",
            "description",
            "investigationLink",
            "targetResourceType",
            "targetResourceGroup",
            "alertTargetIDs",
            "configurationItems",
            "essentialsVersion",
            "alertContextVersion");
    private static final Set<String> CONTEXT = Set.of("properties", "conditionType", "condition", "status");

    private CommonSchema() {}

    static Reading read(Json.Struct data, Shape shape) {
        String prefix = "data.essentials.";
        Json.Struct essentials = shape.needed(data, "data.", "essentials");
        Json.Struct context = shape.optional(data, "data.", "alertContext");
        Json.Struct custom = shape.optional(data, "data.", "customProperties");
        Json.Struct properties = shape.optional(context, "data.alertContext.", "properties");
        Json.Struct condition = shape.optional(context, "data.alertContext.", "condition");
        List<Json> criteria = shape.items(condition, "data.alertContext.condition.", "allOf");
        shape.texts(essentials, prefix, TEXTS);
        String id = shape.text(essentials, prefix, "alertId", "originAlertId").orElse("");
        SignalState told =
                shape.oneOf(essentials, prefix, "monitorCondition", STATES).orElse(SignalState.INFO);
        List<Json> targets = shape.items(essentials, prefix, "alertTargetIDs");
        List<Json> items = shape.items(essentials, prefix, "configurationItems");
        if (!shape.fits()) {
            return shape.unreadable();
        }
        HealthNotice health = HealthNotice.of(essentials, properties, targets, told);
        SignalDraft draft = new SignalDraft(
                        health.state(),
                        health.title().or(() -> essentials.text("alertRule")).orElse("Azure Monitor alert"))
                .dedupKey(health.key().orElse(id).toLowerCase(Locale.ROOT));
        essentials.text("severity").ifPresent(draft::severity);
        essentials.text("firedDateTime").ifPresent(at -> draft.startsAt("firedDateTime", at));
        for (String name : LABELS) {
            essentials.text(name).ifPresent(value -> draft.label(name, value));
        }
        list("configurationItems", items, draft);
        criteria.forEach(criterion -> criterion(criterion, draft));
        properties
                .members()
                .forEach((name, value) -> value.scalar()
                        .filter(words -> !words.isBlank())
                        .ifPresent(words -> {
                            if (health.key().isPresent()) {
                                draft.evidence(name, words);
                            } else {
                                draft.label(name, words);
                            }
                        }));
        custom.members().forEach((name, value) -> draft.label(name, value.words()));
        essentials.text("investigationLink").ifPresent(href -> draft.link("investigation", href));
        essentials.text("description").ifPresent(words -> draft.evidence("description", words));
        if (!targets.isEmpty()) {
            draft.evidence("alertTargetIDs", joined(targets));
        }
        essentials
                .text("resolvedDateTime")
                .filter(at -> health.state() == SignalState.RESOLVED)
                .ifPresent(at -> draft.evidence("resolvedDateTime", at));
        Unread unread = new Unread();
        unread.look("data.", data, DATA);
        unread.look(prefix, essentials, ESSENTIALS);
        unread.look("data.alertContext.", context, CONTEXT);
        return new Reading.Signals(List.of(draft.build()), unread.paths());
    }

    private static void criterion(Json sent, SignalDraft draft) {
        if (!(sent instanceof Json.Struct criterion)) {
            return;
        }
        Metric.describe(criterion, draft);
        if (criterion.get("dimensions") instanceof Json.Items(List<Json> dimensions)) {
            for (Json dimension : dimensions) {
                if (dimension instanceof Json.Struct named) {
                    named.text("name")
                            .ifPresent(name ->
                                    draft.label(name, named.text("value").orElse("")));
                }
            }
        }
        for (String name : SEARCHES) {
            criterion.text(name).ifPresent(href -> draft.link("search results", href));
        }
    }

    private static void list(String name, List<Json> items, SignalDraft draft) {
        if (!items.isEmpty()) {
            draft.label(name, joined(items));
        }
    }

    private static String joined(List<Json> items) {
        return items.stream().map(Json::words).collect(Collectors.joining(", "));
    }
}
