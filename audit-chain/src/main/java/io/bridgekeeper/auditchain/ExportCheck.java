package io.bridgekeeper.auditchain;

import io.bridgekeeper.auditchain.AuditChain.Head;
import io.bridgekeeper.auditchain.Verdict.Broken;
import io.bridgekeeper.auditchain.Verdict.Intact;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks an export, line by line, and tells of the first that is wrong.
 *
 * <p>The chain alone shows a change, a gap and another order. Who cuts off the end and writes a head line that fits is
 * found out by the head that somebody else kept; who leaves out the beginning, by the head of the export before.
 */
public final class ExportCheck {

    private static final String HASH = "([0-9a-f]{64})";
    private static final String NUMBER = "(0|[1-9][0-9]{0,17})";
    private static final Pattern ENTRY = Pattern.compile(
            "\\{\"hash\":\"" + HASH + "\",\"entry\":(\\{\"seq\":" + NUMBER + ",\"previous\":\"" + HASH + "\",.*\\})\\}",
            Pattern.DOTALL);
    private static final Pattern HEAD = Pattern.compile(
            "\\{\"head\":\\{\"seq\":" + NUMBER + ",\"hash\":\"" + HASH + "\"\\},\"from\":" + NUMBER + "\\}");

    private final Optional<Head> before;
    private final Optional<String> expectedHead;

    // Of the last entry that was read; null before the first.
    private Head last;
    private long first;
    private long entries;
    private long line;

    private ExportCheck(Optional<Head> before, Optional<String> expectedHead) {
        this.before = before;
        this.expectedHead = expectedHead;
    }

    /**
     * @param lines        without their line feeds
     * @param before       the head of the export that this one continues; empty where it may begin anywhere
     * @param expectedHead the hash that the last entry must have; empty where any will do
     */
    public static Verdict of(Iterator<String> lines, Optional<Head> before, Optional<String> expectedHead) {
        return new ExportCheck(before, expectedHead).verdict(lines);
    }

    private Verdict verdict(Iterator<String> lines) {
        while (lines.hasNext()) {
            String text = lines.next();
            line++;
            Matcher head = HEAD.matcher(text);
            if (head.matches()) {
                return lines.hasNext()
                        ? broken(line + 1, "stands behind the head, where nothing may stand")
                        : end(head);
            }
            Optional<Verdict> wrong = entry(text);
            if (wrong.isPresent()) {
                return wrong.get();
            }
        }
        return broken(line + 1, "is missing: the export has no head at its end, so it was cut off");
    }

    private Optional<Verdict> entry(String text) {
        Matcher entry = ENTRY.matcher(text);
        if (!entry.matches()) {
            return Optional.of(broken(line, "is no entry of an export: it was changed, or never was one"));
        }
        Head next = new Head(Long.parseLong(entry.group(3)), entry.group(1));
        String previous = entry.group(4);
        if (!AuditChain.hash(entry.group(2)).equals(next.hash())) {
            return Optional.of(broken(line, "was changed: its hash is not that of its text"));
        }
        Optional<Head> link = Optional.ofNullable(last).or(() -> before);
        if (link.isPresent() && next.seq() != link.get().seq() + 1) {
            return Optional.of(broken(line, outOfTurn(next.seq(), link.get().seq() + 1)));
        }
        String expected = link.map(Head::hash).orElse(next.seq() == 1 ? AuditChain.GENESIS : previous);
        if (next.seq() < 1 || !previous.equals(expected)) {
            return Optional.of(broken(line, "does not continue what stands before it: one of the two was replaced"));
        }
        if (last == null) {
            first = next.seq();
        }
        last = next;
        entries++;
        return Optional.empty();
    }

    private static String outOfTurn(long found, long expected) {
        return found > expected
                ? "is entry " + found + " where entry " + expected
                        + " should be: entries are missing or in another order"
                : "is entry " + found + " where entry " + expected
                        + " should be: entries are repeated or in another order";
    }

    private Verdict end(Matcher written) {
        Head head = new Head(Long.parseLong(written.group(1)), written.group(2));
        long from = Long.parseLong(written.group(3));
        if (last == null) {
            boolean nothingNew = head.seq() < from && (head.seq() > 0 || head.equals(Head.NONE));
            if (!nothingNew) {
                return broken(line, "tells of entries from " + from + " to " + head.seq() + ", and none is here");
            }
            if (before.isPresent() && (from != before.get().seq() + 1 || !head.equals(before.get()))) {
                return broken(line, "is not the head of what this export is to continue");
            }
        } else if (!last.equals(head)) {
            return broken(
                    line,
                    "names entry " + head.seq() + " as the head, but the last here is entry " + last.seq()
                            + ": entries are missing at the end, or the head was changed");
        } else if (from != first) {
            return broken(
                    line,
                    "tells of entries from " + from + " on, but the first here is entry " + first
                            + ": entries are missing at the beginning");
        }
        if (expectedHead.isPresent() && !expectedHead.get().equals(head.hash())) {
            return broken(line, "is another head than expected: entries are missing at the end, or all were replaced");
        }
        return new Intact(from, entries, head);
    }

    private static Broken broken(long line, String sentence) {
        return new Broken(line, sentence);
    }
}
