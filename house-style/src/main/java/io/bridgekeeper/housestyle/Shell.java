package io.bridgekeeper.housestyle;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/** The thin layer around the rules: classes whose name says that they touch frameworks, I/O or the clock. */
final class Shell {

    static final List<String> SUFFIXES = List.of(
            "Resource",
            "Inbox",
            "Flow",
            "Repository",
            "Row",
            "Relay",
            "Timer",
            "Notifier",
            "Client",
            "Config",
            "Mapper");

    private Shell() {}

    static boolean is(JavaClass type) {
        return hasSuffix(type, SUFFIXES);
    }

    /** Nested, local and lambda classes count as the file that they are in, generated {@code PageRow_} as its row. */
    static boolean hasSuffix(JavaClass type, List<String> suffixes) {
        String name = outermostName(type).replaceFirst("_+$", "");
        return suffixes.stream().anyMatch(name::endsWith);
    }

    static String outermostName(JavaClass type) {
        String name = type.getBaseComponentType().getName();
        int nested = name.indexOf('$', name.lastIndexOf('.') + 1);
        return nested < 0 ? name : name.substring(0, nested);
    }

    /** {@code io.bridgekeeper.<module>} of a class of ours, otherwise its whole package. */
    static String moduleOf(JavaClass type) {
        String[] parts = type.getBaseComponentType().getPackageName().split("\\.", 4);
        return parts.length < 3 || !isOurs(type)
                ? type.getBaseComponentType().getPackageName()
                : String.join(".", parts[0], parts[1], parts[2]);
    }

    static boolean isOurs(JavaClass type) {
        return type.getBaseComponentType().getName().startsWith("io.bridgekeeper.");
    }
}
