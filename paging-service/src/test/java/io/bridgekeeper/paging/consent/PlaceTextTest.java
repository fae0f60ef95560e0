package io.bridgekeeper.paging.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.CatalogChange;
import io.bridgekeeper.paging.catalog.Catalogs;
import io.bridgekeeper.paging.consent.ConsentRequest.State;
import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Overrides;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.RotationOverride;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people read, to whom it goes, and what it is made of. */
class PlaceTextTest {

    /** A Monday; checkout's hand-off is at nine in Berlin, an hour before. */
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private static final Range WEEK =
            new Range(Instant.parse("2026-11-30T08:00:00Z"), Instant.parse("2026-12-07T08:00:00Z"));

    @Test
    void saysWhoPutThePersonThereSinceWhenAndHowToAnswer() {
        MessageText text = text(Optional.of(WEEK)).ask(new PutBy.Catalog("Ada", 7));
        assertThat(text.about()).isEqualTo("consent-asked");
        assertThat(text.subject()).isEqualTo("May you be called when on call in the rotation checkout-primary?");
        assertThat(text.text()).isEqualTo("""
                        Ada put you in the rotation checkout-primary (version 7 of the catalog), which is called for \
                        checkout, search. Your first shift begins on Mon 30 November 2026, 08:00 UTC.

                        You have not agreed to be called for it. Until you do, nobody calls you, and your hours show as a \
                        gap.

                        Say yes by POST /api/paging/me/consent-requests/rotation:checkout-primary/accept, or no, with a \
                        reason, by POST /api/paging/me/consent-requests/rotation:checkout-primary/decline.""");
        assertThat(text.url()).isEqualTo("/api/paging/me/consent-requests");
    }

    @Test
    void saysItOfEachWayIntoARotation() {
        assertThat(text(Optional.empty())
                        .ask(new PutBy.Override("Carol", "Bob is ill"))
                        .text())
                .startsWith(
                        "Carol put you in the rotation checkout-primary by an override (Bob is ill), which is called"
                                + " for checkout, search. You have no shift in the next 90 days.");
        assertThat(text(Optional.of(new Range(NOW, WEEK.from())))
                        .ask(new PutBy.Swap("Bob"))
                        .text())
                .startsWith("A swap with Bob put you in the rotation checkout-primary, which is called for checkout,"
                        + " search. You are on call already, until Mon 30 November 2026, 08:00 UTC.");
        assertThat(text(Optional.empty()).ask(new PutBy.CatalogFile(3)).text())
                .startsWith("The catalog's file put you in the rotation checkout-primary (version 3), which");
        assertThat(text(Optional.empty()).ask(new PutBy.Nobody()).text())
                .startsWith("You are in the rotation checkout-primary, which");
    }

    @Test
    void tellsTheOwnersOfANoAsAGapInWords() {
        MessageText text = text(Optional.of(WEEK)).declined(new State.Declined(NOW, "I move to Lisbon"));
        assertThat(text.about()).isEqualTo("consent-declined");
        assertThat(text.subject())
                .isEqualTo("Ownership gap: Bob Moran said no to being called in the rotation checkout-primary");
        assertThat(text.text())
                .startsWith("Bob Moran is in the rotation checkout-primary, which is called for checkout, search, and"
                        + " declined to be called for it on Mon 23 November 2026, 09:00 UTC: I move to Lisbon\n\n"
                        + "Their next shift begins on Mon 30 November 2026, 08:00 UTC. They are passed over then");
    }

    @Test
    void takesTheNewestVersionThatChangedTheRotationForTheOneThatPutThemThere() {
        List<CatalogChange> changes = List.of(
                new CatalogChange(9, Optional.of("eve"), Set.of("other")),
                new CatalogChange(8, Optional.of("ada"), Set.of("checkout", "other")),
                new CatalogChange(7, Optional.empty(), Set.of("checkout", "file")));
        assertThat(PutBy.inCatalog("checkout", changes, String::toUpperCase)).isEqualTo(new PutBy.Catalog("ADA", 8));
        assertThat(PutBy.inCatalog("file", changes, String::toUpperCase)).isEqualTo(new PutBy.CatalogFile(7));
        assertThat(PutBy.inCatalog("old", changes, String::toUpperCase)).isEqualTo(new PutBy.Nobody());
    }

    @Test
    void tellsThoseWhomThePoliciesCallThatCallTheRotation() {
        assertThat(Calls.serviceOwners(Catalogs.ofTests(), "checkout-primary", "bob"))
                .containsExactly("alice", "carol");
        // No policy calls it, so nobody owns what it is called for.
        assertThat(Calls.serviceOwners(Catalogs.ofTests(), "swap-pool", "erin")).isEmpty();
    }

    @Test
    void findsTheNextShiftAndWhatPutsSomebodyThere() {
        var rotation = Catalogs.ofTests().rotations().get("checkout-primary");
        var override = new RotationOverride.Replace("1", WEEK, "alice", "erin");
        var shadow = new RotationOverride.Add("2", WEEK, Role.SHADOW, "dave");
        var schedule = new FinalSchedule(rotation, Overrides.of(List.of(override, shadow)));
        NextShifts shifts = new NextShifts(List.of(schedule), new Range(NOW, NOW.plus(Duration.ofDays(28))));
        String onCall = schedule.at(NOW).getFirst().personId();
        assertThat(shifts.of(new Place.Key(onCall, "checkout-primary"))).contains(new Range(NOW, WEEK.from()));
        assertThat(shifts.of(new Place.Key("dave", "checkout-primary"))).isEmpty();
        assertThat(new ConsentRequests(Calls.of(Catalogs.ofTests()), List.of(schedule), NOW).places(List.of()))
                .extracting(place -> place.key().personId() + " "
                        + place.override().map(RotationOverride::id).orElse("-"))
                .containsExactly("alice -", "bob -", "erin 1");
    }

    private static PlaceText text(Optional<Range> first) {
        return new PlaceText("Bob Moran", "checkout-primary", List.of("checkout", "search"), first, 90, NOW);
    }
}
