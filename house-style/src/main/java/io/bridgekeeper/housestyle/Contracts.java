package io.bridgekeeper.housestyle;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.List;

/** Where event records may be seen: at the edge of a consumer, and where their publisher makes them. */
final class Contracts {

    private static final String ROOT = "io.bridgekeeper.contracts";
    private static final List<String> PUBLISHING_SUFFIXES = List.of("Mapper", "Flow", "Client", "Resource");

    private Contracts() {}

    static ArchCondition<JavaClass> beTouchedOnlyAtTheEdge() {
        return new Breaches(
                "touch contracts only in an *Inbox, or where a publisher makes its own events",
                type -> type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isContract(dependency.getTargetClass()))
                        .filter(dependency -> !allowed(type, dependency.getTargetClass()))
                        .map(Dependency::getDescription));
    }

    private static boolean allowed(JavaClass from, JavaClass contract) {
        if (isContract(from) || Shell.hasSuffix(from, List.of("Inbox"))) {
            return true;
        }
        String module = Shell.moduleOf(from);
        String touched = contract.getBaseComponentType().getPackageName();
        if (touched.equals(ROOT)) {
            return module.equals("io.bridgekeeper.outbox");
        }
        String publisher = module.substring(module.lastIndexOf('.') + 1);
        return touched.startsWith(ROOT + "." + publisher + ".") && Shell.hasSuffix(from, PUBLISHING_SUFFIXES);
    }

    private static boolean isContract(JavaClass type) {
        return Shell.moduleOf(type).equals(ROOT);
    }
}
