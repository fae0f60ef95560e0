package io.bridgekeeper.gateway.format.nagiosicinga;

import io.bridgekeeper.gateway.format.Body;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Format;
import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.format.pagerduty.EventV1;
import io.bridgekeeper.gateway.signal.SignalDraft;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a notification command of Nagios or Icinga sends, as a form or as JSON, and what PagerDuty's plug-in for
 * both sends.
 *
 * <p>The type of the notification decides, not the state: an acknowledged service is still critical. A problem is
 * known by its host and service, under the same key that PagerDuty's plug-in makes of them.
 */
public final class NagiosIcingaFormat implements Format {

    private static final String[] TYPE = {"type", "notification_type", "NOTIFICATIONTYPE"};
    private static final String[] HOST = {"host", "host_name", "HOSTNAME"};
    private static final String[] SERVICE = {"service", "service_name", "SERVICEDESC"};
    private static final String[] STATE = {"state", "SERVICESTATE", "HOSTSTATE"};
    private static final String[] OUTPUT = {"output", "SERVICEOUTPUT", "HOSTOUTPUT"};
    private static final String[] TIME = {"time", "timestamp", "TIMET"};
    private static final String[] ADDRESS = {"address", "HOSTADDRESS"};
    private static final List<String> LABELS = List.of("hostgroup", "servicegroup", "environment");
    private static final List<String> EVIDENCE = List.of(
            "long_output", "author", "comment", "host_display", "service_display", "attempt", "duration", "problem_id");
    private static final List<String> LINKS = List.of("notes_url", "action_url", "url");
    private static final Set<String> KNOWN = known();

    @Override
    public String name() {
        return "nagios-icinga";
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
            return Reading.Unreadable.because("", "must be an object or a form");
        }
        if (EventV1.is(notice)) {
            return EventV1.read(notice);
        }
        Shape shape = new Shape();
        shape.texts(notice, "", KNOWN.stream().sorted().toList());
        Optional<String> host = notice.text(HOST);
        if (host.isEmpty()) {
            shape.fault("host", "is needed");
        }
        Optional<SignalState> state = notice.text(TYPE).isPresent()
                ? notice.text(TYPE).flatMap(NagiosIcingaFormat::ofType)
                : notice.text(STATE).flatMap(NagiosIcingaFormat::ofState);
        if (state.isEmpty()) {
            shape.fault("type", "must be a notification type, such as PROBLEM or RECOVERY");
        }
        if (!shape.fits()) {
            return shape.unreadable();
        }
        return signal(notice, state.orElseThrow(), host.orElseThrow());
    }

    private static Reading signal(Json.Struct notice, SignalState state, String host) {
        Optional<String> service = notice.text(SERVICE);
        Optional<String> output = notice.text(OUTPUT);
        String what = service.map(name -> name + " on " + host).orElse(host);
        SignalDraft draft = new SignalDraft(
                        state,
                        what
                                + output.or(() -> notice.text(STATE))
                                        .map(words -> ": " + words)
                                        .orElse(""))
                .dedupKey(service.map(name -> "event_source=service;host_name=" + host + ";service_desc=" + name)
                        .orElse("event_source=host;host_name=" + host));
        notice.text(STATE).filter(word -> !isGood(word)).ifPresent(draft::severity);
        notice.text(TIME).ifPresent(time -> {
            if (state == SignalState.FIRING) {
                draft.startsAt("time", time);
            } else {
                draft.evidence("time", time);
            }
        });
        draft.label("host", host);
        service.ifPresent(name -> draft.label("service", name));
        notice.text(ADDRESS).ifPresent(address -> draft.label("address", address));
        LABELS.forEach(name -> notice.text(name).ifPresent(words -> draft.label(name, words)));
        LINKS.forEach(name -> notice.text(name).ifPresent(href -> draft.link(name, href)));
        notice.text(TYPE).ifPresent(type -> draft.evidence("type", type));
        output.ifPresent(words -> draft.evidence("output", words));
        EVIDENCE.forEach(name -> notice.text(name).ifPresent(words -> draft.evidence(name, words)));
        Unread unread = new Unread();
        unread.look("", notice, KNOWN);
        return new Reading.Signals(List.of(draft.build()), unread.paths());
    }

    private static Optional<SignalState> ofType(String type) {
        return switch (type.strip().toUpperCase(Locale.ROOT)) {
            case "PROBLEM" -> Optional.of(SignalState.FIRING);
            case "RECOVERY" -> Optional.of(SignalState.RESOLVED);
            case "ACKNOWLEDGEMENT" -> Optional.of(SignalState.ACKNOWLEDGED);
            case "CUSTOM",
                    "FLAPPINGSTART",
                    "FLAPPINGSTOP",
                    "FLAPPINGEND",
                    "FLAPPINGDISABLED",
                    "DOWNTIMESTART",
                    "DOWNTIMEEND",
                    "DOWNTIMECANCELLED",
                    "DOWNTIMEREMOVED" -> Optional.of(SignalState.INFO);
            default -> Optional.empty();
        };
    }

    private static Optional<SignalState> ofState(String state) {
        return isGood(state)
                ? Optional.of(SignalState.RESOLVED)
                : switch (state.strip().toUpperCase(Locale.ROOT)) {
                    case "WARNING", "CRITICAL", "UNKNOWN", "DOWN", "UNREACHABLE" -> Optional.of(SignalState.FIRING);
                    default -> Optional.empty();
                };
    }

    private static boolean isGood(String state) {
        return state.strip().equalsIgnoreCase("OK") || state.strip().equalsIgnoreCase("UP");
    }

    private static Set<String> known() {
        Set<String> names = new HashSet<>();
        List.of(TYPE, HOST, SERVICE, STATE, OUTPUT, TIME, ADDRESS).forEach(some -> names.addAll(List.of(some)));
        List.of(LABELS, EVIDENCE, LINKS).forEach(names::addAll);
        return Set.copyOf(names);
    }
}
