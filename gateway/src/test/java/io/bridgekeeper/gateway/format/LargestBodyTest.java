package io.bridgekeeper.gateway.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The largest bodies are read or refused with reasons, and cost no more memory than many times their size. */
class LargestBodyTest {

    /** What is made while one body of 1 MiB is read, most of which lives for moments. */
    private static final long MOST_ALLOCATED = 64L * 1024 * 1024;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Stream<Format> formats() {
        return GarbageTest.formats();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void areReadOrRefusedWithinBoundedMemory(Format format) {
        for (LargestBody way : LargestBody.values()) {
            for (Fixture fixture : Fixture.ours(format)) {
                way.of(fixture).ifPresent(sent -> {
                    long before = THREADS.getCurrentThreadAllocatedBytes();
                    Reading reading = format.read(sent);
                    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
                    GarbageTest.check(reading);
                    assertThat(allocated)
                            .as(
                                    "%s of %s, which came to %s",
                                    way, fixture, reading.getClass().getSimpleName())
                            .isLessThan(MOST_ALLOCATED);
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void hasGrownSomething(Format format) {
        List<Fixture> trees = Fixture.ours(format).stream()
                .filter(fixture -> fixture.sent().json() instanceof Body.Tree)
                .toList();
        assertThat(trees.isEmpty()
                        || trees.stream()
                                .anyMatch(fixture -> Arrays.stream(LargestBody.values())
                                        .anyMatch(way -> way.of(fixture).isPresent())))
                .isTrue();
    }
}
