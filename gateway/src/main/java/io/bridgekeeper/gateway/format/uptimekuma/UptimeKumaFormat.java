package io.bridgekeeper.gateway.format.uptimekuma;

import io.bridgekeeper.gateway.format.Body;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Format;
import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.SignalDraft;
import io.bridgekeeper.gateway.signal.SignalState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the webhook of Uptime Kuma, as JSON or as the field {@code data} of a form: a heartbeat of a monitor.
 *
 * <p>A problem is known by the id of its monitor, whose name may change. Of a monitor only what is named here is read:
 * its settings may hold passwords.
 *
 * <p>Source: <a href="https://github.com/louislam/uptime-kuma/wiki/Notification-Methods">notification methods</a>.
 */
public final class UptimeKumaFormat implements Format {

    private static final Set<String> MEMBERS = Set.of("heartbeat", "monitor", "msg");
    private static final Set<String> HEARTBEAT = Set.of(
            "monitorID",
            "status",
            "time",
            "msg",
            "ping",
            "duration",
            "retries",
            "lastDownTime",
            "localDateTime",
            "timezoneOffset");
    private static final Set<String> MONITOR =
            Set.of("id", "name", "url", "hostname", "port", "type", "tags", "description", "pathName");
    private static final List<String> LABELS = List.of("hostname", "port", "type");
    private static final Map<String, SignalState> STATES = Map.of(
            "0", SignalState.FIRING,
            "1", SignalState.RESOLVED,
            "2", SignalState.INFO,
            "3", SignalState.INFO);

    @Override
    public String name() {
        return "uptime-kuma";
    }

    @Override
    public Reading read(Sent sent) {
        return switch (body(sent)) {
            case Body.Tree(Json body) when body instanceof Json.Struct notice -> read(notice);
            case Body.Tree ignored -> Reading.Unreadable.because("", "must be an object");
            case Body.Broken(Fault fault) -> Reading.Unreadable.because(fault);
        };
    }

    private static Body body(Sent sent) {
        String type = sent.header("content-type").orElse("");
        if (!type.startsWith("multipart/")) {
            return sent.json();
        }
        return MultipartField.read(new String(sent.bytes(), StandardCharsets.UTF_8), type, "data")
                .map(sent::json)
                .orElseGet(() -> new Body.Broken(new Fault("data", "must be a field of the form")));
    }

    private static Reading read(Json.Struct notice) {
        Optional<String> words = notice.text("msg");
        if (notice.get("heartbeat") == Json.Nothing.NULL) {
            return words.filter(text -> !text.strip().endsWith("Testing"))
                    .<Reading>map(text -> new Reading.Signals(
                            List.of(new SignalDraft(SignalState.INFO, text).build()), unread(notice)))
                    .orElseGet(() -> new Reading.Nothing("a test of Uptime Kuma: it has no heartbeat"));
        }
        Shape shape = new Shape();
        shape.optional(notice, "", "heartbeat");
        shape.optional(notice, "", "monitor");
        Json.Struct heartbeat = notice.struct("heartbeat");
        Json.Struct monitor = notice.struct("monitor");
        Optional<SignalState> state = heartbeat.text("status").map(STATES::get);
        if (state.isEmpty()) {
            shape.fault("heartbeat.status", "must be 0 (down), 1 (up), 2 (pending) or 3 (maintenance)");
        }
        Optional<String> id = monitor.text("id").or(() -> heartbeat.text("monitorID"));
        if (id.isEmpty()) {
            shape.fault("monitor.id", "is needed to say which monitor it is");
        }
        if (!shape.fits()) {
            return shape.unreadable();
        }
        String title = monitor.text("name").orElse("Monitor " + id.orElseThrow());
        SignalDraft draft = new SignalDraft(
                        state.orElseThrow(),
                        heartbeat.text("msg").map(msg -> title + ": " + msg).orElse(title))
                .dedupKey("monitor:" + id.orElseThrow());
        fill(draft, state.orElseThrow(), heartbeat, monitor);
        words.ifPresent(msg -> draft.evidence("message", msg));
        return new Reading.Signals(List.of(draft.build()), unread(notice));
    }

    private static void fill(SignalDraft draft, SignalState state, Json.Struct heartbeat, Json.Struct monitor) {
        Optional<String> time = Heartbeats.time(heartbeat);
        if (state == SignalState.FIRING) {
            time.ifPresent(moment -> draft.startsAt("time", moment));
        } else {
            time.ifPresent(moment -> draft.evidence("time", moment));
            heartbeat.text("lastDownTime").ifPresent(down -> draft.startsAt("lastDownTime", Heartbeats.utc(down)));
        }
        monitor.text("name").ifPresent(name -> draft.label("monitor", name));
        LABELS.forEach(name -> monitor.text(name).ifPresent(value -> draft.label(name, value)));
        if (monitor.get("tags") instanceof Json.Items(List<Json> tags)) {
            tags.forEach(item -> {
                if (item instanceof Json.Struct tag) {
                    tag.text("name")
                            .ifPresent(
                                    name -> draft.label(name, tag.text("value").orElse("")));
                }
            });
        }
        monitor.text("url").filter(SignalDraft::isAbsolute).ifPresent(url -> draft.link("monitored", url));
        heartbeat.text("msg").ifPresent(msg -> draft.evidence("heartbeat", msg));
        monitor.text("description").ifPresent(text -> draft.evidence("description", text));
        monitor.text("pathName").ifPresent(path -> draft.evidence("path", path));
        for (String name : List.of("ping", "duration", "retries")) {
            heartbeat.text(name).ifPresent(value -> draft.evidence(name, value));
        }
    }

    private static List<String> unread(Json.Struct notice) {
        Unread unread = new Unread();
        unread.look("", notice, MEMBERS);
        unread.look("heartbeat.", notice.struct("heartbeat"), HEARTBEAT);
        unread.look("monitor.", notice.struct("monitor"), MONITOR);
        return unread.paths();
    }
}
