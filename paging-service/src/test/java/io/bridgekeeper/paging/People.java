package io.bridgekeeper.paging;

import static io.bridgekeeper.paging.PagingClient.agree;

import java.time.Duration;
import java.time.Instant;

/** What the people of {@code catalog.yaml} agreed to. */
public final class People {

    private People() {}

    /** Everybody is trained for, and agrees to, all that a policy may call them for; receivers are up and answer well. */
    public static void agreeToAll() {
        Receivers.mails();
        Receivers.webhooks().answerAllWell();
        Instant until = Instant.now().plus(Duration.ofDays(60));
        for (String system : new String[] {"checkout", "search", "payments"}) {
            agree("alice", system, until);
            agree("bob", system, until);
            agree("carol", system, until);
            Table.update(
                    "insert into training select person, ?, 1, 0, now() from unnest(array['alice', 'bob', 'carol']) as person"
                            + " on conflict do nothing",
                    system);
        }
        agree("oscar", "*", until);
    }

    /** Nobody has an incident of another test, about which they would be asked once the clock is moved. */
    public static void haveNothing() {
        Table.update("update incident set escalate_at = null where state = 'acknowledged'");
    }
}
