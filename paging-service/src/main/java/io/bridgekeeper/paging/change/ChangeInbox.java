package io.bridgekeeper.paging.change;

import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Changes that integrations tell: the gateway has checked the key and hands over what it read. */
@Path("/internal/paging/changes")
@RolesAllowed("signal-writer")
class ChangeInbox {

    private final ChangeFlow changes;

    ChangeInbox(ChangeFlow changes) {
        this.changes = changes;
    }

    record Handed(UUID integrationId, ChangeProposal change) {}

    /**
     * @param changeId absent where it was not kept
     * @param errors   what is wrong with the change, which is its sender's matter and no fault of this call; none where
     *     it was kept
     */
    record Taken(Optional<UUID> changeId, List<String> systems, List<RequestFault> errors) {}

    @POST
    public Uni<Taken> receive(Handed handed) {
        List<RequestFault> faults = new ArrayList<>();
        if (handed == null || handed.integrationId() == null) {
            faults.add(new RequestFault("integrationId", "is missing"));
        }
        if (handed == null || handed.change() == null) {
            faults.add(new RequestFault("change", "is missing"));
        }
        if (!faults.isEmpty()) {
            throw ProblemMapper.badRequest(faults);
        }
        return changes.take(handed.change(), "integration:" + handed.integrationId())
                .map(told -> switch (told) {
                    case Told.New(Change change) -> kept(change);
                    case Told.Before(Change change) -> kept(change);
                    case Told.Faulty(var wrong) -> new Taken(Optional.empty(), List.of(), wrong);
                });
    }

    private static Taken kept(Change change) {
        return new Taken(Optional.of(change.id()), change.systemIds(), List.of());
    }
}
