package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.EscalationPolicy;
import io.bridgekeeper.paging.catalog.SeatLimits;
import io.bridgekeeper.paging.incident.OwnershipGap;
import io.bridgekeeper.paging.incident.Severity;
import java.util.Optional;

/**
 * The system that an incident belongs to, as somebody says who was called for another one.
 *
 * @param owner whom it calls; empty where nobody owns it
 */
public record Destination(
        String systemId,
        String name,
        Optional<EscalationPolicy> owner,
        EscalationPolicy fallback,
        SeatLimits seatLimits) {

    /** As the catalog has it now; empty for a system that is not in it. */
    static Optional<Destination> of(String systemId, Catalog catalog) {
        return catalog.system(systemId)
                .map(system -> new Destination(
                        system.id(),
                        system.name(),
                        system.serviceOwner().map(catalog.policies()::get),
                        catalog.fallback(),
                        system.seatLimits()));
    }

    /** On the bridge of an incident that is as bad as that. */
    int seats(Severity severity) {
        return seatLimits.of(severity.ordinal() + 1);
    }

    Optional<OwnershipGap> gap() {
        return owner.isPresent() ? Optional.empty() : Optional.of(OwnershipGap.noOwner(name));
    }
}
