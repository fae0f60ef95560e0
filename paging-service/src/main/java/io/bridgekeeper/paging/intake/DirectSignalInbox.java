package io.bridgekeeper.paging.intake;

import io.bridgekeeper.contracts.gateway.v1.SignalReceived;
import io.bridgekeeper.outbox.IncomingEvent;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The way in while the broker is away: the gateway hands over the same signals, with the same ids. */
@Path("/internal/paging/signals")
@RolesAllowed("signal-writer")
class DirectSignalInbox {

    private static final String TYPE = "gateway.signal.received.v1";
    private static final int MOST_SIGNALS = 5_000;
    private static final int LONGEST_DEDUP_KEY = 512;
    private static final Set<String> STATES = Set.of("firing", "acknowledged", "resolved", "info");

    private final SignalInbox inbox;

    DirectSignalInbox(SignalInbox inbox) {
        this.inbox = inbox;
    }

    record Handed(List<HandedSignal> signals) {}

    /** The CloudEvents attributes of what would have gone over the topic, and its data. */
    record HandedSignal(UUID id, String key, Instant time, SignalReceived data) {}

    /** Answers 204 when all are kept. */
    @POST
    public Uni<Void> receive(Handed handed) {
        List<RequestFault> faults = faults(handed);
        if (!faults.isEmpty()) {
            throw ProblemMapper.badRequest(faults);
        }
        return inbox.receive(handed.signals().stream()
                .map(signal -> new IncomingEvent(signal.id(), TYPE, signal.key(), signal.time(), signal.data()))
                .toList());
    }

    private static List<RequestFault> faults(Handed handed) {
        List<RequestFault> faults = new ArrayList<>();
        if (handed == null || handed.signals() == null || handed.signals().isEmpty()) {
            return List.of(new RequestFault("signals", "needs at least one entry"));
        }
        if (handed.signals().size() > MOST_SIGNALS) {
            return List.of(new RequestFault("signals", "must have at most " + MOST_SIGNALS + " entries"));
        }
        for (int i = 0; i < handed.signals().size(); i++) {
            check("signals[" + i + "]", handed.signals().get(i), faults);
        }
        return faults;
    }

    private static void check(String path, HandedSignal signal, List<RequestFault> faults) {
        if (signal == null || signal.data() == null) {
            faults.add(new RequestFault(path + ".data", "is missing"));
            return;
        }
        SignalReceived data = signal.data();
        present(path + ".id", signal.id(), faults);
        present(path + ".time", signal.time(), faults);
        present(path + ".data.integrationId", data.integrationId(), faults);
        text(path + ".data.dedupKey", data.dedupKey(), faults);
        text(path + ".data.title", data.title(), faults);
        if (data.dedupKey() != null && data.dedupKey().length() > LONGEST_DEDUP_KEY) {
            faults.add(new RequestFault(
                    path + ".data.dedupKey", "must have at most " + LONGEST_DEDUP_KEY + " characters"));
        }
        if (data.groupKey() != null) {
            text(path + ".data.groupKey", data.groupKey(), faults);
        }
        present(path + ".data.receivedAt", data.receivedAt(), faults);
        present(path + ".data.labels", data.labels(), faults);
        present(path + ".data.links", data.links(), faults);
        if (data.links() != null && data.links().contains(null)) {
            faults.add(new RequestFault(path + ".data.links", "must not have an entry that is null"));
        }
        present(path + ".data.evidence", data.evidence(), faults);
        if (data.state() == null || !STATES.contains(data.state())) {
            faults.add(new RequestFault(path + ".data.state", "must be one of " + STATES));
        }
    }

    /** The database keeps no NUL: one such signal would keep all others of the hand out. */
    private static void text(String path, String text, List<RequestFault> faults) {
        if (text == null) {
            faults.add(new RequestFault(path, "is missing"));
        } else if (text.isBlank() || text.indexOf('\0') >= 0) {
            faults.add(new RequestFault(path, "must not be blank nor contain NUL"));
        }
    }

    private static void present(String path, Object value, List<RequestFault> faults) {
        if (value == null) {
            faults.add(new RequestFault(path, "is missing"));
        }
    }
}
