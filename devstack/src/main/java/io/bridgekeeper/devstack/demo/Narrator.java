package io.bridgekeeper.devstack.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** Tells the demo's story on the terminal, and remembers what was not as it should be. */
final class Narrator {

    private final PrintStream out;
    private final InputStream in;
    private final boolean pause;
    private int step;
    private int wrong;

    /** @param pause whether to wait for Enter before each step */
    Narrator(PrintStream out, InputStream in, boolean pause) {
        this.out = out;
        this.in = in;
        this.pause = pause;
    }

    void step(String title) {
        if (pause && step > 0) {
            waitForEnter();
        }
        out.printf("%n%2d  %s%n", ++step, title);
    }

    void say(String line) {
        out.printf("      %s%n", line);
    }

    /** Says what the platform did, and whether it is what it should have done. */
    void check(boolean right, String line) {
        out.printf("    %s %s%n", right ? "✓" : "✗", line);
        if (!right) {
            wrong++;
        }
    }

    int wrong() {
        return wrong;
    }

    private void waitForEnter() {
        out.print("      [Enter] ");
        out.flush();
        try {
            int read;
            do {
                read = in.read();
            } while (read != '\n' && read != -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
