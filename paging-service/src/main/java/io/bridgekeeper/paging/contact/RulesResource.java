package io.bridgekeeper.paging.contact;

import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;

/** Over which contact methods the caller is called, in which order and how soon. */
@Path("/api/paging/me/notification-rules")
@RolesAllowed({"responder", "commander"})
class RulesResource {

    private final SettingsFlow flow;
    private final SecurityIdentity caller;

    RulesResource(SettingsFlow flow, SecurityIdentity caller) {
        this.flow = flow;
        this.caller = caller;
    }

    @GET
    public Uni<RulesProposal> mine() {
        return flow.of(callerId()).map(own -> new RulesProposal(lines(own.highRules()), lines(own.lowRules())));
    }

    /** Replaces all of them. */
    @PUT
    public Uni<RulesProposal> keep(RulesProposal proposal) {
        if (proposal == null) {
            throw ProblemMapper.badRequest("", "is missing");
        }
        return flow.keepRules(callerId(), proposal).chain(faults -> {
            if (!faults.isEmpty()) {
                throw ProblemMapper.badRequest(faults);
            }
            return mine();
        });
    }

    private static List<RulesProposal.Line> lines(List<Rule> rules) {
        return rules.stream()
                .map(rule -> new RulesProposal.Line(
                        rule.methodId().toString(), rule.delay().toString()))
                .toList();
    }

    private String callerId() {
        return caller.getPrincipal().getName();
    }
}
