package io.bridgekeeper.gateway.incident;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one incident, from each service.
 *
 * @param incident with its brief and its pages, from paging-service
 * @param bridge   from roster-service
 * @param access   the caller's own grants, from access-service
 * @param followUp from followup-service
 */
record Parts(Part incident, Part bridge, Part access, Part followUp) {

    /** What the caller is answered. */
    sealed interface Verdict {
        /** What there is. */
        record Show(Parts parts) implements Verdict {}

        /** There is no such incident. */
        record Unknown() implements Verdict {}

        /** The caller may not see incidents. */
        record Refuse() implements Verdict {}

        /** No service answered. */
        record Away() implements Verdict {}
    }

    /**
     * paging-service says whether there is an incident and who may see it; while it is away, what the others know is
     * shown, for each of them looks at the caller as well.
     */
    Verdict verdict() {
        return switch (incident) {
            case Part.Nothing ignored -> new Verdict.Unknown();
            case Part.Missing(Part.Why why) when why == Part.Why.NOT_ALLOWED -> new Verdict.Refuse();
            case Part.Missing ignored
            when all().values().stream().allMatch(Part.Missing.class::isInstance) -> new Verdict.Away();
            case Part.Missing ignored -> new Verdict.Show(this);
            case Part.Shown ignored -> new Verdict.Show(this);
        };
    }

    /** By the name that each has in the answer, in its order. */
    Map<String, Part> all() {
        Map<String, Part> all = new LinkedHashMap<>();
        all.put("incident", incident);
        all.put("bridge", bridge);
        all.put("access", access);
        all.put("followUp", followUp);
        return all;
    }

    /** Why each part that is missing is. */
    Map<String, String> missing() {
        Map<String, String> missing = new LinkedHashMap<>();
        all().forEach((name, part) -> reason(part).ifPresent(why -> missing.put(name, why)));
        return missing;
    }

    private static Optional<String> reason(Part part) {
        return part instanceof Part.Missing(Part.Why why) ? Optional.of(why.text()) : Optional.empty();
    }
}
