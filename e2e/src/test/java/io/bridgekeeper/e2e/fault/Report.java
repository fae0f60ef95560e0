package io.bridgekeeper.e2e.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A run of the suite as Markdown, whose table also lines up where it is read as it is. */
final class Report {

    private static final List<String> TITLES = List.of(
            "fault",
            "what was done",
            "incidents",
            "accepted",
            "lost",
            "paged after acceptance",
            "told twice",
            "p99 s",
            "recovery s",
            "verdict");

    /** More of one kind say no more. */
    private static final int MOST_BREACHES = 20;

    private Report() {}

    static String of(List<Row> rows, long seed, boolean isShort) {
        StringBuilder text = new StringBuilder("Seed %d%s.\n\n".formatted(seed, isShort ? ", short" : ""));
        text.append(table(rows));
        for (Row row : rows) {
            if (!row.figures().isEmpty()) {
                text.append("\n")
                        .append(row.fault())
                        .append(": ")
                        .append(row.figures())
                        .append("\n");
            }
        }
        for (Row row : rows) {
            if (!row.holds()) {
                text.append("\n").append(row.fault()).append(" broke:\n\n");
                row.breaches().stream()
                        .limit(MOST_BREACHES)
                        .forEach(breach -> text.append("- ").append(breach).append("\n"));
                if (row.breaches().size() > MOST_BREACHES) {
                    text.append("- and %d more\n".formatted(row.breaches().size() - MOST_BREACHES));
                }
            }
        }
        return text.toString();
    }

    private static String table(List<Row> rows) {
        List<List<String>> cells = new ArrayList<>(List.of(TITLES));
        for (Row row : rows) {
            cells.add(Arrays.asList(
                    row.fault(),
                    row.what(),
                    Integer.toString(row.incidents()),
                    Integer.toString(row.accepted()),
                    Integer.toString(row.lost()),
                    Integer.toString(row.afterEnd()),
                    Integer.toString(row.toldTwice()),
                    seconds(row.p99()),
                    seconds(row.recovery()),
                    row.holds() ? "holds" : broken(row)));
        }
        int[] widths = IntStream.range(0, TITLES.size())
                .map(column -> cells.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        List<String> lines =
                new ArrayList<>(cells.stream().map(row -> line(row, widths)).toList());
        lines.add(
                1,
                IntStream.of(widths)
                        .mapToObj(width -> "-".repeat(width + 2))
                        .collect(Collectors.joining("|", "|", "|")));
        return String.join("\n", lines) + "\n";
    }

    private static String broken(Row row) {
        return row.breaches().stream()
                        .map(Breach::invariant)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", ")) + " BROKEN";
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> " " + cells.get(column)
                        + " ".repeat(widths[column] - cells.get(column).length()))
                .collect(Collectors.joining(" |", "|", " |"));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
    }
}
