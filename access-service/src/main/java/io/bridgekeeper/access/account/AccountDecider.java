package io.bridgekeeper.access.account;

import io.bridgekeeper.access.account.Verdict.Believed;
import io.bridgekeeper.access.account.Verdict.Change;
import io.bridgekeeper.access.account.Verdict.Doubted;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether an answer about everybody can be believed, and what is new in it.
 *
 * <p>Whoever left is called no more, so a wrong answer silences pages. Two answers are more likely a lost right, a
 * wrong realm or a broken directory than the truth: nobody at all, and more than half of the people leaving since the
 * last check. One person alone may always leave. Where so many did leave, the catalog is what has to be mended: people who
 * are taken out of it are no longer counted.
 */
final class AccountDecider {

    private static final int MAY_ALWAYS_LEAVE = 1;

    private AccountDecider() {}

    /**
     * Compares.
     *
     * @param people   all of the catalog, each once
     * @param accounts all that Keycloak has; of people that it does not name it has none
     */
    static Verdict decide(List<Person> people, Accounts accounts) {
        if (accounts.states().isEmpty()) {
            return new Doubted("Keycloak names nobody at all");
        }
        long hadNotLeft = people.stream().filter(person -> !person.hadLeft()).count();
        long leaving = people.stream()
                .filter(person ->
                        !person.hadLeft() && accounts.of(person.personId()).left())
                .count();
        if (leaving > MAY_ALWAYS_LEAVE && leaving * 2 > hadNotLeft) {
            return new Doubted(leaving + " of " + hadNotLeft
                    + " people would have left at once; if so, take them out of" + " the catalog");
        }
        return new Believed(people.stream()
                .filter(person -> !person.account().equals(Optional.of(accounts.of(person.personId()))))
                .map(person -> new Change(person.personId(), accounts.of(person.personId())))
                .toList());
    }
}
