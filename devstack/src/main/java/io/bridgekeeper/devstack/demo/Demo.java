package io.bridgekeeper.devstack.demo;

import io.bridgekeeper.devstack.Platform;
import io.bridgekeeper.devstack.client.Users;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** {@code ./bridgekeeper demo}: plays one incident against the running platform and tells what it answered. */
public final class Demo {

    private Demo() {}

    /** @param args {@code --pause} waits for Enter between the steps */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int wrong =
                play(Users.of(Platform.ofUp()), out, System.in, List.of(args).contains("--pause"), Instant.now());
        System.exit(wrong == 0 ? 0 : 1);
    }

    /**
     * @param now makes this run's alert a new one
     * @return how many things were not as they should be
     */
    public static int play(Users users, PrintStream out, InputStream in, boolean pause, Instant now) {
        Narrator narrator = new Narrator(out, in, pause);
        out.println("One incident at the checkout, from the webhook to the follow-up.");
        Story.play(users, narrator, now.truncatedTo(ChronoUnit.MILLIS));
        out.println();
        if (narrator.wrong() == 0) {
            out.println("Everything was as it should be. The platform stays up: look around, then ./bridgekeeper down");
        } else {
            out.printf("%d thing(s) marked with ✗ were not as they should be: ./bridgekeeper logs%n", narrator.wrong());
        }
        return narrator.wrong();
    }
}
