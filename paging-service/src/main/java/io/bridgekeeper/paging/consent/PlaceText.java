package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.consent.ConsentRequest.State;
import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.rotation.Range;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks a person who was put in a rotation, and tells the owners of one who said no.
 *
 * @param person     who is in the rotation, by name
 * @param rotationId of that rotation
 * @param systems    ids of those that it is called for
 * @param first      the person's next shift, as far as it is in the days that are looked ahead
 * @param daysAhead  how many these are
 */
record PlaceText(
        String person, String rotationId, List<String> systems, Optional<Range> first, long daysAhead, Instant now) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "EEE d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Its address is a path of the platform. */
    MessageText ask(PutBy by) {
        String request = "/api/paging/me/consent-requests/" + new Scope.OfRotation(rotationId).text();
        return new MessageText(
                "consent-asked",
                "May you be called when on call in the rotation " + rotationId + "?",
                words(by) + called() + ". " + yourShift() + "\n\nYou have not agreed to be called for it. Until you do,"
                        + " nobody calls you, and your hours show as a gap.\n\nSay yes by POST " + request
                        + "/accept, or no, with a reason, by POST " + request + "/decline.",
                "/api/paging/me/consent-requests");
    }

    /** Its address is a path of the platform. */
    MessageText declined(State.Declined no) {
        return new MessageText(
                "consent-declined",
                "Ownership gap: " + person + " said no to being called in the rotation " + rotationId,
                person + " is in the rotation " + rotationId + called() + ", and declined to be called for it on "
                        + MOMENT.format(no.at()) + ": " + no.reason() + "\n\n" + theirShift()
                        + " They are passed over then, and the next step is called at once. An agreement that they made"
                        + " before stays until its end.\n\nPut somebody else on call for these hours, or ask them again."
                        + " All gaps are there.",
                "/api/paging/shift-gaps");
    }

    private String words(PutBy by) {
        return switch (by) {
            case PutBy.Catalog(String who, long version) ->
                who + " put you in the rotation " + rotationId + " (version " + version + " of the catalog)";
            case PutBy.CatalogFile(long version) ->
                "The catalog's file put you in the rotation " + rotationId + " (version " + version + ")";
            case PutBy.Override(String who, String reason) ->
                who + " put you in the rotation " + rotationId + " by an override (" + reason + ")";
            case PutBy.Swap(String with) -> "A swap with " + with + " put you in the rotation " + rotationId;
            case PutBy.Nobody() -> "You are in the rotation " + rotationId;
        };
    }

    private String called() {
        return systems.isEmpty() ? "" : ", which is called for " + String.join(", ", systems);
    }

    private String yourShift() {
        return first.map(shift -> now.isBefore(shift.from())
                        ? "Your first shift begins on " + MOMENT.format(shift.from()) + "."
                        : "You are on call already, until " + MOMENT.format(shift.until()) + ".")
                .orElse("You have no shift in the next " + daysAhead + " days.");
    }

    private String theirShift() {
        return first.map(shift -> now.isBefore(shift.from())
                        ? "Their next shift begins on " + MOMENT.format(shift.from()) + "."
                        : "They are on call now, until " + MOMENT.format(shift.until()) + ".")
                .orElse("They have no shift in the next " + daysAhead + " days.");
    }
}
