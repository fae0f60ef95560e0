package io.bridgekeeper.roster.bridge;

import static io.bridgekeeper.roster.bridge.BridgeLanguage.COMMANDERS;
import static io.bridgekeeper.roster.bridge.BridgeLanguage.NOW;
import static io.bridgekeeper.roster.bridge.BridgeLanguage.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.roster.bridge.BridgeCommand.CloseBridge;
import io.bridgekeeper.roster.bridge.BridgeCommand.DropSeat;
import io.bridgekeeper.roster.bridge.BridgeCommand.Invite;
import io.bridgekeeper.roster.bridge.BridgeCommand.KeepSeat;
import io.bridgekeeper.roster.bridge.BridgeCommand.OpenBridge;
import io.bridgekeeper.roster.bridge.BridgeCommand.SeatAcceptor;
import io.bridgekeeper.roster.bridge.BridgeCommand.StandDown;
import io.bridgekeeper.roster.bridge.BridgeCommand.StandDownOther;
import io.bridgekeeper.roster.bridge.BridgeCommand.TakeSeat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for a bridge in whatever order things are asked and told. */
class SeatLimitTest {

    private static final List<String> PEOPLE = List.of("alice", "bob", "carol", "cora", "dave", "erin", "frank");
    private static final List<String> COMMANDS = List.of(
            "page P",
            "page P",
            "accept P",
            "decline P",
            "withdraw P",
            "take P R",
            "take P R",
            "take P R",
            "invite P Q R",
            "invite P Q R",
            "invite P Q R",
            "stand-down P",
            "stand-down P Q",
            "limit N",
            "reroute payments N",
            "open");
    private static final int STEPS = 80;

    private static final long SEEDS = 1_000;

    /** Everything that was asked and told, for whoever reads a failure. */
    private final List<String> story = new ArrayList<>();

    @Test
    void noOrderOfCommandsBringsMorePeopleThanTheLimitButWhoAccepted() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            int limit = 1 + random.nextInt(4);
            story.clear();
            story.add("seed " + seed + ", limit " + limit);
            Bridge bridge = step(new Bridge.Unknown(), new OpenBridge(call(limit)));
            Set<String> wanted = new HashSet<>();
            for (int i = 0; i < STEPS; i++) {
                String words = anyCommand(random);
                story.add(words);
                BridgeCommand command = BridgeLanguage.command(words);
                Bridge.Open next = (Bridge.Open) step(bridge, command);
                check((Bridge.Open) bridge, command, next);
                listen(wanted, command);
                assertThat(wanted)
                        .as("paged, and neither has a seat nor waits: %s -> %s", story, next)
                        .allMatch(person -> next.seatOf(person).isPresent()
                                || next.waitOf(person).isPresent());
                bridge = next;
            }
        }
    }

    @Test
    void nothingWakesAClosedBridge() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Bridge bridge = step(new Bridge.Unknown(), new OpenBridge(call(2)));
            for (int i = random.nextInt(20); i > 0; i--) {
                bridge = step(bridge, BridgeLanguage.command(anyCommand(random)));
            }
            Bridge closed = step(bridge, BridgeLanguage.command("resolve"));
            for (int i = 0; i < STEPS; i++) {
                String words = anyCommand(random);
                Decision decision = BridgeDecider.decide(closed, BridgeLanguage.command(words), NOW);
                assertThat(decision.events()).as("seed %d: %s", seed, words).isEmpty();
            }
        }
    }

    /** Whose page may be accepted or was, and who did not say that they would not come. */
    private static void listen(Set<String> wanted, BridgeCommand command) {
        switch (command) {
            case KeepSeat keep -> wanted.add(keep.personId());
            case SeatAcceptor accepted -> wanted.add(accepted.personId());
            case DropSeat drop -> wanted.remove(drop.personId());
            case StandDown down -> wanted.remove(down.caller().personId());
            case StandDownOther down -> {
                if (down.caller().commander()) {
                    wanted.remove(down.personId());
                }
            }
            case OpenBridge open -> {}
            case CloseBridge close -> {}
            case BridgeCommand.LimitSeats limit -> {}
            case BridgeCommand.Reroute reroute -> {}
            case BridgeCommand.ReopenBridge reopen -> {}
            case TakeSeat take -> {}
            case Invite invite -> {}
        }
    }

    private void check(Bridge.Open before, BridgeCommand command, Bridge.Open after) {
        int limit = after.call().seatLimit();
        boolean grew = after.seats().size() > before.seats().size();
        boolean accepted = command instanceof SeatAcceptor;
        assertThat(grew && !accepted && after.seats().size() > limit)
                .as("grew beyond the limit: %s -> %s", story, after.seats())
                .isFalse();
        if (command instanceof BridgeCommand.LimitSeats || command instanceof BridgeCommand.Reroute) {
            assertThat(after.seats()).as("thrown out: %s", story).containsAll(before.seats());
        }
        if (command instanceof SeatAcceptor acceptor) {
            assertThat(after.seatOf(acceptor.personId()))
                    .as("accepted and waits outside: %s", story)
                    .hasValueSatisfying(seat -> assertThat(seat.isTaken()).isTrue());
            assertThat(others(after, acceptor.personId()))
                    .as("another one's seat changed: %s", story)
                    .isEqualTo(others(before, acceptor.personId()));
        }
        assertThat(after.waits().isEmpty() || after.isFull())
                .as("waits beside a free seat: %s -> %s", story, after)
                .isTrue();
        assertThat(after.waits()).extracting(Wait::personId).as(story::toString).doesNotHaveDuplicates();
        assertThat(after.waits())
                .as("waits and has a seat: %s", story)
                .noneMatch(wait -> after.seatOf(wait.personId()).isPresent());
        assertThat(after.seats()).extracting(Seat::personId).as(story::toString).doesNotHaveDuplicates();
        assertThat(after.seats().stream().filter(s -> s.role() == SeatRole.COMMANDER))
                .as("commanders: %s", story)
                .hasSizeLessThanOrEqualTo(1);
        assertThat(after.seats().stream().filter(s -> s.ground() == Ground.COMMAND))
                .as("came to command without being a commander: %s", story)
                .allMatch(s -> COMMANDERS.contains(s.personId()));
    }

    private static List<Seat> others(Bridge.Open bridge, String personId) {
        return bridge.seats().stream()
                .filter(seat -> !seat.personId().equals(personId))
                .toList();
    }

    private static Bridge step(Bridge bridge, BridgeCommand command) {
        return BridgeDecider.decide(bridge, command, NOW).events().stream().reduce(bridge, Bridge::after, (a, b) -> b);
    }

    private static String anyCommand(Random random) {
        return COMMANDS.get(random.nextInt(COMMANDS.size()))
                .replace("N", Integer.toString(1 + random.nextInt(5)))
                .replace("P", PEOPLE.get(random.nextInt(PEOPLE.size())))
                .replace("Q", PEOPLE.get(random.nextInt(PEOPLE.size())))
                .replace("R", random.nextInt(3) == 0 ? "commander" : "responder");
    }
}
