package io.bridgekeeper.gateway.format.mapping;

import io.bridgekeeper.gateway.format.Json;
import io.burt.jmespath.Adapter;
import io.burt.jmespath.node.Node;
import io.burt.jmespath.node.StandardNodeFactory;
import java.util.ArrayList;
import java.util.List;

/** The library's parts of an expression, but for slices: its own fail at a list that is empty, and at a step that is huge. */
final class CountedNodesMapper extends StandardNodeFactory<Json> {

    private final Adapter<Json> adapter;

    CountedNodesMapper(Adapter<Json> adapter) {
        super(adapter);
        this.adapter = adapter;
    }

    @Override
    public Node<Json> createSlice(Integer start, Integer stop, Integer step) {
        return new Slice(adapter, start, stop, step == null ? 1 : step);
    }

    private static final class Slice extends Node<Json> {

        private final Adapter<Json> adapter;
        private final Integer start;
        private final Integer stop;
        private final int step;

        Slice(Adapter<Json> adapter, Integer start, Integer stop, int step) {
            super(adapter);
            this.adapter = adapter;
            this.start = start;
            this.stop = stop;
            this.step = step;
        }

        @Override
        public Json search(Json input) {
            if (!(input instanceof Json.Items)) {
                return adapter.createNull();
            }
            List<Json> items = adapter.toList(input);
            boolean forward = step > 0;
            long first = place(start, items.size(), forward ? 0 : items.size() - 1);
            long end = place(stop, items.size(), forward ? items.size() : -1);
            List<Json> cut = new ArrayList<>();
            for (long i = first; forward ? i < end : i > end; i += step) {
                cut.add(items.get((int) i));
            }
            return adapter.createArray(cut);
        }

        /** Counted from the end where it is negative, and never outside the list. */
        private long place(Integer sent, int size, int otherwise) {
            if (sent == null) {
                return otherwise;
            }
            long place = sent < 0 ? (long) sent + size : sent;
            return step > 0 ? Math.clamp(place, 0, size) : Math.clamp(place, -1, size - 1L);
        }

        @Override
        protected String internalToString() {
            return start + ", " + stop + ", " + step;
        }

        @Override
        protected boolean internalEquals(Object other) {
            return other instanceof Slice slice && internalToString().equals(slice.internalToString());
        }

        @Override
        protected int internalHashCode() {
            return internalToString().hashCode();
        }
    }
}
