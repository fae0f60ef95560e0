package io.bridgekeeper.housestyle;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A pure class knows its own module's pure classes, those of few shared modules, and the part of the JDK that only computes.
 *
 * <p>It is a list of what is allowed: a framework that nobody has thought of is refused as well. Annotations count
 * as any other dependency, so what JSON or a table needs stands in a shell.
 */
final class Purity {

    /** The last one stands for java.util.regex where a pattern comes from people: its time is bounded. */
    private static final Set<String> COMPUTING_PACKAGES = Set.of(
            "java.lang",
            "java.lang.annotation",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.math",
            "java.nio.charset",
            "java.security",
            "java.security.interfaces",
            "java.security.spec",
            "java.text",
            "java.time",
            "java.time.chrono",
            "java.time.format",
            "java.time.temporal",
            "java.time.zone",
            "java.util",
            "java.util.function",
            "java.util.regex",
            "java.util.stream",
            "javax.crypto",
            "javax.crypto.spec",
            "com.google.re2j");

    private static final Set<String> COMPUTING_CLASSES = Set.of(
            "java.io.Serializable",
            "java.io.UncheckedIOException",
            "java.net.URI",
            "java.net.URISyntaxException",
            "java.net.URLDecoder",
            "java.net.URLEncoder",
            "java.nio.Buffer",
            "java.nio.ByteBuffer",
            "java.util.concurrent.TimeUnit");

    /** Modules whose pure classes are values that every module may speak in. Contracts are none: they stop at the edge. */
    private static final Set<String> VALUES_OF_ALL = Set.of("io.bridgekeeper.problem", "io.bridgekeeper.listing");

    /** In the packages above, and yet the outside world: process, environment, threads, clock, chance. */
    private static final Pattern OUTSIDE_WORLD = Pattern.compile("java\\.lang\\.(System|Runtime|Process.*|Thread.*"
            + "|InheritableThreadLocal|ScopedValue|ClassLoader)"
            + "|java\\.time\\.(Clock|InstantSource)"
            + "|java\\.util\\.(Calendar|GregorianCalendar|Date|Random|SplittableRandom|Scanner|ServiceLoader|Timer|TimerTask)"
            + "|java\\.security\\.(SecureRandom.*|KeyStore.*)");

    private Purity() {}

    static ArchCondition<JavaClass> bePureUnlessShell() {
        return new Breaches(
                "touch no framework, I/O, clock or shell unless their name ends in " + Shell.SUFFIXES,
                type -> Shell.is(type) ? Stream.empty() : impurities(type));
    }

    private static Stream<String> impurities(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> !allowed(type, dependency.getTargetClass()))
                .map(Dependency::getDescription);
    }

    private static boolean allowed(JavaClass from, JavaClass to) {
        JavaClass target = to.getBaseComponentType();
        if (target.isPrimitive()) {
            return true;
        }
        if (Shell.isOurs(target)) {
            boolean near = Shell.moduleOf(from).equals(Shell.moduleOf(target))
                    || VALUES_OF_ALL.contains(Shell.moduleOf(target));
            return near && !Shell.is(target);
        }
        String name = Shell.outermostName(target);
        return COMPUTING_CLASSES.contains(name)
                || COMPUTING_PACKAGES.contains(target.getPackageName())
                        && !OUTSIDE_WORLD.matcher(name).matches();
    }
}
