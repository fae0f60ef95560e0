package io.bridgekeeper.housestyle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule, seen red: it reports the breach planted for it, and where it is. */
class HouseStyleTest {

    /**
     * One breach made on purpose.
     *
     * @param rule     by its name in {@link HouseStyle}
     * @param packages below {@code io.bridgekeeper}, where the breach is
     * @param report   what the rule must say, class and line number left out
     */
    record Breach(String rule, List<String> packages, List<String> report) {}

    static final List<Breach> BREACHES = List.of(
            new Breach(
                    "PURE_UNLESS_THE_NAME_SAYS_OTHERWISE",
                    List.of("planted.framework"),
                    List.of("jakarta.persistence.EntityManager.find", "(PageDecider.java:")),
            new Breach(
                    "PURE_UNLESS_THE_NAME_SAYS_OTHERWISE",
                    List.of("planted.framework"),
                    List.of("is annotated with <jakarta.inject.Named>", "(PageView.java:")),
            new Breach(
                    "PURE_UNLESS_THE_NAME_SAYS_OTHERWISE",
                    List.of("planted.io"),
                    List.of("java.nio.file.Files.readAllLines", "(RunbookRule.java:")),
            new Breach(
                    "PURE_UNLESS_THE_NAME_SAYS_OTHERWISE",
                    List.of("planted.clock"),
                    List.of("java.time.Clock.instant", "(EscalationRule.java:")),
            new Breach(
                    "PURE_UNLESS_THE_NAME_SAYS_OTHERWISE",
                    List.of("planted.environment"),
                    List.of("java.lang.System.getenv", "(SeatLimit.java:")),
            new Breach(
                    "PURE_UNLESS_THE_NAME_SAYS_OTHERWISE",
                    List.of("planted.shell"),
                    List.of("planted.shell.SeatRepository.taken", "(SeatDecider.java:")),
            new Breach(
                    "TIME_AND_IDS_ARE_ARGUMENTS",
                    List.of("planted.ambience"),
                    List.of("java.time.Instant.now", "(PageFlow.java:")),
            new Breach(
                    "TIME_AND_IDS_ARE_ARGUMENTS",
                    List.of("planted.ambience"),
                    List.of("java.util.UUID.randomUUID", "(PageFlow.java:")),
            new Breach(
                    "TIME_AND_IDS_ARE_ARGUMENTS",
                    List.of("planted.ambience"),
                    List.of("java.lang.System.nanoTime", "(PageFlow.java:")),
            new Breach(
                    "TIME_AND_IDS_ARE_ARGUMENTS",
                    List.of("planted.ambience"),
                    List.of("java.util.Random.<init>", "(PageFlow.java:")),
            new Breach(
                    "CONTRACTS_STOP_AT_THE_INBOX",
                    List.of("planted.publisher", "contracts.planted.v1"),
                    List.of("contracts.planted.v1.PageAccepted", "(PageDecider.java:")),
            new Breach(
                    "CONTRACTS_STOP_AT_THE_INBOX",
                    List.of("neighbour", "contracts.planted.v1"),
                    List.of("contracts.planted.v1.PageAccepted", "(SeatFlow.java:")),
            new Breach(
                    "CONSTRUCTOR_INJECTION_ONLY",
                    List.of("planted.injection"),
                    List.of("PageResource.flow> is injected", "(PageResource.java:")),
            new Breach(
                    "ROWS_STAY_AT_HOME",
                    List.of("planted.row"),
                    List.of("a row that other packages can see", "(PageRow.java:")),
            new Breach(
                    "ROWS_STAY_AT_HOME", List.of("planted.entity"), List.of("an entity not named *Row", "(Page.java:")),
            new Breach(
                    "NAMES_SAY_WHAT_THINGS_ARE",
                    List.of("planted.name"),
                    List.of("a name ending in Manager", "(PageManager.java:")),
            new Breach(
                    "NAMES_SAY_WHAT_THINGS_ARE",
                    List.of("planted.util"),
                    List.of("a package named util", "(Page.java:")),
            new Breach(
                    "FEATURES_HAVE_NO_CYCLES",
                    List.of("cyclic"),
                    List.of("Slice escalation", "Slice notice", "(Escalation.java:")));

    @ParameterizedTest
    @MethodSource
    void reportsThePlantedBreachWithItsPlace(Breach breach) {
        assertThat(reported(breach)).anySatisfy(line -> assertThat(line).contains(breach.report()));
    }

    static List<Breach> reportsThePlantedBreachWithItsPlace() {
        return BREACHES;
    }

    @Test
    void reportsNothingOfThePlacesWhereContractsAreAllowed() {
        Breach consumer = only("neighbour", "contracts.planted.v1");
        Breach publisher = only("planted.publisher", "contracts.planted.v1");

        assertThat(reported(consumer)).noneSatisfy(line -> assertThat(line).contains("PageInbox"));
        assertThat(reported(publisher)).noneSatisfy(line -> assertThat(line).contains("PageMapper"));
    }

    @Test
    void everyRuleHasAPlantedBreach() {
        assertThat(BREACHES.stream().map(Breach::rule))
                .containsAll(rules().map(Field::getName).toList());
    }

    @Test
    void refusesAnEmptyPackageSoThatAMisspeltOneIsNoticed() {
        assertThatThrownBy(() -> rule("PURE_UNLESS_THE_NAME_SAYS_OTHERWISE")
                        .check(new ClassFileImporter().importPackages("io.bridgekeeper.pagign")))
                .hasMessageContaining("failed to check any classes");
    }

    private static Breach only(String... packages) {
        return new Breach("CONTRACTS_STOP_AT_THE_INBOX", List.of(packages), List.of());
    }

    private static List<String> reported(Breach breach) {
        String[] packages = breach.packages().stream()
                .map(name -> "io.bridgekeeper." + name)
                .toArray(String[]::new);
        return rule(breach.rule())
                .evaluate(new ClassFileImporter().importPackages(packages))
                .getFailureReport()
                .getDetails();
    }

    private static Stream<Field> rules() {
        return Arrays.stream(HouseStyle.class.getFields()).filter(field -> field.isAnnotationPresent(ArchTest.class));
    }

    private static ArchRule rule(String name) {
        try {
            return (ArchRule) HouseStyle.class.getField(name).get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("HouseStyle has no rule " + name, e);
        }
    }
}
