package io.bridgekeeper.paging.swap;

import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Rotation;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Who is told of what happened to a request, and what.
 *
 * @param names of people, by id
 */
record SwapLetters(UnaryOperator<String> names, ReminderPlan reminders) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);

    /** @param swap as it is after the event */
    List<Letter> of(Swap swap, SwapEvent event, Circumstances circumstances, Instant now) {
        Rotation rotation = circumstances.schedule().rotation();
        String hours = hours(swap.range(), rotation);
        String asker = names.apply(swap.askerId());
        return switch (event) {
            case SwapEvent.SwapAsked asked ->
                swap.absenceKey().isPresent()
                        ? ofAbsence(swap, circumstances, hours, rotation, now)
                        : circumstances.asked(swap).stream()
                                .map(person -> asked(swap, person, "swap-asked", hours, rotation))
                                .toList();
            case SwapEvent.SwapReminded(List<String> people) ->
                Stream.concat(
                                people.stream().map(person -> asked(swap, person, "swap-reminder", hours, rotation)),
                                Stream.of(letter(
                                        swap,
                                        swap.askerId(),
                                        "swap-reminder",
                                        "Nobody has taken your hours yet: " + hours,
                                        "You asked that somebody take your hours " + hours + ", and nobody has yet. "
                                                + "Until somebody accepts, you are on call.")))
                        .toList();
            case SwapEvent.SwapAccepted(String by, var handovers) ->
                List.of(letter(
                        swap,
                        swap.askerId(),
                        "swap-accepted",
                        names.apply(by) + " takes your hours: " + hours,
                        names.apply(by) + " is on call instead of you " + hours + "."
                                + swap.offer()
                                        .map(offer -> "\n\nIn return you are on call instead of " + names.apply(by)
                                                + " " + hours(offer, rotation) + ".")
                                        .orElse("")));
            case SwapEvent.SwapPassedOver passedOver -> List.of();
            case SwapEvent.SwapDeclined(String by, Optional<String> reason) ->
                List.of(letter(
                        swap,
                        swap.askerId(),
                        "swap-declined",
                        swap.toId().isPresent()
                                ? names.apply(by) + " cannot take your hours: " + hours
                                : "Nobody can take your hours: " + hours,
                        (swap.toId().isPresent()
                                        ? names.apply(by) + " declined"
                                        : "Everybody of the rotation declined, " + names.apply(by) + " last")
                                + reason.map(words -> ", and says: " + words).orElse(".")
                                + "\n\nYou are on call " + hours + ". You may ask again, or ask others."));
            case SwapEvent.SwapWithdrawn(var cause) -> withdrawn(swap, cause, hours, asker);
            case SwapEvent.SwapExpired() ->
                List.of(letter(
                        swap,
                        swap.askerId(),
                        "swap-expired",
                        "Nobody took your hours: " + hours,
                        "Your request is over, and you are on call " + hours + "."));
        };
    }

    /**
     * The person whose calendar it is hears at once. The others hear at the first reminder, or at once where that is
     * past: a calendar may hold a year's worth, and people who get a letter for each read none.
     */
    private List<Letter> ofAbsence(
            Swap swap, Circumstances circumstances, String hours, Rotation rotation, Instant now) {
        Letter own = letter(
                swap,
                swap.askerId(),
                "swap-asked",
                "You are absent while you are on call: " + hours,
                "Your calendar has you absent while you are on call " + hours + ". The others of the rotation are asked"
                        + " whether somebody takes these hours. Until somebody accepts, you are on call."
                        + "\n\nWithdraw the request there if you are available.");
        Stream<Letter> others = reminders.isEarly(swap.beginsAt(), now)
                ? Stream.empty()
                : circumstances.asked(swap).stream().map(person -> asked(swap, person, "swap-asked", hours, rotation));
        return Stream.concat(Stream.of(own), others).toList();
    }

    private Letter asked(Swap swap, String personId, String about, String hours, Rotation rotation) {
        String asker = names.apply(swap.askerId());
        return letter(
                swap,
                personId,
                about,
                (about.equals("swap-reminder") ? "Still open: " : "") + asker
                        + " asks whether you take hours of theirs: " + hours,
                asker + " is on call " + hours + " and asks "
                        + (swap.toId().isPresent() ? "you" : "everybody of the rotation") + " to take these hours."
                        + swap.offer()
                                .map(offer -> "\n\nIn return " + asker + " would take your hours "
                                        + hours(offer, rotation) + ".")
                                .orElse("")
                        + "\n\nReason: " + swap.reason()
                        + "\n\nAccept or decline there. If nobody accepts, the hours stay with " + asker + ".");
    }

    private List<Letter> withdrawn(Swap swap, SwapState.Cause cause, String hours, String asker) {
        Stream<Letter> named = swap.toId().stream()
                .map(person -> letter(
                        swap,
                        person,
                        "swap-withdrawn",
                        "Not needed any more: the hours of " + asker,
                        "The request that you take the hours of " + asker + " " + hours + " was withdrawn."));
        Stream<Letter> own = switch (cause) {
            case ASKER -> Stream.empty();
            case ABSENCE_GONE ->
                Stream.of(letter(
                        swap,
                        swap.askerId(),
                        "swap-withdrawn",
                        "You are on call after all: " + hours,
                        "The absence for which others were asked to take your hours " + hours
                                + " is not in your calendar any more, so the request was withdrawn."));
            case SHIFT_CHANGED ->
                Stream.of(letter(
                        swap,
                        swap.askerId(),
                        "swap-withdrawn",
                        "The schedule has changed: " + hours,
                        "Others are on call than when you asked that somebody take your hours " + hours
                                + ", so the request was withdrawn. Ask again if you still need it."));
        };
        return Stream.concat(named, own).toList();
    }

    private static Letter letter(Swap swap, String personId, String about, String subject, String text) {
        return new Letter(personId, new MessageText(about, subject, text, "/api/paging/swaps/" + swap.id()));
    }

    /** In the zone of the rotation's first layer, which its people know. */
    private static String hours(Range range, Rotation rotation) {
        ZoneId zone = rotation.layers().isEmpty()
                ? ZoneOffset.UTC
                : rotation.layers().getFirst().turns().zone();
        return "in " + rotation.id() + " from " + MOMENT.format(range.from().atZone(zone)) + " to "
                + MOMENT.format(range.until().atZone(zone)) + " (" + zone.getId() + ")";
    }
}
