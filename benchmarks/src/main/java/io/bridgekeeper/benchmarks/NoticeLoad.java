package io.bridgekeeper.benchmarks;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;

/** One new problem after the other: how long until the person who is paged for it has the notice. */
final class NoticeLoad {

    /** Long enough for a repeat of the last notice to come in and be counted. */
    private static final Duration REPEATS_WITHIN = Duration.ofSeconds(2);

    private final Load load;
    private final Receiver receiver;
    private final Duration lostAfter;

    NoticeLoad(Load load, Receiver receiver, Duration lostAfter) {
        this.load = load;
        this.receiver = receiver;
        this.lostAfter = lostAfter;
    }

    NoticeRun run(double rate, Duration duration) {
        String run = load.nextRun();
        OpenLoop loop = new OpenLoop(rate, duration);
        Ledger ledger = new Ledger(loop.count());
        receiver.listenTo(run, ledger);
        Buffer[] bodies = Load.bodies(run, loop.count(), "firing");
        load.post(
                loop,
                index -> bodies[index],
                (index, answer, intended, at) -> ledger.answered(index, intended, Load.accepted(answer)));
        Waiting.until(ledger::complete, lostAfter, Duration.ofMillis(50));
        Waiting.pause(REPEATS_WITHIN);
        NoticeRun seen = NoticeRun.of(rate, loop.count(), ledger);
        receiver.listenTo("nothing", new Ledger(0));
        load.resolve(run, loop.count());
        return seen;
    }
}
