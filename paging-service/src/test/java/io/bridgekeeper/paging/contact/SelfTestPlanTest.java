package io.bridgekeeper.paging.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.Catalogs;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelfTestPlanTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "2026-11-23T09:00:00Z, Europe/Berlin,       true",
        "2026-11-23T08:59:59Z, Europe/Berlin,       false",
        "2026-11-23T15:00:00Z, Europe/Berlin,       false",
        "2026-11-23T09:00:00Z, America/Los_Angeles, false",
        "2026-11-28T11:00:00Z, Europe/Berlin,       false",
        "2026-11-29T11:00:00Z, Europe/Berlin,       false",
    })
    void disturbsInTheMiddleOfAWorkingDayAlone(Instant at, ZoneId zone, boolean isGood) {
        assertThat(new SelfTestPlan(zone).isGoodHour(at)).isEqualTo(isGood);
    }

    @Property
    void testsAtAGoodHourNotTooEarlyAndNotMuchTooLate(
            @ForAll @IntRange(max = 500_000) int minutes, @ForAll long id, @ForAll boolean west) {
        SelfTestPlan plan = new SelfTestPlan(ZoneId.of(west ? "America/Los_Angeles" : "Europe/Berlin"));
        Instant from = MONDAY.plus(minutes, ChronoUnit.MINUTES);
        Instant next = plan.after(from, Duration.ofDays(30), new UUID(id, 0));
        assertThat(plan.isGoodHour(next)).isTrue();
        assertThat(next).isAfterOrEqualTo(from.plus(30, ChronoUnit.DAYS)).isBefore(from.plus(35, ChronoUnit.DAYS));
    }

    @Test
    void doesNotTestAllAtOnce() {
        SelfTestPlan plan = new SelfTestPlan(ZoneOffset.UTC);
        Set<Instant> times = LongStream.range(0, 100)
                .mapToObj(i -> plan.after(MONDAY, Duration.ofDays(30), UUID.nameUUIDFromBytes(new byte[] {(byte) i})))
                .collect(Collectors.toSet());
        assertThat(times).hasSizeGreaterThan(50);
    }

    @Test
    void takesAPersonForWhereTheyAreQuietOrElseOnCall() {
        Catalog catalog = Catalogs.ofTests();
        QuietHours quiet = new QuietHours(ZoneId.of("Asia/Tokyo"), List.of());
        assertThat(Whereabouts.of("alice", Optional.of(quiet), catalog)).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(Whereabouts.of("alice", Optional.empty(), catalog)).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(Whereabouts.of("carol", Optional.empty(), catalog)).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void keepsWhatTheCatalogHasAndForgetsWhatItHasNoMore() {
        Catalog catalog = Catalogs.ofTests();
        UUID gone = new UUID(0, 9);
        CatalogContacts first = CatalogContacts.of(catalog, Set.of(gone), MONDAY);
        assertThat(first.missing())
                .hasSameSizeAs(catalog.people().values().stream()
                        .flatMap(person -> person.contacts().stream())
                        .toList())
                .allMatch(method -> method.testDueAt().isPresent());
        assertThat(first.gone()).containsExactly(gone);
        Set<UUID> kept = first.missing().stream().map(ContactMethod::id).collect(Collectors.toSet());
        CatalogContacts again = CatalogContacts.of(catalog, kept, MONDAY.plusSeconds(60));
        assertThat(again.missing()).isEmpty();
        assertThat(again.gone()).isEmpty();
    }
}
