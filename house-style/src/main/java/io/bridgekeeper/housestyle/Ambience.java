package io.bridgekeeper.housestyle;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is in the air of a process: the time, fresh ids, chance. Only a {@code *Config} class breathes it. */
final class Ambience {

    /** Matched against {@code owner.method(parameter types)}. */
    private static final Pattern READ =
            Pattern.compile("java\\.time\\..*\\.now\\((?!java\\.time\\.(Clock|InstantSource)).*"
                    + "|java\\.time\\.(Clock|InstantSource)\\.(system|tick(Millis|Seconds|Minutes)).*"
                    + "|java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(.*"
                    + "|java\\.util\\.Date\\.<init>\\(\\)"
                    + "|java\\.util\\.(Calendar\\.getInstance|GregorianCalendar\\.<init>)\\(.*"
                    + "|java\\.util\\.UUID\\.randomUUID\\(.*"
                    + "|com\\.github\\.f4b6a3\\.uuid\\..*"
                    + "|java\\.lang\\.(Strict)?Math\\.random\\(.*"
                    + "|java\\.util\\.(Random|SplittableRandom)\\.<init>\\(.*"
                    + "|java\\.util\\.concurrent\\.ThreadLocalRandom\\.current\\(.*"
                    + "|java\\.util\\.random\\.RandomGenerator\\.(of|getDefault)\\(.*"
                    + "|java\\.security\\.SecureRandom\\.(<init>|getInstance.*)\\(.*");

    private Ambience() {}

    static ArchCondition<JavaClass> notBeRead() {
        return new Breaches(
                "take the time, ids and chance as arguments unless their name ends in Config",
                type -> Shell.hasSuffix(type, List.of("Config")) ? Stream.empty() : reads(type));
    }

    private static Stream<String> reads(JavaClass type) {
        return type.getAccessesFromSelf().stream()
                .filter(access -> access.getTarget() instanceof CodeUnitAccessTarget target
                        && READ.matcher(target.getFullName()).matches())
                .map(JavaAccess::getDescription);
    }
}
