package io.bridgekeeper.gateway.format.generic;

import io.bridgekeeper.gateway.format.Body;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Format;
import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.SignalDraft;
import io.bridgekeeper.gateway.signal.SignalState;
import io.bridgekeeper.gateway.signal.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the generic hook: one object, one signal.
 *
 * <p>Ours is {@code dedupKey, state, title, severity, service, message, links, labels, occurredAt}. So that senders
 * move by changing an address, the names of GoAlert's generic API ({@code summary, details, action, dedup, meta}) and
 * of Grafana OnCall's formatted webhook ({@code alert_uid, title, message, state, link_to_upstream_details,
 * image_url}) are read as well. Members of other names stay as evidence.
 */
public final class GenericFormat implements Format {

    private static final Map<String, SignalState> STATES = Map.ofEntries(
            Map.entry("firing", SignalState.FIRING),
            Map.entry("alerting", SignalState.FIRING),
            Map.entry("triggered", SignalState.FIRING),
            Map.entry("open", SignalState.FIRING),
            Map.entry("acknowledged", SignalState.ACKNOWLEDGED),
            Map.entry("resolved", SignalState.RESOLVED),
            Map.entry("ok", SignalState.RESOLVED),
            Map.entry("close", SignalState.RESOLVED),
            Map.entry("closed", SignalState.RESOLVED),
            Map.entry("info", SignalState.INFO));

    private static final String[] TITLES = {"title", "summary"};
    private static final String[] STATE_NAMES = {"state", "action"};
    private static final String[] DEDUP_KEYS = {"dedupKey", "dedup", "alert_uid"};
    private static final String[] MESSAGES = {"message", "details"};
    private static final String[] LINKS = {"link_to_upstream_details", "image_url"};
    private static final Set<String> SCALARS = Set.of(
            "title",
            "summary",
            "state",
            "action",
            "dedupKey",
            "dedup",
            "alert_uid",
            "message",
            "details",
            "severity",
            "service",
            "occurredAt",
            "link_to_upstream_details",
            "image_url");
    private static final Set<String> NESTED = Set.of("labels", "meta", "links");

    private final String name;

    /** @param name it is known by more than one, so that senders move by changing an address */
    public GenericFormat(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reading read(Sent sent) {
        return switch (sent.jsonOrForm()) {
            case Body.Tree(Json body) -> read(body);
            case Body.Broken(Fault fault) -> Reading.Unreadable.because(fault);
        };
    }

    private static Reading read(Json body) {
        if (!(body instanceof Json.Struct notice)) {
            return Reading.Unreadable.because("", "must be an object");
        }
        List<Fault> faults = new ArrayList<>();
        for (String name : SCALARS) {
            if (notice.get(name) instanceof Json.Struct || notice.get(name) instanceof Json.Items) {
                faults.add(new Fault(name, "must be a text"));
            }
        }
        Optional<String> dedupKey = dedupKey(notice);
        SignalState state = state(notice, faults);
        Optional<String> title = notice.text(TITLES);
        boolean ends = state == SignalState.RESOLVED || state == SignalState.ACKNOWLEDGED;
        if (ends && dedupKey.isEmpty()) {
            faults.add(new Fault("dedupKey", "is needed to say which problem is " + state.text()));
        }
        if (title.isEmpty() && !(ends && dedupKey.isPresent())) {
            faults.add(new Fault("title", "is needed: one line for a person"));
        }
        checkLabels(notice, "labels", faults);
        checkLabels(notice, "meta", faults);
        List<Json.Struct> links = links(notice.get("links"), faults);
        if (!faults.isEmpty()) {
            return new Reading.Unreadable(
                    faults.stream().limit(Reading.MOST_FAULTS).toList());
        }
        SignalDraft draft = new SignalDraft(state, title.or(() -> dedupKey).orElseThrow());
        dedupKey.ifPresent(draft::dedupKey);
        return fill(draft, notice, links);
    }

    private static Reading fill(SignalDraft draft, Json.Struct notice, List<Json.Struct> links) {
        Unread unread = new Unread();
        notice.text("severity").ifPresent(draft::severity);
        notice.text("occurredAt").ifPresent(sent -> draft.startsAt("occurredAt", sent));
        notice.text("service").ifPresent(service -> draft.label("service", service));
        labels(notice, "meta", draft);
        labels(notice, "labels", draft);
        links.forEach(link ->
                draft.link(link.text("text").orElse("link"), link.text("href").orElse("")));
        for (String name : LINKS) {
            notice.text(name).ifPresent(href -> draft.link(name, href));
        }
        notice.text(MESSAGES).ifPresent(message -> draft.evidence("message", message));
        Set<String> known = new HashSet<>(SCALARS);
        known.addAll(NESTED);
        unread.look("", notice, known);
        notice.members().forEach((name, value) -> {
            if (!known.contains(name) && !value.words().isBlank()) {
                draft.evidence(name, value.words());
            }
        });
        return new Reading.Signals(List.of(draft.build()), unread.paths());
    }

    private static SignalState state(Json.Struct notice, List<Fault> faults) {
        for (String name : STATE_NAMES) {
            Optional<String> sent = notice.text(name);
            if (sent.isPresent()) {
                SignalState state = STATES.get(sent.get().strip().toLowerCase(Locale.ROOT));
                if (state == null) {
                    faults.add(new Fault(name, "must be firing, acknowledged, resolved or info"));
                    return SignalState.FIRING;
                }
                return state;
            }
        }
        return SignalState.FIRING;
    }

    /** GoAlert's senders may leave the key out and close by the same summary and details; its own rule is kept for them. */
    private static Optional<String> dedupKey(Json.Struct notice) {
        Optional<String> sent = notice.text(DEDUP_KEYS);
        boolean goAlert =
                notice.text("title").isEmpty() && notice.text("summary").isPresent();
        if (sent.isPresent() || !goAlert) {
            return sent;
        }
        String described = notice.text("summary").orElseThrow() + "\n"
                + notice.text("details").orElse("");
        return Optional.of("auto:" + Wording.sha256(described));
    }

    private static void checkLabels(Json.Struct notice, String name, List<Fault> faults) {
        Json sent = notice.get(name);
        if (sent != Json.Nothing.NULL && !(sent instanceof Json.Struct)) {
            faults.add(new Fault(name, "must be an object of names and texts"));
        }
    }

    private static void labels(Json.Struct notice, String name, SignalDraft draft) {
        if (notice.get(name) instanceof Json.Struct(Map<String, Json> labels)) {
            labels.forEach((label, value) -> draft.label(label, value.words()));
        }
    }

    /** Each link as {@code text} and {@code href}; a bare text is an address. */
    private static List<Json.Struct> links(Json sent, List<Fault> faults) {
        return switch (sent) {
            case Json.Nothing ignored -> List.of();
            case Json.Text address -> List.of(link(address));
            case Json.Items(List<Json> items) -> {
                List<Json.Struct> links = new ArrayList<>();
                for (int i = 0; i < items.size(); i++) {
                    switch (items.get(i)) {
                        case Json.Text address -> links.add(link(address));
                        case Json.Struct link when link.text("href").isPresent() -> links.add(link);
                        default -> faults.add(new Fault("links[" + i + "]", "must be an address, or text and href"));
                    }
                }
                yield links;
            }
            case Json.Struct ignored -> noList(faults);
            case Json.Digits ignored -> noList(faults);
            case Json.Truth ignored -> noList(faults);
        };
    }

    private static List<Json.Struct> noList(List<Fault> faults) {
        faults.add(new Fault("links", "must be a list of addresses"));
        return List.of();
    }

    private static Json.Struct link(Json.Text address) {
        return new Json.Struct(Map.of("href", address));
    }
}
