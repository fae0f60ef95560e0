package io.bridgekeeper.paging.contact;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How contact methods are verified and tested. */
@ConfigMapping(prefix = "paging.contact")
interface ContactConfig {

    /** How long a code may be answered. */
    @WithDefault("PT15M")
    Duration codeValidity();

    /** Codes that one person may ask for in an hour, over all their methods. */
    @WithDefault("20")
    int codesPerHour();

    /** Codes that may go to one target in an hour, whoever asks for them. */
    @WithDefault("5")
    int codesPerTarget();

    /** Tests of one method that its person may ask for in an hour. */
    @WithDefault("5")
    int testsPerHour();

    /** From one test of a method to the next. */
    @WithDefault("P30D")
    Duration selfTestEvery();

    /** How often one test is tried before the method counts as failing, at least 1. */
    @WithDefault("3")
    int selfTestTries();

    /** Between the first and the second try; doubles after each. */
    @WithDefault("PT5M")
    Duration selfTestPause();

    /** After it a test that is still being sent is taken over; longer than any channel's timeout. */
    @WithDefault("PT1M")
    Duration selfTestLease();

    /** The longest wait for a test that is due. */
    @WithDefault("PT1M")
    Duration selfTestPoll();
}
