package io.bridgekeeper.paging.quality;

import io.bridgekeeper.paging.rotation.Range;
import java.time.Duration;
import java.util.Optional;

/**
 * What a rotation asks of one person. Hours in which they are on call for more than one reason count once, hours as a
 * shadow not at all.
 *
 * @param load         hours on call against the mean of all whom the rotation names: 1 is a fair share
 * @param nights       hours on call from 22:00 to 06:00 by their own clock
 * @param nightShare   of all such hours of everybody, 0 to 1
 * @param weekends     hours on call on Saturdays and Sundays by their own clock
 * @param weekendShare of all such hours of everybody, 0 to 1
 * @param shifts       stretches of duty without a break
 * @param longest      the longest of them; empty where the person is never on call
 * @param shortestRest between two of them; empty where there are not two
 */
public record PersonLoad(
        String personId,
        Duration onCall,
        double load,
        Duration nights,
        double nightShare,
        Duration weekends,
        double weekendShare,
        int shifts,
        Optional<Range> longest,
        Optional<Range> shortestRest) {}
