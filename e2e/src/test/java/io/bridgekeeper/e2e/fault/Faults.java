package io.bridgekeeper.e2e.fault;

import io.bridgekeeper.devstack.Platform;
import io.bridgekeeper.devstack.client.Users;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** The whole suite: {@code ./bridgekeeper test --faults}. */
public final class Faults {

    /** In the order of the catalogue of faults. */
    static final List<Fault> ALL = List.of(
            new PagingKilled(),
            new PagingKilled.Stopped(),
            new PagingKilled.OneOfTwo(),
            new BrokerAway(),
            new DatabaseAway(),
            new EverythingTwice(),
            new OutOfOrder(),
            new Poison(),
            new BadProvider.Hangs(),
            new BadProvider.Fails(),
            new BadProvider.AnswersLate(),
            new KeycloakAway(),
            new AcceptanceAgainstEscalation(),
            new EndedAndBack(),
            new Backlog());

    private static final List<String> SHORT = List.of("F2", "F7", "F21");

    private Faults() {}

    /** The platform stays up. Exit code 1 where something broke that must hold, 2 where it is not clear what is wanted. */
    public static void main(String[] words) {
        try {
            FaultArguments arguments = FaultArguments.of(Arrays.asList(words), names());
            Platform platform = Platform.ofTests();
            System.out.println("starting the platform");
            platform.up();
            long seed = arguments.seed().orElseGet(() -> new Random().nextInt(1_000_000) + 0L);
            List<Row> rows = run(platform, chosen(arguments), seed, arguments.isShort(), System.out::println);
            String report = Report.of(rows, seed, arguments.isShort());
            Path file = Path.of(System.getProperty("bridgekeeper.root", "."), ".bridgekeeper", "faults.md");
            Files.writeString(file, report);
            System.out.println("\n" + report + "\nkept in " + file);
            System.exit(rows.stream().allMatch(Row::holds) ? 0 : 1);
        } catch (FaultArguments.Wrong wrong) {
            System.err.println("bridgekeeper: " + wrong.getMessage());
            System.exit(2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The short form, on a platform that runs already and runs on.
     *
     * @return the report; empty where all holds
     */
    public static String shortly(Platform platform, long seed) {
        List<Fault> few = ALL.stream()
                .filter(fault -> SHORT.contains(fault.name()))
                .filter(fault -> !(fault instanceof PagingKilled.OneOfTwo))
                .toList();
        List<Row> rows = run(platform, few, seed, true, System.out::println);
        String report = Report.of(rows, seed, true);
        System.out.println(report);
        return rows.stream().allMatch(Row::holds) ? "" : report;
    }

    private static List<Fault> chosen(FaultArguments arguments) {
        return ALL.stream()
                .filter(fault -> arguments.faults().isEmpty()
                        ? !arguments.isShort() || SHORT.contains(fault.name())
                        : arguments.faults().contains(fault.name()))
                .toList();
    }

    private static List<String> names() {
        return ALL.stream().map(Fault::name).toList();
    }

    private static List<Row> run(
            Platform platform, List<Fault> faults, long seed, boolean isShort, Consumer<String> tell) {
        Users users = Users.of(platform);
        Scene.agree(users);
        tell.accept("seed " + seed);
        List<Row> rows = new ArrayList<>();
        for (Fault fault : faults) {
            long begin = System.nanoTime();
            tell.accept("%-4s %s".formatted(fault.name(), fault.what()));
            Row row = new FaultRun(platform, users, seed, isShort, line -> tell.accept("       " + line)).of(fault);
            rows.add(row);
            tell.accept("       %s, %d incidents, %d s"
                    .formatted(
                            row.holds() ? "holds" : "BROKEN: " + row.breaches().getFirst(),
                            row.incidents(),
                            Duration.ofNanos(System.nanoTime() - begin).toSeconds()));
        }
        return rows;
    }
}
