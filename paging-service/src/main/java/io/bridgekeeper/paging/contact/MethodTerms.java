package io.bridgekeeper.paging.contact;

import java.time.Duration;

/**
 * On which terms contact methods are verified and tested.
 *
 * @param codeValidity   how long a code may be answered
 * @param codesPerHour   to one person
 * @param codesPerTarget in an hour, whoever asks
 * @param testsPerHour   of one method
 * @param selfTestEvery  from one test of a method to the next
 */
record MethodTerms(
        Duration codeValidity, int codesPerHour, int codesPerTarget, int testsPerHour, Duration selfTestEvery) {}
