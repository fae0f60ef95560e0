package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.incident.How;
import java.util.Optional;
import java.util.UUID;

/** What happened, in one line for a person. */
final class HistoryText {

    private HistoryText() {}

    static String of(PageEvent event) {
        return switch (event) {
            case PageEvent.PersonPassedOver(int position, Rung rung, var why)
            when why == PageEvent.PersonPassedOver.Why.NOBODY_ON_CALL ->
                step(rung) + ": nobody is on call in the rotation " + rung.personId();
            case PageEvent.PersonPassedOver(int position, Rung rung, var why) ->
                step(rung) + ": " + rung.personId() + " was passed over: " + words(why);
            case PageEvent.Queued(UUID id, int position, Rung rung, var until) ->
                step(rung) + ": " + rung.personId() + " is called, with time to answer until " + until;
            case PageEvent.Accepted(UUID id, String person) -> person + " accepted";
            case PageEvent.Declined(UUID id, String person, Optional<String> reason) ->
                person + " declined" + reason.map(r -> ": " + r).orElse("");
            case PageEvent.Expired(UUID id, String person) -> person + " did not answer";
            case PageEvent.Unreached(UUID id, String person, String detail) ->
                person + " could not be reached over any contact: " + detail;
            case PageEvent.Withdrawn(UUID id, String person, var why) ->
                "The page to " + person + " was withdrawn: " + words(why);
            case PageEvent.NobodyAnswered(int tried) -> "Nobody answered; steps tried: " + tried;
            case PageEvent.LadderEnded ended -> "There is nobody left to call";
            case PageEvent.Resolved(How how, Optional<String> note, Optional<String> by) ->
                "Resolved by "
                        + by.orElse("the monitoring tool") + " (" + how.word() + ")"
                        + note.map(n -> ": " + n).orElse("");
        };
    }

    private static String step(Rung rung) {
        return rung.step() == Rung.FALLBACK ? "Fallback" : "Step " + rung.step();
    }

    private static String words(PageEvent.PersonPassedOver.Why why) {
        return switch (why) {
            case NO_CONSENT -> "no consent to be called for this system";
            case NO_ACCOUNT -> "the account in Keycloak is disabled or gone";
            case NOBODY_ON_CALL -> "nobody is on call";
            case GONE -> "not in the catalog any more";
            case CALLED_BEFORE -> "called before for this incident";
        };
    }

    private static String words(PageEvent.Withdrawn.Why why) {
        return switch (why) {
            case ACCEPTED_BY_ANOTHER -> "somebody else accepted";
            case RESOLVED -> "the incident is resolved";
        };
    }
}
