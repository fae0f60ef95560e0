package io.bridgekeeper.access.profile;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who gets what for how long, and who has to agree: one profile of the document, or one of the catalog's short form.
 *
 * @param systems      whose responders it is for; empty only where there are areas
 * @param areas        whose responders alone it is for, as {@code system/area}; of none of {@code systems}
 * @param targets      what it gives, in the text form of targets; never empty
 * @param longest      that one grant lasts, more than zero
 * @param needsReason  whether a request must say why
 * @param approvals    of others that a request needs; a dangerous one needs them of everybody, also of who is on call
 * @param dangerous    never carried by a page
 * @param secondFactor whether a request needs a log-in with a second factor
 * @param grace        that a grant outlives the resolution of its incident, at most
 * @param renewable    whether its holder may begin another term while the incident is open
 */
public record ProfileRule(
        String profileId,
        List<String> systems,
        List<String> areas,
        List<String> targets,
        Eligible eligible,
        Duration longest,
        boolean needsReason,
        int approvals,
        boolean dangerous,
        boolean secondFactor,
        Duration grace,
        boolean renewable) {

    /** After a resolution, where nothing else is said. */
    public static final Duration USUAL_GRACE = Duration.ofMinutes(30);

    public ProfileRule {
        systems = List.copyOf(systems);
        areas = List.copyOf(areas);
        targets = List.copyOf(targets);
    }

    /** One that is of no area. */
    public ProfileRule(
            String profileId,
            List<String> systems,
            List<String> targets,
            Eligible eligible,
            Duration longest,
            boolean needsReason,
            int approvals,
            boolean dangerous,
            boolean secondFactor,
            Duration grace,
            boolean renewable) {
        this(
                profileId,
                systems,
                List.of(),
                targets,
                eligible,
                longest,
                needsReason,
                approvals,
                dangerous,
                secondFactor,
                grace,
                renewable);
    }

    /** What the catalog's short form says: for who is on call at once, for others with one approval. */
    static ProfileRule ofCatalog(
            String profileId, String systemId, List<String> targets, Duration longest, Duration grace) {
        return new ProfileRule(
                profileId,
                List.of(systemId),
                targets,
                new Eligible(true, true, Set.of(), Set.of()),
                longest,
                true,
                1,
                false,
                false,
                grace,
                true);
    }

    /** Those that it is of as a whole, and then those of which it is of areas. */
    public List<String> allSystems() {
        return Stream.concat(systems.stream(), areas.stream().map(ProfileRule::systemOf))
                .distinct()
                .toList();
    }

    /** Whether it is of the system, or of an area of it. */
    public boolean isOf(String systemId) {
        return allSystems().contains(systemId);
    }

    /**
     * Whether it is for the responders of the system.
     *
     * @param areaIds of the system, those that they respond for as well
     */
    public boolean isFor(String systemId, Set<String> areaIds) {
        return systems.contains(systemId) || areasIn(systemId).stream().anyMatch(areaIds::contains);
    }

    /** The areas of the system for which alone it is; empty where it is of the system as a whole, or not at all. */
    public Set<String> areasIn(String systemId) {
        return systems.contains(systemId)
                ? Set.of()
                : areas.stream()
                        .filter(area -> systemOf(area).equals(systemId))
                        .map(area -> area.substring(systemId.length() + 1))
                        .collect(Collectors.toSet());
    }

    /** @param area {@code system/area} */
    static String systemOf(String area) {
        return area.substring(0, Math.max(0, area.indexOf('/')));
    }

    /** Whether whoever accepts a page for one of its systems or areas has it at once. */
    public boolean isCarriedByPages() {
        return eligible.onCall() && !dangerous;
    }

    /** How many others must agree for one who is eligible in this way. */
    public int approvalsFor(Eligible.Way way) {
        return switch (way) {
            case ON_CALL -> dangerous ? Math.max(1, approvals) : 0;
            case ON_DUTY, ROTATION, NAMED, GROUP -> approvals;
            // Without anybody's word it is for those alone whom the document means.
            case ANYONE, NOT_AT_ALL -> Math.max(1, approvals);
        };
    }
}
