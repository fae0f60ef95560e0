package io.bridgekeeper.gateway.stream;

import java.util.List;
import java.util.Set;

/**
 * Decides who hears of which event, with the reason.
 *
 * <p>The rules are tried in their order and the first whose events these are decides. An event that no rule knows,
 * such as one of a newer service, is hidden: nobody loses a page by it, for the stream only tells.
 */
final class StreamPolicy {

    /** May this caller hear of this event? */
    sealed interface Verdict {
        /** Yes, and by what. */
        record Show(String reason) implements Verdict {}

        /** No, and why not. */
        record Hide(String reason) implements Verdict {}
    }

    /**
     * One rule.
     *
     * @param events   beginning of the types that it is for
     * @param whom     whether the person whom the event is about hears of it, whatever their roles
     * @param roles    who else does
     */
    private record Rule(String events, boolean whom, Set<String> roles) {}

    private static final Set<String> EVERYBODY_IN_AN_INCIDENT =
            Set.of("responder", "commander", "stakeholder", "auditor");

    private static final List<Rule> RULES = List.of(
            new Rule("paging.page.", true, Set.of("commander")),
            new Rule("paging.incident.", false, EVERYBODY_IN_AN_INCIDENT),
            new Rule("paging.alert.", false, EVERYBODY_IN_AN_INCIDENT),
            new Rule("paging.ownership-gap.", false, EVERYBODY_IN_AN_INCIDENT),
            new Rule("access.grant.", true, Set.of("auditor", "commander")),
            new Rule("access.break-glass.", true, Set.of("access-approver", "auditor", "commander")),
            new Rule("access.revocation.", true, Set.of("auditor", "commander")),
            // What Keycloak had and the tables had not says how well access is kept, and is for whoever keeps it.
            new Rule("access.sweep.", false, Set.of("access-approver", "auditor")),
            new Rule("roster.bridge.", false, EVERYBODY_IN_AN_INCIDENT),
            new Rule("roster.seat.", false, EVERYBODY_IN_AN_INCIDENT),
            new Rule("followup.", false, EVERYBODY_IN_AN_INCIDENT));

    private StreamPolicy() {}

    static Verdict decide(Caller caller, StreamEvent event) {
        return RULES.stream()
                .filter(rule -> event.type().startsWith(rule.events()))
                .findFirst()
                .map(rule -> decide(rule, caller, event))
                .orElseGet(() -> new Verdict.Hide("no rule knows " + event.type()));
    }

    private static Verdict decide(Rule rule, Caller caller, StreamEvent event) {
        if (rule.whom() && caller.personId().equals(event.personId())) {
            return new Verdict.Show("it is about " + caller.personId());
        }
        if (caller.hasAny(rule.roles())) {
            return new Verdict.Show("a role of " + caller.roles() + " hears of " + rule.events());
        }
        return new Verdict.Hide("needs a role of " + rule.roles() + (rule.whom() ? ", or to be about the caller" : ""));
    }
}
