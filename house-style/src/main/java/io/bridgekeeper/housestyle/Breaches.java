package io.bridgekeeper.housestyle;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import java.util.stream.Stream;

/** A condition that lists what is wrong with a class, each with its place; nothing listed is a pass. */
final class Breaches extends ArchCondition<JavaClass> {

    private final Function<JavaClass, Stream<String>> finder;

    Breaches(String description, Function<JavaClass, Stream<String>> finder) {
        super(description);
        this.finder = finder;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        finder.apply(type).distinct().forEach(breach -> events.add(SimpleConditionEvent.violated(type, breach)));
    }

    static String at(JavaClass type) {
        return type.getDescription() + " in " + type.getSourceCodeLocation();
    }
}
