package io.bridgekeeper.gateway.format.alertmanager;

import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.Signal;
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
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads the notification of an Alertmanager or of one of its kin: one signal per alert.
 *
 * <p>An alert is known by its {@code fingerprint}, or by its label set where an old Alertmanager sends none; never by
 * its summary, which two alerts may share. The {@code groupKey} is carried, except where the group is by no label at
 * all: such a group holds whatever fires, and would hide a new problem behind an old one.
 */
public final class NotificationReader {

    /** More than any body of 1 MiB from a real Alertmanager holds. */
    static final int MOST_ALERTS = 5_000;

    private static final Set<String> MEMBERS = Set.of(
            "version",
            "groupKey",
            "truncatedAlerts",
            "status",
            "receiver",
            "groupLabels",
            "commonLabels",
            "commonAnnotations",
            "externalURL",
            "notification_reason",
            "alerts");
    private static final Set<String> ALERT_MEMBERS =
            Set.of("status", "labels", "annotations", "startsAt", "endsAt", "generatorURL", "fingerprint");
    private static final List<String> TITLES = List.of("summary", "title", "message");

    private final Dialect dialect;
    private final Set<String> known;

    public NotificationReader(Dialect dialect) {
        this.dialect = dialect;
        known = new HashSet<>(ALERT_MEMBERS);
        known.addAll(dialect.links());
        known.addAll(dialect.evidence());
    }

    public Reading read(Json body) {
        if (!(body instanceof Json.Struct notification)) {
            return Reading.Unreadable.because("", "must be an object with a list of alerts");
        }
        if (!(notification.get("alerts") instanceof Json.Items(List<Json> alerts))) {
            return Reading.Unreadable.because("alerts", "must be a list of alerts");
        }
        if (alerts.isEmpty() || alerts.size() > MOST_ALERTS) {
            return Reading.Unreadable.because("alerts", "must hold 1 to " + MOST_ALERTS + " alerts");
        }
        List<Fault> faults = new ArrayList<>();
        List<Signal> signals = new ArrayList<>(alerts.size());
        Unread unread = new Unread();
        unread.look("", notification, MEMBERS);
        for (int i = 0; i < alerts.size(); i++) {
            alert(notification, alerts.get(i), "alerts[" + i + "]", faults, unread)
                    .ifPresent(signals::add);
        }
        return faults.isEmpty()
                ? new Reading.Signals(signals, unread.paths())
                : new Reading.Unreadable(
                        faults.stream().limit(Reading.MOST_FAULTS).toList());
    }

    private Optional<Signal> alert(
            Json.Struct notification, Json item, String path, List<Fault> faults, Unread unread) {
        if (!(item instanceof Json.Struct alert)) {
            faults.add(new Fault(path, "must be an object"));
            return Optional.empty();
        }
        int before = faults.size();
        Map<String, Json> labels = members(alert, "labels", path, faults);
        Map<String, Json> annotations = members(alert, "annotations", path, faults);
        Optional<SignalState> state = state(alert.text("status").or(() -> notification.text("status")));
        if (state.isEmpty()) {
            faults.add(new Fault(path + ".status", "must be firing or resolved"));
        }
        if (faults.size() > before) {
            return Optional.empty();
        }
        unread.look(path + ".", alert, known);
        return Optional.of(signal(notification, alert, labels, annotations, state.orElseThrow()));
    }

    private Signal signal(
            Json.Struct notification,
            Json.Struct alert,
            Map<String, Json> labels,
            Map<String, Json> annotations,
            SignalState state) {
        Json.Struct named = new Json.Struct(labels);
        Optional<String> titleName = titleName(annotations);
        String title = titleName
                .map(name -> annotations.get(name).words())
                .or(() -> named.text("alertname"))
                .orElse("Alert without a name");
        SignalDraft draft = new SignalDraft(state, title).dedupKey(dedupKey(alert, labels));
        groupKey(notification).ifPresent(draft::groupKey);
        named.text("severity")
                .or(() -> new Json.Struct(annotations).text("severity"))
                .ifPresent(draft::severity);
        alert.text("startsAt").ifPresent(sent -> draft.startsAt("startsAt", sent));
        labels.forEach((name, value) -> draft.label(name, value.words()));
        alert.text("generatorURL").ifPresent(url -> draft.link("source", url));
        dialect.links().forEach(name -> alert.text(name).ifPresent(url -> draft.link(name, url)));
        annotations.forEach((name, value) -> {
            String words = value.words();
            if (SignalDraft.isAbsolute(words.strip())) {
                draft.link(name, words);
            } else if (!words.isBlank() && !titleName.equals(Optional.of(name))) {
                draft.evidence(name, words);
            }
        });
        notification.text("externalURL").ifPresent(url -> draft.link(dialect.sender(), url));
        dialect.evidence().forEach(name -> alert.text(name).ifPresent(words -> draft.evidence(name, words)));
        notification.text("receiver").ifPresent(receiver -> draft.evidence("receiver", receiver));
        notification.text("notification_reason").ifPresent(why -> draft.evidence("notificationReason", why));
        notification
                .text("truncatedAlerts")
                .filter(count -> !count.equals("0"))
                .ifPresent(count -> draft.evidence(
                        "truncatedAlerts", count + " further alerts of this group were cut off by the sender"));
        alert.text("endsAt")
                .filter(ends -> state == SignalState.RESOLVED && !ends.startsWith("0001-"))
                .ifPresent(ends -> draft.evidence("endsAt", ends));
        return draft.build();
    }

    private static Optional<SignalState> state(Optional<String> status) {
        return status.flatMap(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "firing" -> Optional.of(SignalState.FIRING);
            case "resolved" -> Optional.of(SignalState.RESOLVED);
            default -> Optional.empty();
        });
    }

    private static String dedupKey(Json.Struct alert, Map<String, Json> labels) {
        return alert.text("fingerprint").orElseGet(() -> "labels:" + Wording.sha256(ordered(labels)));
    }

    private static String ordered(Map<String, Json> labels) {
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue().words())
                        .collect(Collectors.joining("\n"));
    }

    private static Optional<String> groupKey(Json.Struct notification) {
        boolean byNothing =
                notification.get("groupLabels") instanceof Json.Struct(Map<String, Json> by) && by.isEmpty();
        return byNothing ? Optional.empty() : notification.text("groupKey");
    }

    private static Optional<String> titleName(Map<String, Json> annotations) {
        for (String wanted : TITLES) {
            for (Map.Entry<String, Json> annotation : annotations.entrySet()) {
                if (annotation.getKey().equalsIgnoreCase(wanted)
                        && !annotation.getValue().words().isBlank()) {
                    return Optional.of(annotation.getKey());
                }
            }
        }
        return Optional.empty();
    }

    private static Map<String, Json> members(Json.Struct alert, String name, String path, List<Fault> faults) {
        return switch (alert.get(name)) {
            case Json.Struct struct -> struct.members();
            case Json.Nothing ignored -> Map.of();
            case Json.Items ignored -> notAnObject(path + "." + name, faults);
            case Json.Text ignored -> notAnObject(path + "." + name, faults);
            case Json.Digits ignored -> notAnObject(path + "." + name, faults);
            case Json.Truth ignored -> notAnObject(path + "." + name, faults);
        };
    }

    private static Map<String, Json> notAnObject(String path, List<Fault> faults) {
        faults.add(new Fault(path, "must be an object of names and texts"));
        return Map.of();
    }
}
