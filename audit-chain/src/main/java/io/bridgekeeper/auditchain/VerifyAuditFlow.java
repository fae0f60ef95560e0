package io.bridgekeeper.auditchain;

import io.bridgekeeper.auditchain.AuditChain.Head;
import io.bridgekeeper.auditchain.Verdict.Broken;
import io.bridgekeeper.auditchain.Verdict.Intact;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks exports of the audit, offline: {@code verify-audit FILE... [--after HASH] [--head HASH]}. */
public final class VerifyAuditFlow {

    private static final String USAGE = """
            Usage: verify-audit FILE... [--after SEQ:HASH] [--head HASH]
            Checks exports of the audit, offline. Several files continue one another, in this order.

              --after SEQ:HASH  the head of the export that the first file continues
              --head HASH       the head that the last file must end with, as somebody else kept it

            Exit code: 0 when every line is as it was written and none is missing, 1 when not, 2 when it could not be read.""";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern HEAD = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

    private VerifyAuditFlow() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** @return the exit code */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        List<Path> files = new ArrayList<>();
        Optional<Head> after = Optional.empty();
        Optional<String> head = Optional.empty();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            boolean valued = i + 1 < arguments.size();
            if (argument.equals("--after")
                    && valued
                    && HEAD.matcher(arguments.get(i + 1)).matches()) {
                String[] parts = arguments.get(++i).split(":");
                after = Optional.of(new Head(Long.parseLong(parts[0]), parts[1]));
            } else if (argument.equals("--head")
                    && valued
                    && HASH.matcher(arguments.get(i + 1)).matches()) {
                head = Optional.of(arguments.get(++i));
            } else if (argument.startsWith("-")) {
                err.println(USAGE);
                return argument.equals("--help") ? 0 : 2;
            } else {
                files.add(Path.of(argument));
            }
        }
        if (files.isEmpty()) {
            err.println(USAGE);
            return 2;
        }
        return check(files, after, head, out, err);
    }

    private static int check(
            List<Path> files, Optional<Head> after, Optional<String> head, PrintStream out, PrintStream err) {
        Optional<Head> before = after;
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            switch (verdict(file, before, i == files.size() - 1 ? head : Optional.empty())) {
                case Intact(long from, long entries, Head last) -> {
                    out.println(file + ": intact, " + entries + " entries from " + from + " on; the head is entry "
                            + last.seq() + ", " + last.hash());
                    if (from > 1 && before.isEmpty()) {
                        out.println("What came before entry " + from + " is not in it: give the head of the export"
                                + " before by --after.");
                    }
                    before = Optional.of(last);
                }
                case Broken(long line, String sentence) -> {
                    err.println(line == 0 ? file + " " + sentence : file + ": line " + line + " " + sentence + ".");
                    return line == 0 ? 2 : 1;
                }
            }
        }
        return 0;
    }

    /** Line 0 stands for a file that cannot be read. */
    private static Verdict verdict(Path file, Optional<Head> before, Optional<String> head) {
        // What is no UTF-8 is read as something else, and then has another hash.
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            return ExportCheck.of(reader.lines().iterator(), before, head);
        } catch (IOException | UncheckedIOException e) {
            return new Broken(0, "cannot be read: " + e);
        }
    }
}
