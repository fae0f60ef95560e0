package io.bridgekeeper.gateway.format.azuremonitor;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.signal.SignalDraft;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was measured and what was wanted, as a line of evidence. */
final class Metric {

    private Metric() {}

    static void describe(Json.Struct criterion, SignalDraft draft) {
        String wanted = Stream.of("timeAggregation", "metricName", "metricMeasureColumn", "operator", "threshold")
                .flatMap(name -> criterion.text(name).stream())
                .collect(Collectors.joining(" "));
        String measured =
                criterion.text("metricValue").map(value -> ": " + value).orElse("");
        if (!wanted.isEmpty() || !measured.isEmpty()) {
            draft.evidence(criterion.text("metricName").orElse("condition"), wanted + measured);
        }
        criterion.text("searchQuery").ifPresent(query -> draft.evidence("searchQuery", query));
    }
}
