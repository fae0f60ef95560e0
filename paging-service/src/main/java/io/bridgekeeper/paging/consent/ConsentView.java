package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.rotation.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An agreement as the API shows it.
 *
 * @param zone       of the hours; absent without any
 * @param hours      empty for always
 * @param channels   empty for all
 * @param from       inclusive
 * @param until      exclusive
 * @param state      {@code ahead}, {@code valid}, {@code ending} (in 14 days at most), {@code asked} (to renew it),
 *     {@code lapsed} or {@code withdrawn}
 * @param askedAt    absent where the person was not asked to renew it
 */
record ConsentView(
        UUID consentId,
        String personId,
        ScopeView scope,
        Optional<String> zone,
        List<HoursView> hours,
        List<String> channels,
        Instant from,
        Instant until,
        String state,
        Instant acceptedAt,
        Optional<Instant> askedAt) {

    record All(List<ConsentView> consents) {
        static All of(List<Consent> consents, Instant now) {
            return new All(consents.stream()
                    .map(consent -> ConsentView.of(consent, now))
                    .toList());
        }
    }

    /** One of the three. */
    record ScopeView(Optional<List<String>> systems, Optional<String> rotation, Optional<Boolean> fallback) {
        static ScopeView of(Scope scope) {
            return switch (scope) {
                case Scope.OfSystems(Set<String> ids) ->
                    new ScopeView(Optional.of(ids.stream().sorted().toList()), Optional.empty(), Optional.empty());
                case Scope.OfRotation(String id) -> new ScopeView(Optional.empty(), Optional.of(id), Optional.empty());
                case Scope.Fallback() -> new ScopeView(Optional.empty(), Optional.empty(), Optional.of(true));
            };
        }
    }

    /** @param to exclusive; on the next day where it is not after {@code from} */
    record HoursView(List<String> days, String from, String to) {
        static HoursView of(Window window) {
            return new HoursView(
                    window.days().stream().map(DayOfWeek::name).toList(),
                    window.from().toString(),
                    window.to().toString());
        }
    }

    static ConsentView of(Consent consent, Instant now) {
        List<Window> windows = consent.hours().windows();
        return new ConsentView(
                consent.id(),
                consent.personId(),
                ScopeView.of(consent.scope()),
                windows.isEmpty()
                        ? Optional.empty()
                        : Optional.of(consent.hours().zone().getId()),
                windows.stream().map(HoursView::of).toList(),
                consent.channels().stream().sorted().toList(),
                consent.range().from(),
                consent.range().until(),
                consent.state(now).word(),
                consent.acceptedAt(),
                consent.askedAt());
    }
}
