package io.bridgekeeper.paging.escalation;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Counts what happened. */
@ApplicationScoped
class PageMetricsFlow {

    private final MeterRegistry metrics;

    PageMetricsFlow(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void count(List<PageEvent> events) {
        for (PageEvent event : events) {
            switch (event) {
                case PageEvent.PersonPassedOver passed ->
                    metrics.counter(
                                    "paging_person_passed_over",
                                    "why",
                                    passed.why().word())
                            .increment();
                case PageEvent.PersonSpared spared ->
                    metrics.counter(
                                    "paging_person_passed_over",
                                    "why",
                                    spared.why().word())
                            .increment();
                case PageEvent.Shadowed e ->
                    metrics.counter("paging_incident_shadowed").increment();
                case PageEvent.Queued e -> metrics.counter("paging_page_queued").increment();
                case PageEvent.CalledByHand e ->
                    metrics.counter(
                                    "paging_page_by_hand",
                                    "override",
                                    String.valueOf(e.override().isPresent()))
                            .increment();
                case PageEvent.Accepted e ->
                    metrics.counter("paging_page_accepted").increment();
                case PageEvent.AskedStillOnIt e ->
                    metrics.counter("paging_still_on_it_asked").increment();
                case PageEvent.StillOnIt e -> {}
                case PageEvent.FellBack e ->
                    metrics.counter("paging_incident_fell_back").increment();
                case PageEvent.HandedBack e ->
                    metrics.counter("paging_incident_handed_back").increment();
                case PageEvent.RoundEnded e ->
                    metrics.counter("paging_round_ended").increment();
                case PageEvent.Declined e ->
                    metrics.counter("paging_page_declined").increment();
                case PageEvent.Rerouted e ->
                    metrics.counter("paging_incident_rerouted").increment();
                case PageEvent.Expired e ->
                    metrics.counter("paging_page_expired").increment();
                case PageEvent.Unreached e ->
                    metrics.counter("paging_person_unreached").increment();
                case PageEvent.Withdrawn e ->
                    metrics.counter("paging_page_withdrawn").increment();
                case PageEvent.NobodyAnswered e ->
                    metrics.counter("paging_nobody_answered").increment();
                case PageEvent.LadderEnded e -> {}
                case PageEvent.ResponderRequested e ->
                    metrics.counter("paging_responder_requested").increment();
                case PageEvent.ResponderPassedOver e ->
                    metrics.counter("paging_person_passed_over", "why", e.why().word())
                            .increment();
                case PageEvent.ResponderCalled e ->
                    metrics.counter("paging_responder_called").increment();
                case PageEvent.ResponderRequestEnded e ->
                    metrics.counter(
                                    "paging_responder_request_ended",
                                    "how",
                                    e.how().word())
                            .increment();
                case PageEvent.SeverityChanged e ->
                    metrics.counter(
                                    "paging_incident_severity_changed",
                                    "to",
                                    e.to().isWorseThan(e.from()) ? "worse" : "better")
                            .increment();
                case PageEvent.Reopened e ->
                    metrics.counter("paging_incident_reopened").increment();
                case PageEvent.Resolved e ->
                    metrics.counter("paging_incident_resolved", "how", e.how().word())
                            .increment();
            }
        }
    }
}
