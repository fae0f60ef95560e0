package io.bridgekeeper.devstack;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds in a log, of plain or JSON lines, why a program did not start. */
final class LogComplaint {
    private static final int LINES = 5;
    private static final int WIDTH = 200;
    private static final Pattern COMPLAINT =
            Pattern.compile("Caused by:|\\b(ERROR|FATAL|PANIC|SEVERE)\\b|\"exceptionType\"|^Error");
    private static final Pattern JSON_CAUSE =
            Pattern.compile("\"exceptionType\":\"([^\"]*)\",\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private LogComplaint() {}

    /**
     * @return the last complaints, innermost cause last; the last lines where nothing complains
     */
    static String of(List<String> lines) {
        List<String> complaints = lines.stream()
                .filter(line -> COMPLAINT.matcher(line).find())
                .flatMap(LogComplaint::causes)
                .distinct()
                .toList();
        return String.join("\n", last(complaints.isEmpty() ? lines : complaints));
    }

    private static Stream<String> causes(String line) {
        if (!line.startsWith("{")) {
            return Stream.of(line);
        }
        Matcher cause = JSON_CAUSE.matcher(line);
        return cause.find()
                ? JSON_CAUSE.matcher(line).results().map(each -> each.group(1) + ": " + each.group(2))
                : Stream.of(line);
    }

    private static List<String> last(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
                .map(line -> "  " + (line.length() > WIDTH ? line.substring(0, WIDTH) + " ..." : line))
                .toList();
    }
}
