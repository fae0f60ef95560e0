package io.bridgekeeper.housestyle;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.Set;

/** Frameworks hand a class what it needs through its constructor. */
final class Injection {

    private static final Set<String> FILLED_BY_A_FRAMEWORK = Set.of(
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource",
            "jakarta.persistence.PersistenceContext",
            "jakarta.ws.rs.core.Context",
            "org.eclipse.microprofile.config.inject.ConfigProperty",
            "org.eclipse.microprofile.reactive.messaging.Channel",
            "org.eclipse.microprofile.rest.client.inject.RestClient");

    private Injection() {}

    static ArchCondition<JavaClass> useConstructors() {
        return new Breaches(
                "have no field that a framework fills",
                type -> type.getFields().stream()
                        .filter(Injection::isFilled)
                        .map(field -> field.getDescription() + " is injected in " + field.getSourceCodeLocation()));
    }

    private static boolean isFilled(JavaField field) {
        return field.getAnnotations().stream()
                .anyMatch(annotation ->
                        FILLED_BY_A_FRAMEWORK.contains(annotation.getRawType().getName()));
    }
}
