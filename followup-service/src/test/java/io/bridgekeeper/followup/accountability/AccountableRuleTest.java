package io.bridgekeeper.followup.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.followup.catalog.Person;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountableRuleTest {

    @Test
    void takesOneKnownPerson() {
        assertThat(AccountableRule.refusal(known("erin"))).isEmpty();
    }

    @Test
    void takesAKnownPersonWhoIsNamedLikeATeamOrAPolicy() {
        assertThat(AccountableRule.refusal(known("team.jones"))).isEmpty();
        assertThat(AccountableRule.refusal(new Nominee("checkout", person("checkout", false), true)))
                .isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t"})
    void refusesNoName(String name) {
        assertThat(AccountableRule.refusal(unknown(name)))
                .hasValueSatisfying(because -> assertThat(because).startsWith("Name one person"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "Nobody", " NOBODY ", "none", "n/a", "TBD", "unassigned"})
    void refusesNobodyEvenIfTheCatalogKnewHim(String name) {
        assertThat(AccountableRule.refusal(known(name)))
                .hasValueSatisfying(because -> assertThat(because).contains("is nobody"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "team-checkout",
                "checkout team",
                "Payments Squad",
                "everyone",
                "checkout-rotation",
                "alice,bob",
                "alice & bob",
                "we"
            })
    void refusesAGroup(String name) {
        assertThat(AccountableRule.refusal(unknown(name)))
                .hasValueSatisfying(because -> assertThat(because).contains("is a group"));
    }

    @Test
    void refusesAPolicyOrASystemAsAGroup() {
        assertThat(AccountableRule.refusal(new Nominee("checkout", Optional.empty(), true)))
                .hasValue("'checkout' is a group, and what a group answers for nobody does. Name one person.");
    }

    @ParameterizedTest
    @CsvSource({"zoe", "allan", "stewart", "wendy"})
    void refusesWhoIsNotInTheCatalog(String name) {
        assertThat(AccountableRule.refusal(unknown(name))).hasValue("'" + name + "' is not a person of the catalog.");
    }

    @Test
    void refusesWhoHasLeft() {
        assertThat(AccountableRule.refusal(new Nominee("erin", person("erin", true), false)))
                .hasValue("'erin' has left the catalog.");
    }

    @Test
    void repeatsOnlyTheBeginningOfALongName() {
        assertThat(AccountableRule.refusal(unknown("x".repeat(5_000))))
                .hasValueSatisfying(because -> assertThat(because).hasSizeLessThan(120));
    }

    private static Nominee known(String name) {
        return new Nominee(name, person(name, false), false);
    }

    private static Nominee unknown(String name) {
        return new Nominee(name, Optional.empty(), false);
    }

    private static Optional<Person> person(String id, boolean retired) {
        return Optional.of(new Person(id, "Somebody", retired));
    }
}
