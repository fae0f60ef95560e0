package io.bridgekeeper.paging.rawevent;

import io.bridgekeeper.contracts.gateway.v1.RawEventReceived;
import io.bridgekeeper.outbox.IncomingEvent;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** What the gateway tells of dead letters beside the broker: one that the broker does not take, and what a replay came to. */
@Path("/internal/paging/dead-letters")
@RolesAllowed("signal-writer")
class DeadLetterInbox {

    private static final String TYPE = "gateway.raw-event.received.v1";
    private static final Set<String> READ = Set.of("read", "nothing");

    private final RawEventInbox inbox;
    private final RawEventFlow flow;

    DeadLetterInbox(RawEventInbox inbox, RawEventFlow flow) {
        this.inbox = inbox;
        this.flow = flow;
    }

    /** The CloudEvents attributes of what would have gone over the topic, and its data. */
    record Handed(UUID id, Instant time, RawEventReceived data) {}

    /** @param outcome {@code read} or {@code nothing} */
    record Replayed(UUID integrationId, UUID deadLetterId, String by, String outcome, List<UUID> signalIds) {}

    /** Answers 204 when it is kept. */
    @POST
    public Uni<Void> receive(Handed handed) {
        List<RequestFault> faults = new ArrayList<>();
        if (handed == null || handed.id() == null || handed.time() == null) {
            faults.add(new RequestFault("id", "and time are needed"));
        }
        if (handed == null || !isWhole(handed.data())) {
            faults.add(new RequestFault("data", "must be that of a raw event that could not be read"));
        }
        if (!faults.isEmpty()) {
            throw ProblemMapper.badRequest(faults);
        }
        RawEventReceived data = handed.data();
        return inbox.receive(
                new IncomingEvent(handed.id(), TYPE, data.integrationId().toString(), handed.time(), data));
    }

    private static boolean isWhole(RawEventReceived data) {
        return data != null
                && data.integrationId() != null
                && data.format() != null
                && data.headers() != null
                && data.path() != null
                && data.query() != null
                && data.body() != null
                && data.body().indexOf('\0') < 0
                && data.receivedAt() != null
                && "unreadable".equals(data.outcome())
                && data.signalIds() != null
                && data.faults() != null;
    }

    /** Answers with the replay that counts: the first. */
    @POST
    @Path("replayed")
    public Uni<RawEventView> replayed(Replayed replayed) {
        if (replayed == null
                || replayed.integrationId() == null
                || replayed.deadLetterId() == null
                || replayed.by() == null
                || replayed.outcome() == null
                || !READ.contains(replayed.outcome())
                || replayed.signalIds() == null) {
            throw ProblemMapper.badRequest(
                    "(body)", "must say which dead letter, by whom, the outcome and the signals");
        }
        return flow.replayed(
                        replayed.integrationId(),
                        replayed.deadLetterId(),
                        replayed.by(),
                        RawEvent.Outcome.valueOf(replayed.outcome().toUpperCase(Locale.ROOT)),
                        replayed.signalIds())
                .map(found -> RawEventView.of(
                        found.filter(RawEvent::isDeadLetter)
                                .orElseThrow(() -> ProblemMapper.problem(ProblemType.UNKNOWN_DEAD_LETTER)),
                        false));
    }
}
