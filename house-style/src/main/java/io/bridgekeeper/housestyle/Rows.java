package io.bridgekeeper.housestyle;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An entity is named {@code *Row}, and nobody outside its package can name it. */
final class Rows {

    private static final Set<String> PERSISTENT = Set.of(
            "jakarta.persistence.Entity", "jakarta.persistence.MappedSuperclass", "jakarta.persistence.Embeddable");

    private Rows() {}

    static ArchCondition<JavaClass> bePackagePrivate() {
        return new Breaches("keep entities package-private and named *Row", Rows::breaches);
    }

    private static Stream<String> breaches(JavaClass type) {
        boolean named = Shell.hasSuffix(type, List.of("Row"));
        boolean persistent = type.getAnnotations().stream()
                .anyMatch(annotation ->
                        PERSISTENT.contains(annotation.getRawType().getName()));
        Stream<String> misnamed =
                persistent && !named ? Stream.of(Breaches.at(type) + " is an entity not named *Row") : Stream.empty();
        Stream<String> exposed = (persistent || named) && isExposed(type)
                ? Stream.of(Breaches.at(type) + " is a row that other packages can see")
                : Stream.empty();
        return Stream.concat(misnamed, exposed);
    }

    /** A generated metamodel class ({@code PageRow_}) is public whatever its row is. */
    private static boolean isExposed(JavaClass type) {
        return !type.getSimpleName().endsWith("_")
                && (type.getModifiers().contains(JavaModifier.PUBLIC)
                        || type.getModifiers().contains(JavaModifier.PROTECTED))
                && type.getEnclosingClass().map(Rows::isExposed).orElse(true);
    }
}
