package io.bridgekeeper.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the caller asked of {@link Bench}. */
record BenchArguments(
        Set<Part> parts,
        URI gateway,
        URI keycloak,
        URI evaluationsAt,
        URI paging,
        Path root,
        int receiverPort,
        List<Double> hookRates,
        List<Double> noticeRates,
        List<Double> evaluationRates,
        List<Double> keyRates,
        List<Double> alertRates,
        List<Double> proxyRates,
        Duration duration,
        int repeats,
        int connections,
        int problems,
        Duration lostAfter,
        Duration warmUp,
        int storm,
        int flood,
        int openPages,
        int steps,
        int standing,
        int grants,
        int alerts,
        int streams,
        Duration memoryFor,
        boolean findMax,
        boolean record,
        boolean help) {

    enum Part {
        HOOKS,
        NOTICE,
        STORM,
        FLOOD,
        STEPS,
        STANDING,
        EVALUATION,
        KEYS,
        REVOCATION,
        ALERTS,
        PROXY,
        STREAMS,
        MEMORY;

        static final Set<Part> UNLESS_ASKED = EnumSet.of(HOOKS, NOTICE);
    }

    /** Whether rows are put into the database, and so read from it. */
    boolean needsStore() {
        return parts.contains(Part.STEPS) || parts.contains(Part.STANDING);
    }

    /** How many people of its own the bench needs. */
    int crowd() {
        int accept = parts.contains(Part.KEYS)
                ? keyRates.stream()
                        .flatMap(rate -> Stream.of(duration, warmUp).map(lasting -> new OpenLoop(rate, lasting)))
                        .mapToInt(OpenLoop::count)
                        .max()
                        .orElse(0)
                : 0;
        return Math.max(accept, parts.contains(Part.REVOCATION) ? grants : 0);
    }

    /** Whether the platform is the one that stands here, whose database is in reach. */
    boolean isLocal() {
        return Set.of("127.0.0.1", "localhost").contains(gateway.getHost());
    }

    /** Of paging-service, where the gateway is on this machine. */
    String databaseUrl() {
        return "jdbc:postgresql://" + gateway.getHost() + ":" + (gateway.getPort() + 14) + "/paging";
    }

    static final String HELP = """
            Usage: bench [part...] [option...]
            Puts an open-loop load on the running platform, through its gateway, and tells how it held. Without a part: hooks
            and notice.

              hooks             hooks accepted per second, and how long the 202 took
              notice            from the webhook posted to the outgoing webhook received, each a new incident
              storm             the same of many new incidents within one second
              flood             many signals of 100 problems: they open 100 incidents
              steps             how late steps begin while many pages wait; writes to the database of paging-service
              standing          notice with and without many open incidents, and their memory; the same
              evaluation        from the question whether somebody may do something to its answer
              keys              from a page accepted to a token of that person that carries the group which it gives
              revocation        from one incident resolved to the last of its many grants proven gone
              alerts            hooks of many alerts each: alerts kept per second
              proxy             what the gateway adds to a GET that it passes on
              streams           what many idle listeners cost the gateway's heap, and when all hear of an incident
              memory            whether the gateway's memory stays flat under hooks

              --rates R,R       hooks: per second, each a step              (500,1000,2000)
              --notice-rates R  notice: new incidents per second            (10,100)
              --evaluation-rates R  evaluation: questions per second        (100,500)
              --key-rates R     keys: acceptances per second, each by another person (10)
              --grants N        revocation: people, each with a grant       (200)
              --alert-rates R   alerts: per second, of all bodies together  (20000)
              --alerts N        alerts: in each body                        (50)
              --proxy-rates R   proxy: GETs per second, half of them straight (100)
              --streams N       streams: listeners at once                  (5000)
              --memory-for N    memory: minutes                             (10)
              --seconds N       length of each step                         (10)
              --warm-up N       seconds before the first step, thrown away  (5)
              --storm N         new incidents within the second             (6000)
              --flood N         signals, 2,000 a second                     (100000)
              --open-pages N    steps: that wait meanwhile                  (100000)
              --steps N         steps: incidents, each with two steps due   (500)
              --standing N      standing: open incidents                    (50000)
              --repeats N       of each step; the table has median and range (3)
              --connections N   kept connections to the gateway             (64)
              --problems N      hooks: different problems that are sent      (20)
              --lost-after N    notice, keys, revocation: seconds without  (60)
              --find-max        hooks: search the highest rate that holds, from the last of --rates on
              --record          write docs/benchmarks/<date>-first-loop.json and .md

              --root DIR        the repository, whose .bridgekeeper/up has the passwords (the current folder)
              --gateway URL     (http://127.0.0.1:<base>)
              --keycloak URL    (http://127.0.0.1:<base + 10>)
              --evaluations-at URL  where questions go, such as access-service itself (the gateway)
              --paging URL      paging-service itself                       (http://127.0.0.1:<base + 1>)
              --receiver-port N where the notices of person bench arrive    (<base + 22>)

            <base> is BRIDGEKEEPER_PORT_BASE, 18000 where that is not set.
            Exit code: 0 whatever the speed, 1 when something accepted was lost or told twice, 2 when it could not run.""";

    private static final List<String> VALUED = List.of(
            "--rates",
            "--notice-rates",
            "--evaluation-rates",
            "--key-rates",
            "--grants",
            "--alert-rates",
            "--alerts",
            "--proxy-rates",
            "--streams",
            "--memory-for",
            "--paging",
            "--evaluations-at",
            "--seconds",
            "--warm-up",
            "--storm",
            "--flood",
            "--open-pages",
            "--steps",
            "--standing",
            "--repeats",
            "--connections",
            "--problems",
            "--lost-after",
            "--root",
            "--gateway",
            "--keycloak",
            "--receiver-port");
    private static final List<String> FLAGS = List.of("--find-max", "--record", "--help");

    /**
     * @param portBase  BRIDGEKEEPER_PORT_BASE, null where it is not set
     * @throws IllegalArgumentException naming the argument that makes no sense
     */
    static BenchArguments parse(List<String> arguments, String portBase) {
        Map<String, String> options = new HashMap<>();
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (FLAGS.contains(argument)) {
                options.put(argument, "");
            } else if (VALUED.contains(argument) && i + 1 < arguments.size()) {
                options.put(argument, arguments.get(++i));
            } else {
                parts.add(part(argument));
            }
        }
        int base = whole(
                Map.of("BRIDGEKEEPER_PORT_BASE", portBase == null ? "18000" : portBase), "BRIDGEKEEPER_PORT_BASE", "");
        URI gateway = URI.create(options.getOrDefault("--gateway", "http://127.0.0.1:" + base));
        return new BenchArguments(
                parts.isEmpty() ? Part.UNLESS_ASKED : parts,
                gateway,
                URI.create(options.getOrDefault("--keycloak", "http://127.0.0.1:" + (base + 10))),
                options.containsKey("--evaluations-at") ? URI.create(options.get("--evaluations-at")) : gateway,
                URI.create(options.getOrDefault("--paging", "http://127.0.0.1:" + (base + 1))),
                Path.of(options.getOrDefault("--root", "")),
                whole(options, "--receiver-port", String.valueOf(base + 22)),
                rates(options, "--rates", "500,1000,2000"),
                rates(options, "--notice-rates", "10,100"),
                rates(options, "--evaluation-rates", "100,500"),
                rates(options, "--key-rates", "10"),
                rates(options, "--alert-rates", "20000"),
                rates(options, "--proxy-rates", "100"),
                Duration.ofSeconds(whole(options, "--seconds", "10")),
                whole(options, "--repeats", "3"),
                whole(options, "--connections", "64"),
                whole(options, "--problems", "20"),
                Duration.ofSeconds(whole(options, "--lost-after", "60")),
                Duration.ofSeconds(whole(options, "--warm-up", "5")),
                whole(options, "--storm", "6000"),
                whole(options, "--flood", "100000"),
                whole(options, "--open-pages", "100000"),
                whole(options, "--steps", "500"),
                whole(options, "--standing", "50000"),
                whole(options, "--grants", "200"),
                whole(options, "--alerts", "50"),
                whole(options, "--streams", "5000"),
                Duration.ofMinutes(whole(options, "--memory-for", "10")),
                options.containsKey("--find-max"),
                options.containsKey("--record"),
                options.containsKey("--help"));
    }

    private static Part part(String argument) {
        return Arrays.stream(Part.values())
                .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(argument))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not understood: " + argument));
    }

    private static int whole(Map<String, String> options, String name, String otherwise) {
        String given = options.getOrDefault(name, otherwise);
        try {
            int number = Integer.parseInt(given);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, with the name
        }
        throw new IllegalArgumentException(name + " must be a whole number above 0, not " + given);
    }

    private static List<Double> rates(Map<String, String> options, String name, String otherwise) {
        return Stream.of(options.getOrDefault(name, otherwise).split(","))
                .map(rate -> (double) whole(Map.of(name, rate.strip()), name, ""))
                .toList();
    }
}
