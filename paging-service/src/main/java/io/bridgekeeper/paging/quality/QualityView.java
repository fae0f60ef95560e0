package io.bridgekeeper.paging.quality;

import io.bridgekeeper.paging.rotation.Range;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How good a rotation's schedule is, as the API shows it. Shares are from 0 to 1, hours to a hundredth.
 *
 * @param uncoveredShare of the time nobody is on call as primary
 * @param singleShare    of the time one person alone is on call
 * @param people         by load, the highest first
 * @param findings       the weightiest first
 */
record QualityView(
        String rotationId,
        Instant from,
        Instant until,
        double uncoveredShare,
        double singleShare,
        List<PersonLine> people,
        List<FindingLine> findings) {

    /**
     * @param load              hours on call against the mean: 1 is a fair share
     * @param nightShare        of everybody's hours from 22:00 to 06:00, each by their own clock
     * @param weekendShare      of everybody's hours on Saturdays and Sundays
     * @param shifts            stretches of duty without a break
     * @param longestShiftHours absent where the person is never on call
     * @param shortestRestHours between two shifts; absent where there are not two
     */
    record PersonLine(
            String personId,
            double hours,
            double load,
            double nightHours,
            double nightShare,
            double weekendHours,
            double weekendShare,
            int shifts,
            Double longestShiftHours,
            Double shortestRestHours) {

        static PersonLine of(PersonLoad load) {
            return new PersonLine(
                    load.personId(),
                    inHours(load.onCall().toMinutes()),
                    rounded(load.load()),
                    inHours(load.nights().toMinutes()),
                    rounded(load.nightShare()),
                    inHours(load.weekends().toMinutes()),
                    rounded(load.weekendShare()),
                    load.shifts(),
                    inHours(load.longest()),
                    inHours(load.shortestRest()));
        }
    }

    /**
     * @param kind {@code uncovered}, {@code single-covered}, {@code little-rest}, {@code long-duty}, {@code load},
     *     {@code nights} or {@code weekends}
     */
    record FindingLine(String kind, String text) {}

    /** @param worst the weightiest finding in words; absent where there is none */
    record Line(
            String rotationId,
            double uncoveredShare,
            double singleShare,
            double highestLoad,
            int findings,
            String worst) {}

    /**
     * @param rotations in the order of their ids
     * @param next      to be given as {@code after} for those that follow; absent where there are none
     */
    record Lines(Instant from, Instant until, List<Line> rotations, String next) {}

    static QualityView of(String rotationId, ScheduleQuality quality) {
        return new QualityView(
                rotationId,
                quality.range().from(),
                quality.range().until(),
                rounded(quality.uncoveredShare()),
                rounded(quality.singleShare()),
                quality.people().stream().map(PersonLine::of).toList(),
                Findings.of(quality).stream()
                        .map(finding -> new FindingLine(finding.kind().word(), finding.text()))
                        .toList());
    }

    static Line line(String rotationId, ScheduleQuality quality) {
        List<Finding> findings = Findings.of(quality);
        return new Line(
                rotationId,
                rounded(quality.uncoveredShare()),
                rounded(quality.singleShare()),
                quality.people().isEmpty()
                        ? 0
                        : rounded(quality.people().getFirst().load()),
                findings.size(),
                findings.isEmpty() ? null : findings.getFirst().text());
    }

    private static Double inHours(Optional<Range> range) {
        return range.map(r -> inHours(r.length().toMinutes())).orElse(null);
    }

    private static double inHours(long minutes) {
        return Math.round(minutes / 0.6) / 100.0;
    }

    private static double rounded(double value) {
        return Math.round(10_000 * value) / 10_000.0;
    }
}
