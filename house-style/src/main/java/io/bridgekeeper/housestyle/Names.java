package io.bridgekeeper.housestyle;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Words that name a heap rather than a thing. */
final class Names {

    private static final Set<String> PACKAGES =
            Set.of("common", "commons", "core", "helper", "helpers", "misc", "shared", "util", "utils");
    private static final List<String> SUFFIXES =
            List.of("Impl", "Manager", "Helper", "Helpers", "Util", "Utils", "Dto", "DTO");

    private Names() {}

    static ArchCondition<JavaClass> sayWhatThingsAre() {
        return new Breaches(
                "lie in no package " + PACKAGES.stream().sorted().toList() + " and have no name ending in " + SUFFIXES,
                type -> Stream.concat(
                        Stream.of(type.getPackageName().split("\\."))
                                .filter(PACKAGES::contains)
                                .map(word -> Breaches.at(type) + " lies in a package named " + word),
                        SUFFIXES.stream()
                                .filter(type.getSimpleName()::endsWith)
                                .map(word -> Breaches.at(type) + " has a name ending in " + word)));
    }
}
