package io.bridgekeeper.listing;

import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import java.util.ArrayList;
import java.util.List;

/** Between a request that asks for a part of a list, and the part. */
public final class SliceMapper {

    private SliceMapper() {}

    /**
     * Reads the parameters of a request that has no others.
     *
     * @param list   the list's name and its filters, in a fixed order
     * @param cursor {@code next} of the part before; null: from the newest on
     * @throws RuntimeException that is answered with 400, and names every fault
     */
    public static Slice slice(List<String> list, String cursor, String limit) {
        return slice(list, cursor, limit, new ArrayList<>());
    }

    /**
     * The same of a request that has other parameters, which were read before.
     *
     * @param faults of those; what is wrong here is added to them
     */
    public static Slice slice(List<String> list, String cursor, String limit, List<RequestFault> faults) {
        Slice slice = Slice.read(list, cursor, limit, faults);
        if (!faults.isEmpty()) {
            throw ProblemMapper.badRequest(faults);
        }
        return slice;
    }
}
