package io.bridgekeeper.paging.oncall;

import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads moments and stretches of time out of a request's parameters. */
public final class PeriodMapper {

    private static final Instant EARLIEST =
            OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();
    private static final Instant LATEST =
            OffsetDateTime.of(2100, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();

    private PeriodMapper() {}

    /** @param text absent: {@code now} */
    static Instant at(String text, Instant now) {
        List<RequestFault> faults = new ArrayList<>();
        Instant at = instant("at", text, now, faults);
        refuse(faults);
        return at;
    }

    /**
     * @param from    absent: {@code now}
     * @param until   absent: {@code usual} after the beginning
     * @param longest refused beyond it
     */
    public static Range period(String from, String until, Instant now, Duration usual, Duration longest) {
        List<RequestFault> faults = new ArrayList<>();
        Instant begins = instant("from", from, now, faults);
        Instant ends = instant("until", until, begins.plus(usual), faults);
        if (faults.isEmpty() && !begins.isBefore(ends)) {
            faults.add(new RequestFault("until", "must be after from"));
        } else if (faults.isEmpty() && Duration.between(begins, ends).compareTo(longest) > 0) {
            faults.add(new RequestFault("until", "must be at most " + longest.toDays() + " days after from"));
        }
        refuse(faults);
        return new Range(begins, ends);
    }

    private static Instant instant(String path, String text, Instant absent, List<RequestFault> faults) {
        if (text == null) {
            return absent;
        }
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            if (!at.isBefore(EARLIEST) && at.isBefore(LATEST)) {
                return at;
            }
            faults.add(new RequestFault(path, "must be from 2000 to 2099"));
        } catch (DateTimeException e) {
            faults.add(new RequestFault(path, "must be an instant such as 2026-11-23T09:00:00Z"));
        }
        return absent;
    }

    private static void refuse(List<RequestFault> faults) {
        if (!faults.isEmpty()) {
            throw ProblemMapper.badRequest(faults);
        }
    }
}
