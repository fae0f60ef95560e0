package io.bridgekeeper.gateway.format.zabbix;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.JsonFormat;
import io.bridgekeeper.gateway.format.Parser;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.SignalDraft;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a media type of Zabbix of the type webhook sends: ours, which {@code docs/integrations/zabbix.md} holds,
 * and others, whose parameters have other names.
 *
 * <p>A problem is known by {@code {EVENT.ID}}, which is the problem's also in its recovery. A media type that does not
 * send it is taken by its trigger and host, for the event in a link is another one in the recovery, and so may be the
 * trigger's words.
 */
public final class ZabbixFormat implements JsonFormat {

    private static final String[] EVENT = {"event_id", "eventid"};
    private static final String[] VALUE = {"event_value"};
    private static final String[] STATUS = {"event_status", "status"};
    private static final String[] UPDATE = {"event_update_status", "update_status"};
    private static final String[] ACK = {"event_ack_status", "event_ack", "ack_status"};
    private static final String[] UPDATE_ACTION = {"event_update_action", "update_action"};
    private static final String[] SOURCE = {"event_source"};
    private static final String[] SEVERITY = {"event_severity", "severity", "event_nseverity"};
    private static final String[] TRIGGER = {"trigger_id", "triggerid"};
    private static final String[] TITLE = {"event_name", "title", "alert_subject", "subject", "trigger", "trigger_name"
    };
    private static final String[] HOST = {"host_name", "hostname", "host"};
    private static final String[] ADDRESS = {"host_ip", "hostip"};
    private static final String[] BEGAN = {"event_timestamp"};
    private static final String[] TAGS = {"event_tags", "event_tags_json", "tags"};
    private static final String[] WEB = {"zabbix_url"};
    private static final String[] LINK = {"link", "trigger_url"};
    private static final Map<String, String> EVIDENCE = Map.of(
            "description", "description",
            "alert_message", "description",
            "message", "description",
            "trigger_description", "trigger",
            "event_opdata", "operational data",
            "item", "item",
            "event_update_message", "update",
            "event_date", "date",
            "event_time", "time");
    private static final List<String[]> ALL = List.of(
            EVENT,
            VALUE,
            STATUS,
            UPDATE,
            ACK,
            UPDATE_ACTION,
            SOURCE,
            SEVERITY,
            TRIGGER,
            TITLE,
            HOST,
            ADDRESS,
            BEGAN,
            TAGS,
            WEB,
            LINK);
    private static final Set<String> KNOWN = known();
    private static final String IN_A_LINK = "triggerid=";

    @Override
    public String name() {
        return "zabbix";
    }

    @Override
    public Reading read(Json body, Sent sent) {
        if (!(body instanceof Json.Struct told)) {
            return Reading.Unreadable.because("", "must be an object");
        }
        Macros macros = Macros.of(told);
        if (macros.unfilled() > 0
                && macros.text(EVENT).or(() -> macros.text(TITLE)).isEmpty()) {
            return new Reading.Nothing("a test: Zabbix filled in no macro");
        }
        Shape shape = new Shape();
        shape.texts(
                told,
                "",
                KNOWN.stream()
                        .filter(name -> !List.of(TAGS).contains(name))
                        .sorted()
                        .toList());
        Optional<SignalState> state = state(macros);
        if (state.isEmpty()) {
            shape.fault("event_value", "must be 1 or 0, or status PROBLEM or OK");
        }
        Optional<String> title = macros.text(TITLE).map(ZabbixFormat::withoutState);
        if (title.isEmpty()) {
            shape.fault("title", "is needed: {EVENT.NAME}");
        }
        Optional<String> key = key(macros, title);
        if (state.isPresent() && state.get() != SignalState.FIRING && key.isEmpty()) {
            shape.fault("event_id", "is needed to say which problem it is: {EVENT.ID}");
        }
        if (!shape.fits()) {
            return shape.unreadable();
        }
        SignalDraft draft = new SignalDraft(state.orElseThrow(), title.orElseThrow());
        key.ifPresent(draft::dedupKey);
        fill(draft, macros, told, sent.parser());
        Unread unread = new Unread();
        unread.look("", told, KNOWN);
        return new Reading.Signals(List.of(draft.build()), unread.paths());
    }

    private static void fill(SignalDraft draft, Macros macros, Json.Struct told, Parser parser) {
        macros.text(SEVERITY).ifPresent(draft::severity);
        macros.text(BEGAN).ifPresent(sent -> draft.startsAt("event_timestamp", sent));
        macros.text(HOST).ifPresent(host -> draft.label("hostname", host));
        macros.text(ADDRESS).ifPresent(address -> draft.label("host_ip", address));
        trigger(macros).ifPresent(id -> draft.label("trigger_id", id));
        for (String name : TAGS) {
            EventTags.read(told.get(name), parser, draft);
        }
        macros.text(LINK).ifPresent(link -> draft.link("Zabbix", link));
        macros.text(WEB).ifPresent(web -> {
            String base = web.endsWith("/") ? web.substring(0, web.length() - 1) : web;
            macros.text(EVENT)
                    .flatMap(event -> macros.text(TRIGGER)
                            .filter(trigger -> isNumber(event) && isNumber(trigger))
                            .map(trigger -> base + "/tr_events.php?triggerid=" + trigger + "&eventid=" + event))
                    .ifPresent(link -> draft.link("event", link));
            draft.link("Zabbix", web);
        });
        EVIDENCE.keySet().stream()
                .sorted()
                .forEach(name -> macros.text(name).ifPresent(words -> draft.evidence(EVIDENCE.get(name), words)));
        macros.text(UPDATE_ACTION).ifPresent(action -> draft.evidence("update action", action));
    }

    private static Optional<SignalState> state(Macros macros) {
        Optional<Boolean> problem = macros.text(VALUE)
                .flatMap(ZabbixFormat::isProblem)
                .or(() -> macros.text(STATUS).flatMap(ZabbixFormat::isProblem));
        // Events of discovery and of autoregistration have no end.
        boolean ends = macros.text(SOURCE)
                .filter(source -> source.equals("1") || source.equals("2"))
                .isEmpty();
        if (!ends) {
            return Optional.of(SignalState.INFO);
        }
        return problem.map(there -> there ? ofProblem(macros) : SignalState.RESOLVED);
    }

    private static Optional<Boolean> isProblem(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "1", "problem" -> Optional.of(true);
            case "0", "ok", "resolved" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static SignalState ofProblem(Macros macros) {
        if (macros.text(UPDATE).filter("1"::equals).isEmpty()) {
            return SignalState.FIRING;
        }
        if (macros.text(ACK).filter("Yes"::equalsIgnoreCase).isPresent()) {
            return SignalState.ACKNOWLEDGED;
        }
        boolean worse = macros.text(UPDATE_ACTION)
                .filter(action -> action.contains("severity"))
                .isPresent();
        return worse ? SignalState.FIRING : SignalState.INFO;
    }

    private static Optional<String> key(Macros macros, Optional<String> title) {
        Optional<String> host = macros.text(HOST);
        Optional<String> byTrigger = trigger(macros)
                .map(trigger ->
                        "trigger:" + trigger + host.map(name -> ":" + name).orElse(""));
        return macros.text(EVENT)
                .map(id -> "event:" + id)
                .or(() -> byTrigger)
                .or(() -> host.flatMap(name -> title.map(words -> "host:" + name + ":" + words)));
    }

    private static Optional<String> trigger(Macros macros) {
        return macros.text(TRIGGER)
                .or(() -> macros.text(LINK).flatMap(link -> {
                    int at = link.indexOf(IN_A_LINK);
                    String rest = at < 0 ? "" : link.substring(at + IN_A_LINK.length());
                    int end = 0;
                    while (end < rest.length() && Character.isDigit(rest.charAt(end))) {
                        end++;
                    }
                    return end == 0 ? Optional.empty() : Optional.of(rest.substring(0, end));
                }));
    }

    /** Zabbix's own messages begin so, and a recovery's may still say that there is a problem. */
    private static String withoutState(String title) {
        for (String prefix : List.of("Problem: ", "Resolved: ")) {
            String rest = title.startsWith(prefix) ? title.substring(prefix.length()) : "";
            if (!rest.isBlank()) {
                return rest;
            }
        }
        return title;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 20 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Set<String> known() {
        Set<String> names = new HashSet<>(EVIDENCE.keySet());
        ALL.forEach(some -> names.addAll(List.of(some)));
        return Set.copyOf(names);
    }
}
