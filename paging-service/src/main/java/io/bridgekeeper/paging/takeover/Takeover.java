package io.bridgekeeper.paging.takeover;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Proposes a catalog out of what another tool exports. Nobody's consent is in it: people are asked. */
final class Takeover {

    private Takeover() {}

    /**
     * @param report with what the reader of the export noted
     * @param now    what has ended before is left out
     */
    static Proposal propose(Peer peer, Inventory inventory, Options options, Report report, Instant now) {
        PeoplePart people = PeoplePart.of(inventory.users(), report);
        RotationPart rotations = RotationPart.of(inventory.schedules(), people, report, now);
        PolicyPart policies = PolicyPart.of(inventory.policies(), people, rotations, options, report);
        List<Map<String, Object>> systems = SystemPart.of(inventory.services(), policies, options, report);
        List<Proposal.OfRotation> overrides =
                OverridePart.of(inventory.changes(), people, rotations, report, now, "Taken over from " + peer.title());

        Map<String, Object> catalog = new LinkedHashMap<>();
        catalog.put("people", people.entries());
        catalog.put("rotations", rotations.entries());
        catalog.put("policies", policies.entries());
        options.fallbackPolicy()
                .ifPresentOrElse(
                        id -> catalog.put("fallbackPolicy", id),
                        () -> report.missing(
                                "fallbackPolicy",
                                "$",
                                "must name the policy that is called where no owner is known or answers"));
        catalog.put("systems", systems);
        for (String list : List.of("people", "policies", "systems")) {
            if (catalog.get(list) instanceof List<?> entries && entries.isEmpty()) {
                report.missing(list, "$", "needs at least one entry: the export has none that could be taken over");
            }
        }
        return new Proposal(catalog, overrides, report.missing(), report.lines());
    }
}
