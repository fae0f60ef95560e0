package io.bridgekeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.demo.Demo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
class DemoE2E {

    private static final Pattern HAPPENED = Pattern.compile("it happened (\\d+) times? so far");

    @Test
    void playsTwiceWithEveryStepAsItShouldBeAndCountsTheRecurrence(Stage stage) {
        int first = occurrences(play(stage));
        assertThat(occurrences(play(stage))).isEqualTo(first + 1);
    }

    private static int occurrences(String told) {
        Matcher happened = HAPPENED.matcher(told);
        assertThat(happened.find()).as(told).isTrue();
        return Integer.parseInt(happened.group(1));
    }

    private static String play(Stage stage) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        int wrong = Demo.play(stage.users(), out, new ByteArrayInputStream(new byte[0]), false, Instant.now());
        assertThat(wrong).as(told.toString(StandardCharsets.UTF_8)).isZero();
        return told.toString(StandardCharsets.UTF_8);
    }
}
