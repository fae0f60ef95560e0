package io.bridgekeeper.gateway.format.mapping;

import io.burt.jmespath.Adapter;
import io.burt.jmespath.JmesPathType;
import io.burt.jmespath.function.ArgumentConstraints;
import io.burt.jmespath.function.BaseFunction;
import io.burt.jmespath.function.FunctionArgument;
import io.burt.jmespath.function.FunctionRegistry;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The functions of JMESPath, no more and no fewer; three of them ours, because the library's do work that its adapter does
 * not see and so cannot count.
 */
final class CountedFunctionsMapper {

    /** Characters compared for one step, by a search that looks for the first one many at a time. */
    private static final int COMPARED = 64;

    private CountedFunctionsMapper() {}

    static FunctionRegistry registry() {
        return FunctionRegistry.defaultRegistry().extend(new Join(), new Contains(), new Merge());
    }

    /** The library's looks at the glue once and copies it for every element. */
    private static final class Join extends BaseFunction {

        Join() {
            super(
                    "join",
                    ArgumentConstraints.typeOf(JmesPathType.STRING),
                    ArgumentConstraints.arrayOf(ArgumentConstraints.typeOf(JmesPathType.STRING)));
        }

        @Override
        protected <T> T callFunction(Adapter<T> adapter, List<FunctionArgument<T>> arguments) {
            Iterator<T> parts = adapter.toList(arguments.get(1).value()).iterator();
            StringBuilder joined = new StringBuilder();
            while (parts.hasNext()) {
                joined.append(adapter.toString(parts.next()));
                if (parts.hasNext()) {
                    joined.append(adapter.toString(arguments.get(0).value()));
                }
            }
            return adapter.createString(joined.toString());
        }
    }

    /** The library's compares whole values, and texts at every place, unseen. */
    private static final class Contains extends BaseFunction {

        Contains() {
            super(
                    "contains",
                    ArgumentConstraints.typeOf(JmesPathType.ARRAY, JmesPathType.STRING),
                    ArgumentConstraints.anyValue());
        }

        @Override
        protected <T> T callFunction(Adapter<T> adapter, List<FunctionArgument<T>> arguments) {
            T within = arguments.get(0).value();
            T sought = arguments.get(1).value();
            return adapter.createBoolean(
                    adapter.typeOf(within) == JmesPathType.STRING
                            ? text(adapter, within, sought)
                            : item(adapter, within, sought));
        }

        private static <T> boolean text(Adapter<T> adapter, T within, T sought) {
            if (adapter.typeOf(sought) != JmesPathType.STRING) {
                return false;
            }
            String text = adapter.toString(within);
            String part = adapter.toString(sought);
            CountedJsonMapper.of(adapter).pay((long) text.length() * part.length() / COMPARED);
            return text.contains(part);
        }

        private static <T> boolean item(Adapter<T> adapter, T within, T sought) {
            for (T item : adapter.toList(within)) {
                if (adapter.compare(item, sought) == 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The library's gathers in a hash table, which names with one hash make slow; a tree is in no one's hand. */
    private static final class Merge extends BaseFunction {

        Merge() {
            super("merge", ArgumentConstraints.listOf(1, ArgumentConstraints.typeOf(JmesPathType.OBJECT)));
        }

        @Override
        protected <T> T callFunction(Adapter<T> adapter, List<FunctionArgument<T>> arguments) {
            Map<T, T> merged = new TreeMap<>(adapter);
            for (FunctionArgument<T> argument : arguments) {
                for (T name : adapter.getPropertyNames(argument.value())) {
                    merged.put(name, adapter.getProperty(argument.value(), name));
                }
            }
            return adapter.createObject(merged);
        }
    }
}
