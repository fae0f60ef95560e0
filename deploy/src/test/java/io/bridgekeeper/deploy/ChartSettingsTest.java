package io.bridgekeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The services' own settings that the chart sets exist: a renamed one must not silently fall back to its default. */
class ChartSettingsTest {

    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([a-z.-]+)\"\\)");
    private static final Pattern PARENT = Pattern.compile("interface \\w+ extends (\\w+)");
    private static final Pattern METHOD = Pattern.compile("\\b([a-z][A-Za-z]*)\\(\\);");
    private static final Pattern OURS = Pattern.compile("(GATEWAY|PAGING|ROSTER|ACCESS|FOLLOWUP|OUTBOX)_.*");

    /** The names of a mapping's methods, by its prefix; both as environment names. */
    private final Map<String, Set<String>> settings =
            settings(Path.of("..").toAbsolutePath().normalize());

    @Test
    void setsOnlySettingsThatTheServicesKnow() {
        List<String> unknown = new ArrayList<>();
        int known = 0;
        for (String service : List.of("gateway", "paging", "roster", "access", "followup")) {
            for (EnvVar variable : Chart.render().container(service).getEnv()) {
                if (OURS.matcher(variable.getName()).matches()) {
                    known++;
                    if (!isKnown(variable.getName())) {
                        unknown.add(service + ": " + variable.getName());
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(known).isGreaterThan(8);
    }

    @Test
    void noticesASettingThatNobodyKnows() {
        assertThat(isKnown("GATEWAY_UPSTREAM_PAGING")).isTrue();
        assertThat(isKnown("GATEWAY_UPSTREAM_PAGER")).isFalse();
        assertThat(isKnown("PAGING_NOTIFY_WEBHOOK_ALLOWED_HOSTS")).isTrue();
        assertThat(isKnown("PAGING_NOTIFY_WEBHOOKS_ALLOWED_HOSTS")).isFalse();
        assertThat(isKnown("PAGING_NOTIFY_NTFY_SERVERS_0__TOKEN")).isTrue();
        assertThat(isKnown("PAGING_NOTIFY_NTFY_SERVERS_0__SECRET")).isFalse();
    }

    /** The number of an entry in a list is no part of a name. */
    private boolean isKnown(String variable) {
        String name = variable.replaceAll("_[0-9]+__", "_");
        return settings.entrySet().stream()
                .anyMatch(mapping -> name.startsWith(mapping.getKey() + "_")
                        && isChain(name.substring(mapping.getKey().length() + 1), mapping.getValue()));
    }

    /** Nested groups are methods of the same file, so a setting is a chain of method names. */
    private static boolean isChain(String rest, Set<String> names) {
        return names.contains(rest)
                || names.stream()
                        .anyMatch(name ->
                                rest.startsWith(name + "_") && isChain(rest.substring(name.length() + 1), names));
    }

    private static Map<String, Set<String>> settings(Path root) {
        Map<String, Set<String>> settings = new HashMap<>();
        Map<String, String> texts = texts(root);
        texts.forEach((name, text) -> {
            Matcher prefix = PREFIX.matcher(text);
            if (prefix.find()) {
                Set<String> names = settings.computeIfAbsent(environment(prefix.group(1)), ignored -> new HashSet<>());
                names.addAll(methods(text));
                Matcher parent = PARENT.matcher(text);
                if (parent.find()) {
                    names.addAll(methods(texts.get(parent.group(1))));
                }
            }
        });
        return settings;
    }

    private static Set<String> methods(String text) {
        return METHOD.matcher(text)
                .results()
                .map(found -> environment(found.group(1)))
                .collect(Collectors.toSet());
    }

    /** Of all files that may be mappings, by their class and the folder before it where two are called alike. */
    private static Map<String, String> texts(Path root) {
        Map<String, String> texts = new HashMap<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path sources : modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(sources)) {
                    for (Path file : files.filter(path -> path.toString().endsWith("Config.java"))
                            .toList()) {
                        String name = file.getFileName().toString().replace(".java", "");
                        texts.put(texts.containsKey(name) ? file.toString() : name, Files.readString(file));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static String environment(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2")
                .replaceAll("[.-]", "_")
                .toUpperCase(Locale.ROOT);
    }
}
