package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.consent.Obstacle;
import io.bridgekeeper.paging.incident.How;
import io.bridgekeeper.paging.incident.Severity;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** What happened, in one line for a person. */
final class HistoryText {

    private HistoryText() {}

    static String of(PageEvent event) {
        return switch (event) {
            case PageEvent.PersonPassedOver(int position, Rung rung, PassedOver why) ->
                step(rung) + ": " + words(rung.personId(), why);
            case PageEvent.Queued(UUID id, int position, Rung rung, var until, var explanation) ->
                step(rung) + ": " + rung.personId() + " is called, with time to answer until " + until;
            case PageEvent.CalledByHand(UUID id, String person, String by, String reason, var override, var x, var y) ->
                by + " pages " + person + ": " + reason
                        + override.map(o -> " (all the same, for " + person + " "
                                        + o.why().words() + ": " + o.reason() + ")")
                                .orElse("");
            case PageEvent.PersonSpared(int position, Rung rung, Spared why) ->
                step(rung) + ": " + rung.personId() + " " + why.words() + "; the next in line is called first";
            case PageEvent.Shadowed(String person) -> person + " shadows";
            case PageEvent.Accepted(UUID id, String person, var askAt) -> person + " accepted";
            case PageEvent.AskedStillOnIt(UUID id, String person, var answerBy) ->
                person + " is asked whether they still have it, with time to answer until " + answerBy;
            case PageEvent.StillOnIt(UUID id, String person, var askAt) -> person + " still has it";
            case PageEvent.FellBack(UUID id, String person) ->
                person + " did not say that they still have it; people are called again";
            case PageEvent.HandedBack(UUID id, String person, Optional<String> reason) ->
                person + " cannot go on" + reason.map(r -> ": " + r).orElse("") + "; the next are called";
            case PageEvent.RoundEnded(int round, int from) ->
                "Nobody answered in round " + round + "; the steps are walked again";
            case PageEvent.Declined(UUID id, String person, Optional<String> reason) ->
                person + " declined" + reason.map(r -> ": " + r).orElse("");
            case PageEvent.Rerouted(Optional<String> from, Destination to, String by, Optional<String> reason) ->
                by + " says that it belongs to " + to.name()
                        + reason.map(r -> ": " + r).orElse("") + "; its people are called from the first step on";
            case PageEvent.Expired(UUID id, String person) -> person + " did not answer";
            case PageEvent.Unreached(UUID id, String person, String detail) ->
                person + " could not be reached over any contact: " + detail;
            case PageEvent.Withdrawn(UUID id, String person, var why) ->
                "The page to " + person + " was withdrawn: " + words(why);
            case PageEvent.NobodyAnswered(int tried) -> "Nobody answered; steps tried: " + tried;
            case PageEvent.LadderEnded ended -> "There is nobody left to call";
            case PageEvent.ResponderRequested(ResponderRequest request) -> request.reason();
            case PageEvent.ResponderPassedOver(ResponderRequest request, int position, Rung rung, PassedOver why) ->
                step(rung) + " of " + request.systemName() + ": " + words(rung.personId(), why);
            case PageEvent.ResponderCalled(
                    ResponderRequest request,
                    UUID id,
                    int position,
                    Rung rung,
                    var until,
                    var x) ->
                step(rung) + " of " + request.systemName() + ": " + rung.personId()
                        + " is asked to help, with time to answer until " + until;
            case PageEvent.ResponderRequestEnded(ResponderRequest request, RequestState how, Optional<String> by) ->
                ended(request.systemName(), how, by);
            case PageEvent.SeverityChanged(Severity from, Severity to, String by, Optional<String> reason, int seats) ->
                by + (to.isWorseThan(from) ? " raised it to " : " lowered it to ") + to + ", from " + from
                        + reason.map(r -> ": " + r).orElse("");
            case PageEvent.Reopened(Reopener.Person(String by, String reason)) ->
                "Reopened by " + by + ": " + reason + "; people are called from the first step on";
            case PageEvent.Reopened(Reopener.MonitoringTool tool) ->
                "Fired again after " + words(tool.after()) + ": reopened"
                        + tool.held()
                                .map(held -> ". " + held.why())
                                .orElse("; people are called from the first step on");
            case PageEvent.Resolved(How how, Optional<String> note, Optional<String> by) ->
                "Resolved by "
                        + by.orElse("the monitoring tool") + " (" + how.word() + ")"
                        + note.map(n -> ": " + n).orElse("");
        };
    }

    private static String ended(String systemName, RequestState how, Optional<String> by) {
        return switch (how) {
            case REQUESTED -> "A responder of " + systemName + " is asked for";
            case ACCEPTED -> by.orElse("Somebody") + " comes to help with " + systemName;
            case DECLINED -> "Nobody comes to help with " + systemName + ": all who were asked declined";
            case EXPIRED -> "Nobody who was asked to help with " + systemName + " has answered";
            case CANCELLED -> "Nobody is asked to help with " + systemName + " any more";
        };
    }

    private static String step(Rung rung) {
        return rung.step() == Rung.FALLBACK ? "Fallback" : "Step " + rung.step();
    }

    /** To the minute, and to the second below one. */
    static String words(Duration duration) {
        return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }

    private static String words(String id, PassedOver why) {
        return switch (why) {
            case PassedOver.NoConsent(Obstacle obstacle) -> id + " was passed over: " + id + " " + obstacle.words();
            case PassedOver.NoAccount() -> id + " was passed over: the account in Keycloak is disabled or gone";
            case PassedOver.NobodyOnCall() -> "nobody is on call in the rotation " + id;
            case PassedOver.NobodyElseOnCall() -> "nobody else is on call in the rotation " + id;
            case PassedOver.Gone() -> id + " was passed over: not in the catalog any more";
            case PassedOver.CalledBefore() -> id + " was passed over: called before for this incident";
            case PassedOver.Asks() -> id + " was passed over: it is they who ask";
        };
    }

    private static String words(PageEvent.Withdrawn.Why why) {
        return switch (why) {
            case REROUTED -> "the incident belongs to another system";
            case REQUEST_CANCELLED -> "nobody is asked for any more";
            case ACCEPTED_BY_ANOTHER -> "somebody else accepted";
            case RESOLVED -> "the incident is resolved";
        };
    }
}
