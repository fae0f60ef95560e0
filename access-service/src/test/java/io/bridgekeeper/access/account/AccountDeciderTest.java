package io.bridgekeeper.access.account;

import static io.bridgekeeper.access.account.AccountState.DISABLED;
import static io.bridgekeeper.access.account.AccountState.ENABLED;
import static io.bridgekeeper.access.account.AccountState.GONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.access.account.Verdict.Believed;
import io.bridgekeeper.access.account.Verdict.Doubted;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountDeciderTest {

    private static final Accounts SOMEBODY_ELSE = new Accounts(Map.of("zoe", ENABLED));

    /** People by their first letters: {@code a:enabled b:unknown}; accounts: {@code a:enabled z:disabled}. */
    @ParameterizedTest
    @CsvSource({
        // The first check tells of everybody.
        "a:unknown,                               a:enabled,                        a:enabled",
        "a:unknown b:unknown,                     a:enabled b:disabled,             a:enabled b:disabled",
        "a:unknown b:unknown,                     a:enabled,                        a:enabled b:gone",
        // Later ones of what changed.
        "a:enabled b:disabled c:gone,             a:enabled b:disabled,             ''",
        "a:enabled b:enabled,                     a:enabled b:disabled,             b:disabled",
        "a:enabled b:enabled,                     a:enabled,                        b:gone",
        "a:enabled b:disabled,                    a:enabled,                        b:gone",
        "a:enabled b:gone,                        a:enabled b:disabled,             b:disabled",
        "a:enabled b:disabled c:gone,             a:enabled b:enabled c:enabled,    b:enabled c:enabled",
        // As the catalog writes the name, whatever the case.
        "Anna:unknown,                            anna:enabled,                     Anna:enabled",
        "anna:unknown,                            ANNA:disabled z:enabled,          anna:disabled",
        "anna:enabled b:enabled c:enabled,        ann:enabled b:enabled c:enabled,  anna:gone",
        // Whoever is not of the catalog is not told of.
        "a:enabled,                               a:enabled z:disabled,             ''",
        // One may always leave, half of many too.
        "a:enabled,                               z:enabled,                        a:gone",
        "a:enabled b:enabled c:enabled d:enabled, a:enabled b:enabled,              c:gone d:gone",
        "a:enabled b:enabled c:gone d:gone,       a:enabled,                        b:gone",
        "'',                                      a:enabled,                        ''",
    })
    void tellsWhatIsNew(String people, String accounts, String changes) {
        assertThat(AccountDecider.decide(people(people), accounts(accounts)))
                .isEqualTo(new Believed(words(changes)
                        .map(word -> new Verdict.Change(word[0], AccountState.of(word[1])))
                        .toList()));
    }

    @ParameterizedTest
    @CsvSource({
        // Nobody at all: most likely a right that was lost.
        "a:enabled,                               ''",
        "a:unknown,                               ''",
        "a:gone,                                  ''",
        "'',                                      ''",
        // More than half at once.
        "a:enabled b:enabled,                     z:enabled",
        "a:unknown b:unknown,                     z:enabled",
        "a:enabled b:enabled c:enabled,           a:enabled",
        "a:enabled b:enabled c:enabled,           a:enabled b:disabled",
        "a:enabled b:enabled,                     a:disabled b:disabled",
        // Whoever had left before is on neither side.
        "a:enabled b:enabled c:gone d:disabled,   c:enabled d:enabled",
        "a:enabled b:enabled c:enabled d:gone e:gone, a:enabled",
    })
    void doubtsWhatIsMoreLikelyAFault(String people, String accounts) {
        assertThat(AccountDecider.decide(people(people), accounts(accounts))).isInstanceOf(Doubted.class);
    }

    @Test
    void saysWhyItDoubtsAndWhatToDo() {
        assertThat(AccountDecider.decide(people("a:enabled b:enabled c:unknown"), accounts("a:enabled b:disabled")))
                .isEqualTo(new Doubted("2 of 3 people would have left at once; if so, take them out of the catalog"));
        assertThat(AccountDecider.decide(people("a:enabled"), new Accounts(Map.of())))
                .isEqualTo(new Doubted("Keycloak names nobody at all"));
    }

    @Test
    void asksAgainForThoseAloneWhomTheListLacks() {
        Verdict verdict = AccountDecider.decide(
                people("a:unknown b:enabled c:disabled d:gone e:enabled f:enabled"),
                accounts("a:enabled b:disabled e:enabled"));
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Believed.class,
                        believed -> assertThat(believed.goneNow()).containsExactly("c", "f"));
    }

    @Test
    void takesTheLaterOfTwoAnswers() {
        Accounts both = SOMEBODY_ELSE.and(new Accounts(Map.of("ZOE", DISABLED, "Yann", ENABLED)));
        assertThat(List.of(both.of("zoe"), both.of("yann"), both.of("xena"))).containsExactly(DISABLED, ENABLED, GONE);
    }

    private static List<Person> people(String text) {
        return words(text)
                .map(word -> new Person(
                        word[0], word[1].equals("unknown") ? Optional.empty() : Optional.of(AccountState.of(word[1]))))
                .toList();
    }

    private static Accounts accounts(String text) {
        return new Accounts(words(text).collect(Collectors.toMap(word -> word[0], word -> AccountState.of(word[1]))));
    }

    private static Stream<String[]> words(String text) {
        return Arrays.stream(text.split(" +")).filter(word -> !word.isEmpty()).map(word -> word.split(":"));
    }
}
