package io.bridgekeeper.paging.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentChannelsTest {

    private static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");
    private static final UUID ID = new UUID(0, 1);

    private static QueuedNotice queued(String channel, Instant at) {
        return new QueuedNotice(ID, ID, ID, "ada", 0, channel, "", "", at, false, NOW);
    }

    private static final RecentChannels ONE = RecentChannels.NONE.with(List.of(queued("ntfy", NOW)));

    @Test
    void namesThoseOverWhichSomethingIsDueAtOnce() {
        assertThat(ONE.with(List.of(queued("email", NOW.plusSeconds(180)), queued("chat", NOW)))
                        .at(NOW))
                .containsExactlyInAnyOrder("ntfy", "chat");
    }

    @Test
    void stillNamesThemWhereOtherTransactionsCommitFirst() {
        assertThat(ONE.at(NOW.plus(RecentChannels.WHILE))).containsExactly("ntfy");
    }

    @Test
    void forgetsThoseThatNobodyUses() {
        assertThat(ONE.at(NOW.plus(RecentChannels.WHILE).plusMillis(1))).isEmpty();
    }
}
